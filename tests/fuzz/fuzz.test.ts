import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { guardProcess } from './guarded-process.ts';
import { minimise } from './minimise.ts';
import { makeInput } from './mutate.ts';
import { parseRequest } from './request.ts';
import { runFuzz } from './run-fuzz.ts';
import { openSeeds } from './seeds.ts';

it('2,000 damaged files end as a result or as a fault that says what and where', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  const request = parseRequest(['--count', '2000', '--small', '--threads', '1', '--out', folder]);
  const { tried, counts, failures } = await runFuzz(request);
  expect(failures, `failing inputs lie in ${folder}`).toEqual([]);
  expect(tried).toBe(2000);
  // A change that has everything refused would be no test any more.
  expect(counts['success']).toBeGreaterThan(200);
  expect(counts['partial']).toBeGreaterThan(200);
}, 600_000);

it('an input depends on its number and the seed of the run alone', async () => {
  const seeds = await openSeeds('small', 'trap 2');
  const make = async (runSeed: number, index: number) => (await makeInput(seeds, runSeed, index)).bytes;
  expect(await make(7, 3)).toEqual(await make(7, 3));
  expect(await make(8, 3)).not.toEqual(await make(7, 3));
});

describe('a guarded process', () => {
  it('is ended when it does not answer, and the next question finds a new one', async () => {
    const guarded = guardProcess({
      moduleUrl: new URL('endless-process.ts', import.meta.url),
      env: {},
      limitS: 0.3,
      tickMs: 50,
    });
    const answers = [await guarded.ask({ index: 1 }), await guarded.ask({ index: 0 })];
    guarded.end();
    expect(answers[0]).toMatchObject({ outcome: { kind: 'bug', bug: 'hang' } });
    expect(answers[1]).toMatchObject({ outcome: { kind: 'success' } });
  }, 60_000);
});

it('a failing input is cut down to what makes it fail', async () => {
  const bytes = new TextEncoder().encode(`${'a'.repeat(300)}needle${'b'.repeat(500)}`);
  const fails = (shorter: Uint8Array) =>
    Promise.resolve(new TextDecoder().decode(shorter).includes('needle'));
  expect(new TextDecoder().decode(await minimise(bytes, fails, 200))).toBe('needle');
});
