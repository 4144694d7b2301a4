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

/**
 * A page that names pieces of code to be fetched once all that it begins with is there (`app/code-ahead.ts`): nothing
 * that can be pressed waits for them.
 */
export function withCodeAhead(html: string, imports: Imports, ahead: readonly string[]): string {
  const links = [...html.matchAll(link)];
  const last = links.at(-1);
  if (last === undefined) return html;
  const first = new Set(links.map(([, , path = '']) => path));
  const needed = new Set(ahead);
  for (const path of needed) for (const next of imports.get(path) ?? []) needed.add(next);
  const end = last.index + last[0].length;
  const more = [...needed]
    .filter((path) => !first.has(path))
    .map((path) => `\n\t\t<meta name="benchside-ahead" content="${last[1] ?? ''}${path}">`);
  return html.slice(0, end) + more.join('') + html.slice(end);
}

/** Completes every page of a build; the home page has `ahead` fetched as well. */
export async function nameFirstCode(
  folder: string,
  imports: Imports,
  ahead: readonly string[] = [],
): Promise<void> {
  for (const path of await readdir(folder, { recursive: true })) {
    if (!path.endsWith('.html')) continue;
    const page = join(folder, path);
    const html = withAllFirstCode(await readFile(page, 'utf8'), imports);
    await writeFile(page, path === 'index.html' ? withCodeAhead(html, imports, ahead) : html);
  }
}
