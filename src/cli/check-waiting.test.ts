import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkWaiting, waitsAtItsTop } from './check-waiting.ts';

describe('code that waits at its top', () => {
  test.each([
    'export const words = await load();',
    'const words = asked && (await load());',
    'for await (const each of all) say(each);',
    'if (asked) { await load(); }',
    'export default { words: await load() };',
  ])('%s', (code) => {
    expect(waitsAtItsTop(code)).toBe(true);
  });

  test.each([
    'export async function load() { await words(); }',
    'const load = async () => await words();',
    'class Words { async load() { await this.words; } }',
    'export const word = "await";',
    'load().then(async (words) => { for await (const each of words) say(each); });',
  ])('is not this: %s', (code) => {
    expect(waitsAtItsTop(code)).toBe(false);
  });

  test('is not built', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'benchside-waiting-'));
    await mkdir(join(folder, '_app/immutable/nodes'), { recursive: true });
    await writeFile(join(folder, '_app/immutable/nodes/1.js'), 'export const one = 1;');
    await checkWaiting(folder);
    await writeFile(join(folder, '_app/immutable/nodes/2.js'), 'await 0;');
    await expect(checkWaiting(folder)).rejects.toThrow('nodes/2.js');
    await rm(folder, { recursive: true });
  });
});
