import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finishBuild, withoutShipped } from '#cli/finish-build.ts';

/** Every file of a build has another address, so that no cache takes the one for the other. */
const [ownFolder, newFolder] = ['_app', '_next'];
const serviceWorker = 'service-worker.js';

/** A copy of a build whose database is one version further, as an update of the app would bring it. */
export async function newerBuild(build: string, keepsOlderFiles: boolean): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'benchside-newer-'));
  // Packed texts would be those of the older build; a host without any packs what it sends.
  await cp(build, copy, { recursive: true, filter: (path) => !path.endsWith('.br') });
  await rename(join(copy, ownFolder), join(copy, newFolder));
  let raised = 0;
  for (const entry of await readdir(copy, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(html|m?js|json|css|webmanifest)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    if (entry.name === serviceWorker) continue;
    const text = await readFile(path, 'utf8');
    const next = withNewerDatabase(text);
    if (next !== text) raised += 1;
    await writeFile(path, moved(next));
  }
  const worker = join(copy, serviceWorker);
  await writeFile(worker, withoutShipped(await readFile(worker, 'utf8')));
  await finishBuild(copy, new Map());
  if (keepsOlderFiles) await cp(join(build, ownFolder), join(copy, ownFolder), { recursive: true });
  if (raised === 0) throw new Error(`no database version was found in ${build}`);
  return copy;
}

/** The text with every address moved; a page's policy names its scripts by their hashes, which move with them. */
function moved(text: string): string {
  const move = (part: string) => part.replaceAll(`${ownFolder}/`, `${newFolder}/`);
  const hash = (part: string) => createHash('sha256').update(part).digest('base64');
  const scripts = [...text.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script = '']) => script);
  return scripts.reduce((page, script) => page.replaceAll(hash(script), hash(move(script))), move(text));
}

/** Raises the last version of a Dexie schema; a text without one stays as it is. */
export function withNewerDatabase(text: string): string {
  if (!text.includes('.version(1).stores(')) return text;
  const versions = [...text.matchAll(/\.version\((\d+)\)\.(?:stores|upgrade)\(/g)].map(([, n]) => Number(n));
  const last = Math.max(...versions);
  return last === 1 ? text : text.replaceAll(`.version(${String(last)}).`, `.version(${String(last + 1)}).`);
}
