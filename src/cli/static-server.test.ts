import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveFolder, type StaticServer } from './static-server.ts';

let folder: string;
let server: StaticServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'benchside-static-'));
  await mkdir(join(folder, '_app/immutable/workers'), { recursive: true });
  await mkdir(join(folder, 'help'));
  await writeFile(join(folder, 'index.html'), '<title>Home</title>');
  await writeFile(join(folder, 'help/index.html'), '<title>Help</title>');
  await writeFile(join(folder, '_app/immutable/workers/analysis-1a2b.js'), 'onmessage = () => {};');
  await writeFile(join(folder, '_app/immutable/long.js'), '//'.padEnd(5000, '-'));
  await writeFile(join(folder, '_app/immutable/packed.js'), 'let long;');
  await writeFile(join(folder, '_app/immutable/packed.js.br'), brotliCompressSync('let packed;'));
  await writeFile(join(folder, '_app/immutable/engine.wasm'), new Uint8Array(5000));
  await writeFile(join(folder, '.sources-sha256'), 'private');
  server = await serveFolder(folder);
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

describe('the server behind npm start', () => {
  test('gives a page with the headers that isolate it', async () => {
    const response = await fetch(`${server.url}/`);
    expect(await response.text()).toContain('Home');
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; .*; frame-ancestors 'none'$/,
      ) as string,
      'cache-control': 'no-cache',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
  });

  test('gives a worker script its own policy: nothing but its own origin', async () => {
    const { headers } = await fetch(`${server.url}/_app/immutable/workers/analysis-1a2b.js`);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("connect-src 'self'");
    expect(headers.get('cache-control')).toContain('immutable');
  });

  test('says what isolates a file also where it has not changed', async () => {
    const address = `${server.url}/`;
    const etag = (await fetch(address)).headers.get('etag') ?? '';
    const again = await fetch(address, { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    expect(again.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(again.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(again.headers.get('cache-control')).toBe('no-cache');
  });

  test('answers deep links, and says 404 to what is not there', async () => {
    expect((await fetch(`${server.url}/help/`)).status).toBe(200);
    const missing = await fetch(`${server.url}/nothing/`);
    expect(missing.status).toBe(404);
    expect(missing.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    // For a year, a browser would not ask again for a file that an update was just bringing.
    const script = await fetch(`${server.url}/_app/immutable/chunks/not-yet-there.js`);
    expect([script.status, script.headers.get('cache-control')]).toEqual([404, 'no-store']);
  });

  test('packs text for the way, and nothing else', async () => {
    const packed = await fetch(`${server.url}/_app/immutable/long.js`);
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(await packed.text()).toHaveLength(5000);
    const engine = await fetch(`${server.url}/_app/immutable/engine.wasm`);
    expect(engine.headers.get('content-encoding')).toBeNull();
  });

  test('hands out what the build has packed, as what it is, to a browser that can unpack it', async () => {
    const at = `${server.url}/_app/immutable/packed.js`;
    const packed = await fetch(at, { headers: { 'Accept-Encoding': 'gzip, br' } });
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect(packed.headers.get('content-type')).toContain('javascript');
    expect(packed.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await packed.text()).toBe('let packed;');
    const plain = await fetch(at, { headers: { 'Accept-Encoding': 'identity' } });
    expect(await plain.text()).toBe('let long;');
  });

  test('serves neither hidden files nor files outside the folder', async () => {
    expect((await fetch(`${server.url}/.sources-sha256`)).status).toBe(404);
    expect((await fetch(`${server.url}/..%2f..%2fetc%2fpasswd`)).status).toBe(404);
  });

  test('takes the next port when the first is taken, and says so when none is free', async () => {
    const taken = Number(new URL(server.url).port);
    const next = await serveFolder(folder, [taken, 0]);
    expect(next.url).not.toBe(server.url);
    await next.close();
    await expect(serveFolder(folder, [taken])).rejects.toThrow('set PORT');
  });
});
