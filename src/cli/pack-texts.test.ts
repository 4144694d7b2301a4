import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packTexts } from './pack-texts.ts';

test('every text of some length has a packed copy beside it, and what was packed before is gone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'benchside-packed-'));
  try {
    await mkdir(join(folder, 'help'));
    const long = 'Benchside. '.repeat(200);
    await writeFile(join(folder, 'index.html'), long);
    await writeFile(join(folder, 'help', 'large.js'), long.repeat(200));
    await writeFile(join(folder, 'short.css'), 'p{}');
    await writeFile(join(folder, 'engine.wasm'), long);
    await writeFile(join(folder, 'short.css.br'), 'of an earlier build');
    await packTexts(folder);
    await packTexts(folder);
    expect((await readdir(folder, { recursive: true })).sort()).toEqual([
      'engine.wasm',
      'help',
      'help/large.js',
      'help/large.js.br',
      'index.html',
      'index.html.br',
      'short.css',
    ]);
    expect(brotliDecompressSync(await readFile(join(folder, 'index.html.br'))).toString()).toBe(long);
  } finally {
    await rm(folder, { recursive: true });
  }
});
