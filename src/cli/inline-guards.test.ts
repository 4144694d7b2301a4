import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { hashesOfScripts } from './content-policy.js';
import { guardScripts } from './guard-scripts.js';
import { guardOfWorkers, inlineGuards, withGuards } from './inline-guards.ts';

const hashes = guardScripts.flatMap(({ text }) => hashesOfScripts(`<script>${text}</script>`));
const policy = (words: readonly string[] = hashes) =>
  `<meta http-equiv="content-security-policy" content="script-src 'self' ${words.map((word) => `'${word}'`).join(' ')}">`;
const named = (root: string) =>
  `<script src="${root}/guard.js"></script><script src="${root}/guard-page.js"></script>`;
const page = (root: string) => `<head>${named(root)}<script>let theme;</script>${policy()}</head>`;

/** Opening tag and text of each script. */
const scriptsOf = (html: string) =>
  [...html.matchAll(/(<script[^>]*>)([^]*?)<\/script>/g)].map(([, tag = '', text = '']) => ({ tag, text }));

describe('the guards', () => {
  test('stand in a page before all else, and say where their files would be', () => {
    const [guard, ofPage] = guardScripts;
    expect(scriptsOf(withGuards(page('../..')))).toEqual([
      { tag: `<script data-app="../../" data-file="../../${guardOfWorkers}">`, text: guard?.text },
      { tag: '<script data-app="../../" data-file="../../guard-page.js">', text: ofPage?.text },
      { tag: '<script>', text: 'let theme;' },
    ]);
  });

  test('do in a page what they do as files', () => {
    // What the first one closes in a worker, by its own account: a context without a document is one.
    const closed = (text: string) => {
      const context = createContext({
        origin: 'https://benchside.example',
        name: 'tried',
        addEventListener: () => undefined,
        postMessage: () => undefined,
        RTCPeerConnection: () => undefined,
        Worker: () => undefined,
      });
      runInContext(text, context);
      return runInContext(
        'JSON.stringify([typeof RTCPeerConnection, typeof Worker, Object.keys(benchsideGuard)])',
        context,
      ) as string;
    };
    const [first] = guardScripts;
    const source = readFileSync(new URL('../../static/guard.js', import.meta.url), 'utf8');
    expect(closed(first?.text ?? '')).toBe(closed(source));
    expect(closed(source)).toMatch(/^\["undefined","undefined",\["scriptUrl",/);
  });

  test('of one build are the same in all of its pages, and stay where they stand already', () => {
    const whole = withGuards(page('.'));
    expect(withGuards(whole)).toBe(whole);
    expect(withGuards(page('..')).replaceAll('"../', '"./')).toBe(whole);
  });

  test('cost a page no more than 4 kB', () => {
    const text = guardScripts.map(({ text }) => text).join('');
    expect(gzipSync(text, { level: 9 }).length).toBeLessThan(4_000);
  });

  test('cannot be left out: of a page, or of its policy', () => {
    expect(() => withGuards(`<title>Words</title>${policy()}`)).toThrow('does not begin with guard.js');
    expect(() => withGuards(`${named('.')}${policy(hashes.slice(0, 1))}`)).toThrow(
      'policy does not name guard-page.js',
    );
    expect(() => withGuards(named('.'))).toThrow('policy does not name guard.js');
    const changed = withGuards(page('.')).replace('benchsideGuard', 'anotherGuard');
    expect(() => withGuards(changed)).toThrow('does not begin with guard.js');
  });

  test('are put into every page of a build, and only what workers need stays a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'benchside-guards-'));
    await mkdir(join(folder, 'help/model'), { recursive: true });
    for (const name of ['guard.js', 'guard-page.js']) await writeFile(join(folder, name), 'the guard');
    await writeFile(join(folder, 'index.html'), page('.'));
    await writeFile(join(folder, 'help/model/index.html'), page('../..'));
    await inlineGuards(folder);
    await inlineGuards(folder); // a build that is finished again
    expect((await readdir(folder)).sort()).toEqual(['_app', 'help', 'index.html']);
    expect(guardOfWorkers).toMatch(/^_app\/immutable\/guard-[0-9a-f]{8}\.js$/);
    expect(await readFile(join(folder, guardOfWorkers), 'utf8')).toBe(guardScripts[0]?.text);
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe(withGuards(page('.')));
    expect(await readFile(join(folder, 'help/model/index.html'), 'utf8')).toBe(withGuards(page('../..')));
    await rm(folder, { recursive: true });
  });
});
