import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Which pieces of code each piece begins with, by their paths in the build. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** A page's word to the browser that it will need a piece of code, as the framework writes it. */
const link = /<link href="([^"]*?)(_app\/immutable\/[^"]+\.js)" rel="modulepreload">/g;

/**
 * A page that names every piece of code it begins with. The framework names those that it finds on its way, and the
 * browser would learn of the others one after another, each from the one before.
 */
export function withAllFirstCode(html: string, imports: Imports): string {
  const links = [...html.matchAll(link)];
  const last = links.at(-1);
  if (last === undefined) return html;
  const named = links.map(([, , path = '']) => path);
  const needed = new Set(named);
  for (const path of needed) for (const next of imports.get(path) ?? []) needed.add(next);
  const missing = [...needed].slice(named.length);
  const end = last.index + last[0].length;
  const more = missing.map((path) => `\n\t\t<link href="${last[1] ?? ''}${path}" rel="modulepreload">`);
  return html.slice(0, end) + more.join('') + html.slice(end);
}

/** Completes every page of a build. */
export async function nameFirstCode(folder: string, imports: Imports): Promise<void> {
  for (const path of await readdir(folder, { recursive: true })) {
    if (!path.endsWith('.html')) continue;
    const page = join(folder, path);
    await writeFile(page, withAllFirstCode(await readFile(page, 'utf8'), imports));
  }
}
