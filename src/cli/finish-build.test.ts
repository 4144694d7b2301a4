import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Shipped } from '#service-worker/shipped.ts';
import { checkSizes, finishBuild, withoutShipped, withShipped } from './finish-build.ts';
import { hashOfScript } from './content-policy.js';
import { guardScripts } from './guard-scripts.js';
import { headersFor } from './headers.ts';
import { guardOfWorkers } from './inline-guards.ts';

const nothing: Shipped = { files: [], headers: { scripts: {}, others: {} } };

let folder: string;

/** A page as the framework leaves it: guards by their files, and a policy that knows their texts. */
const page = (title: string, root: string) => {
  const hashes = guardScripts.map(({ text }) => `'${hashOfScript(text)}'`).join(' ');
  const policy = `<meta http-equiv="content-security-policy" content="script-src ${hashes}">`;
  const guards = guardScripts.map(({ file }) => `<script src="${root}/${file}"></script>`).join('');
  return `${guards}${policy}<title>${title}</title>`;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'benchside-built-'));
  for (const path of ['_app/immutable/chunks', 'help/columns', 'samples/cpet'])
    await mkdir(join(folder, path), { recursive: true });
  const files = {
    'index.html': page('Home', '.'),
    'help/columns/index.html': page('Columns', '../..'),
    'guard.js': 'let guard;',
    'guard-page.js': 'let guardOfPage;',
    '_app/immutable/chunks/a1.js': 'export {};',
    '_app/immutable/chunks/b2.js': 'export const pdf = 1;',
    '_app/version.json': '{"version":"1"}',
    'samples/cpet/01.csv': 't,V\n',
    'samples/cpet/01.csv.br': 'of an earlier build',
    'samples/cpet/README.md': 'for people',
    '.nojekyll': '',
    'service-worker.js': 'const files = self.__SHIPPED; // the rest',
  };
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
  await finishBuild(
    folder,
    new Map([['_app/immutable/chunks/b2.js', [{ id: '/x/node_modules/pdfjs-dist/pdf.mjs', length: 9 }]]]),
  );
});

afterAll(() => rm(folder, { recursive: true }));

describe('a finished build', () => {
  test('has every file of the app in its service worker, with its part, length and hash', async () => {
    const code = await readFile(join(folder, 'service-worker.js'), 'utf8');
    const shipped = JSON.parse(code.slice(code.indexOf('{'), code.indexOf('; // the rest'))) as Shipped;
    const bytesOf = async (path: string) => String((await readFile(join(folder, path))).length);
    expect(shipped.files.map(({ path, part, bytes }) => `${path} ${part} ${String(bytes)}`)).toEqual([
      '_app/immutable/chunks/a1.js app 10',
      '_app/immutable/chunks/b2.js pictures 21',
      `${guardOfWorkers} app ${await bytesOf(guardOfWorkers)}`,
      `help/columns/ app ${await bytesOf('help/columns/index.html')}`,
      ` app ${await bytesOf('index.html')}`,
      'samples/cpet/01.csv samples 4',
    ]);
    // echo -n 'export {};' | openssl dgst -sha256 -binary | base64
    expect(shipped.files[0]?.sha256).toBe('LinNmph1XEaJb3otVlJNstbZaySONttG3hTDC/R8jQU=');
    expect(shipped.headers.scripts['Content-Security-Policy']).toBe(
      headersFor('/a.js')['Content-Security-Policy'],
    );
    expect(shipped.headers.others['Cross-Origin-Embedder-Policy']).toBe('require-corp');
    expect(shipped.headers.others['Cache-Control']).toBeUndefined();
  });

  test('has its guards in every page, and a file of the one that workers import', async () => {
    for (const path of ['index.html', 'help/columns/index.html']) {
      const html = await readFile(join(folder, path), 'utf8');
      for (const { text } of guardScripts) expect(html).toContain(`>${text}</script>`);
      expect(html).not.toContain('<script src');
    }
  });

  test('has header files for other hosts', async () => {
    expect(await readFile(join(folder, '_headers'), 'utf8')).toContain('Cross-Origin-Opener-Policy');
    expect(await readFile(join(folder, 'nginx.conf'), 'utf8')).toContain('add_header Referrer-Policy');
  });
});

describe('a build that cannot be finished fails', () => {
  test('without exactly one place for the list', () => {
    expect(() => withShipped('nothing here', nothing)).toThrow('0 times instead of once');
    expect(() => withShipped('self.__SHIPPED; self.__SHIPPED', nothing)).toThrow('2 times');
    expect(withShipped('a = self.__SHIPPED', nothing)).toBe(`a = ${JSON.stringify(nothing)}`);
    expect(withoutShipped(withShipped('a=self.__SHIPPED;b={"c":{}}', nothing))).toBe(
      'a=self.__SHIPPED;b={"c":{}}',
    );
  });

  test('with a file that common hosts refuse', () => {
    const file = { path: 'a.wasm', part: 'app', sha256: '', bytes: 25 * 1024 * 1024 } as const;
    expect(() => {
      checkSizes([file]);
    }).not.toThrow();
    expect(() => {
      checkSizes([{ ...file, bytes: file.bytes + 1 }]);
    }).toThrow('larger than a common static host takes: a.wasm');
  });
});
