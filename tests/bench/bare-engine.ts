import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Picture } from '#core/picture.ts';
import { readPicture } from '#analyses/knowledge-test/recognition/read-picture.ts';
import { ok } from '#core/result.ts';
import { portableGreyMap } from '#text-recognition/portable-grey-map.ts';
import { nodePictures } from '../support/node-pictures.ts';
import { withPage, type Place } from './open-page.ts';
import { browserTime } from './process-time.ts';

/** What the engine alone takes for pictures that were prepared beforehand. */
export type BareRun = {
  /** From starting the workers to the last answer. */
  readonly seconds: number;
  /** Of these, until the engine was open in all of them. */
  readonly openingS: number;
  /** Processor time of the page with its workers. */
  readonly cpuMs: number | undefined;
};

const require = createRequire(import.meta.url);

/**
 * Lays the two pictures that the app's two readings of each photo see, and the engine as its package has it, into a
 * folder. The codes' third reading is none of it: that, preparing and all else is what the app adds.
 */
export async function prepareBareEngine(photos: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'benchside-bare-'));
  const write = (name: string, bytes: string | Uint8Array) => writeFile(join(folder, name), bytes);
  const core = 'tesseract.js-core/tesseract-core-simd-lstm';
  for (const ending of ['js', 'wasm'])
    await copyFile(require.resolve(`${core}.${ending}`), join(folder, `tesseract-core-simd-lstm.${ending}`));
  const english = require.resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz');
  await write('eng.traineddata', gunzipSync(await readFile(english)));
  for (const script of ['page.js', 'worker.js'])
    await copyFile(join(import.meta.dirname, `bare-engine.${script}`), join(folder, script));
  await write('index.html', '<!doctype html><title>The engine alone</title><script src="page.js"></script>');
  const passes: { readonly name: string; readonly dpi: number }[][] = [];
  for (const [at, path] of photos.entries()) {
    const seen = await picturesRead(new Uint8Array(await readFile(path)));
    passes.push(
      await Promise.all(
        seen.map(async (picture, pass) => {
          const name = `${String(at)}-${String(pass)}.pgm`;
          await write(name, portableGreyMap(picture));
          return { name, dpi: Math.round(picture.dpi ?? 300) };
        }),
      ),
    );
  }
  await write('passes.json', JSON.stringify(passes));
  return folder;
}

/** What the recogniser is shown of a photo before any code is looked at more closely. */
async function picturesRead(bytes: Uint8Array): Promise<readonly Picture[]> {
  const photo = await nodePictures.decode(bytes);
  if (!photo.ok) throw new Error(JSON.stringify(photo.fault));
  const shown: Picture[] = [];
  const recogniseText = (picture: Picture) => {
    shown.push(picture);
    const { widthPx: width, heightPx: height } = picture;
    return Promise.resolve(ok({ origin: 'recognised', unit: 'pixel', width, height, lines: [] } as const));
  };
  await readPicture(photo.value, { recogniseText }, 1);
  return shown.slice(0, 2);
}

/** Runs the prepared passes through the bare engine in so many workers, each taking the next photo when it is free. */
export async function runBareEngine({ browser }: Place, folder: string, workers: number): Promise<BareRun> {
  const server = await serve(folder);
  try {
    return await withPage({ browser, url: server.url }, async ({ page, profile }) => {
      const before = await browserTime(profile);
      const times = await page.evaluate<Pick<BareRun, 'seconds' | 'openingS'>>(`readAll(${String(workers)})`);
      const after = await browserTime(profile);
      return { ...times, cpuMs: before && after && after.renderersMs - before.renderersMs };
    });
  } finally {
    await server.close();
  }
}

/** Without the app's headers: a bare page has no policy of its own. */
async function serve(folder: string): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };
  const server = createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : basename(request.url ?? '');
    readFile(join(folder, name)).then(
      (bytes) => {
        response.setHeader('Content-Type', types[extname(name)] ?? 'application/octet-stream').end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${String((server.address() as AddressInfo).port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

export const forgetBareEngine = (folder: string) => rm(folder, { recursive: true, force: true });
