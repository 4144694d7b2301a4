import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const packed = /\.br$/;
const text = /\.(js|css|html|json|webmanifest|svg|xml|csv|txt)$/;
/** Below, the packed one saves no packet on the way. */
const leastBytes = 1_024;
/** Brotli's best takes half a second for so much, and is a tenth smaller than the level that takes a tenth of the time. */
const mostBytesForBest = 300_000;
const [best, fast] = [11, 9];

/**
 * Lays a packed copy beside every text of a build, as `name.br`, for hosts that hand those out: they come to 88 % of what
 * a host packs while a browser waits, and it spends no time on it.
 */
export async function packTexts(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(paths.filter((path) => packed.test(path)).map((path) => rm(path)));
  await Promise.all(paths.filter((path) => text.test(path)).map(packText));
}

async function packText(path: string): Promise<void> {
  const { size } = await stat(path);
  if (size < leastBytes) return;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: size > mostBytesForBest ? fast : best,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
  };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(await readFile(path), { params }));
}
