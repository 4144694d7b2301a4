import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOfScript } from './content-policy.js';
import { guardScripts } from './guard-scripts.js';

/** The policy in a page, as the framework writes it. */
const policy = /<meta http-equiv="content-security-policy" content="([^"]*)">/;

/**
 * A page that holds the guards where it named their files. Each says in `data-file` where its file would be: the first
 * one finds by it what workers import (`static/guard.js`), under whatever path the app lies.
 *
 * @throws where the page names none, or its policy does not: it would run without.
 */
export function withGuards(html: string): string {
  const [, allowed = ''] = policy.exec(html) ?? [];
  return guardScripts.reduce((page, { file, text }) => {
    if (!allowed.includes(`'${hashOfScript(text)}'`))
      throw new Error(`a page's policy does not name ${file}`);
    const held = new RegExp(`<script data-file="[^"]*/${file}">`);
    if (held.test(page) && page.includes(`>${text}</script>`)) return page;
    const named = new RegExp(`<script src="([^"]*/${file})"></script>`);
    if (!named.test(page)) throw new Error(`a page does not begin with ${file}`);
    return page.replace(named, (_tag, address: string) => `<script data-file="${address}">${text}</script>`);
  }, html);
}

/** Puts the guards into every page of a build. What no worker needs is no file any more. */
export async function inlineGuards(folder: string): Promise<void> {
  for (const path of await readdir(folder, { recursive: true })) {
    if (!path.endsWith('.html')) continue;
    const page = join(folder, path);
    await writeFile(page, withGuards(await readFile(page, 'utf8')));
  }
  await rm(join(folder, 'guard-page.js'), { force: true });
}
