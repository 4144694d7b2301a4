import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { hashOfScript } from './content-policy.js';
import { guardScripts, workersGuard } from './guard-scripts.js';

/** The policy in a page, as the framework writes it. */
const policy = /<meta http-equiv="content-security-policy" content="([^"]*)">/;

/**
 * Where the file lies that workers import. A name with its content's hash in it, for which no browser asks again:
 * WebKit refuses to run what an isolated worker imports where a host answered that it has not changed, and did not say
 * once more that it is isolated (seen in WebKitGTK 2.50: every other worker did not start).
 */
const hashOfText = createHash('sha256').update(workersGuard.text).digest('hex').slice(0, 8);
export const guardOfWorkers = `_app/immutable/guard-${hashOfText}.js`;

/**
 * A page that holds the guards where it named their files. Each says in `data-app` where the app is and in `data-file`
 * where its file would be: the first one finds by them its own files (`static/guard.js`), under whatever path they lie.
 *
 * @throws where the page names none, or its policy does not: it would run without.
 */
export function withGuards(html: string): string {
  const [, allowed = ''] = policy.exec(html) ?? [];
  return guardScripts.reduce((page, { file, text }) => {
    if (!allowed.includes(`'${hashOfScript(text)}'`))
      throw new Error(`a page's policy does not name ${file}`);
    const lies = file === workersGuard.file ? guardOfWorkers : file;
    const held = new RegExp(`<script data-app="[^"]*" data-file="[^"]*/${basename(lies)}">`);
    if (held.test(page) && page.includes(`>${text}</script>`)) return page;
    const named = new RegExp(`<script src="([^"]*/)${file}"></script>`);
    if (!named.test(page)) throw new Error(`a page does not begin with ${file}`);
    return page.replace(
      named,
      (_tag, root: string) => `<script data-app="${root}" data-file="${root}${lies}">${text}</script>`,
    );
  }, html);
}

/** Puts the guards into every page of a build. What no worker needs is no file any more, and the other's name is its own. */
export async function inlineGuards(folder: string): Promise<void> {
  for (const path of await readdir(folder, { recursive: true })) {
    if (!path.endsWith('.html')) continue;
    const page = join(folder, path);
    await writeFile(page, withGuards(await readFile(page, 'utf8')));
  }
  await mkdir(join(folder, dirname(guardOfWorkers)), { recursive: true });
  for (const { file, text } of guardScripts) {
    const path = join(folder, file);
    if (file === workersGuard.file && existsSync(path)) await writeFile(join(folder, guardOfWorkers), text);
    await rm(path, { force: true });
  }
}
