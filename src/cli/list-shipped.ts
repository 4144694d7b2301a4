import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ShippedFile } from '#service-worker/shipped.ts';
import { partOf, type ModuleShare } from './shipped-part.ts';

/** What lies in the build for others than the app: for the host, for the browser alone, or for people who look into it. */
const notOfTheApp =
  /(^|\/)(\.[^/]*|_headers|README\.md)$|\.br$|^(service-worker\.js|nginx\.conf|_app\/version\.json)$/;

/** The address of a file below the app's own: a page's is that of its folder, which every static host answers. */
export function addressOf(path: string): string {
  return path.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1');
}

/** Every file of a finished build, in the order of their addresses; `modules` by the path of a piece of code. */
export async function listShipped(
  folder: string,
  modules: ReadonlyMap<string, readonly ModuleShare[]> = new Map(),
): Promise<readonly ShippedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !notOfTheApp.test(path))
    .sort();
  return Promise.all(
    paths.map(async (path) => {
      const content = await readFile(join(folder, path));
      const sha256 = createHash('sha256').update(content).digest('base64');
      return {
        path: addressOf(path),
        part: partOf(path, modules.get(path)),
        bytes: content.byteLength,
        sha256,
      };
    }),
  );
}
