import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serveFolder } from '#cli/static-server.ts';
import { visitAtOnce } from './visit.ts';

test('the server behind npm start hands fifty visitors at once every file, whole', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'benchside-visits-'));
  await mkdir(join(folder, '_app/immutable'), { recursive: true });
  await writeFile(join(folder, 'index.html'), '<title>Home</title>');
  await writeFile(join(folder, '_app/immutable/runtime.wasm'), Buffer.alloc(1_000_000, 7));
  const server = await serveFolder(folder);
  const files = [
    { path: '', bytes: 19 },
    { path: '_app/immutable/runtime.wasm', bytes: 1_000_000 },
  ];
  expect(await visitAtOnce(`${server.url}/`, files, 50)).toMatchObject({ requests: 100, faults: 0 });

  const missing = await visitAtOnce(`${server.url}/`, [{ path: 'nothing.js', bytes: 1 }], 2);
  expect(missing.firstFaults).toEqual(['nothing.js: status 404', 'nothing.js: status 404']);
  await server.close();
  await rm(folder, { recursive: true });
});
