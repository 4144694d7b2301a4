import { expect, it } from 'vitest';
import { oneAhead } from './one-ahead.ts';

/** Answers in the order of asking, and notes when it is asked. */
function asker() {
  const asked: number[] = [];
  const ask = (key: number): Promise<string> => {
    asked.push(key);
    return key === 13 ? Promise.reject(new Error('unlucky')) : Promise.resolve(`v${key}`);
  };
  return { asked, ask };
}

it('gives the answers in order, each asked for while the one before is in use, and none earlier', async () => {
  const { asked, ask } = asker();
  const seen: string[] = [];
  for await (const value of oneAhead([1, 2, 3, 4], ask)) seen.push(`${value} of ${asked.length}`);
  expect(seen).toEqual(['v1 of 2', 'v2 of 3', 'v3 of 4', 'v4 of 4']);
});

it('asks for nothing where there is nothing, and no further once it is left', async () => {
  const { asked, ask } = asker();
  for await (const value of oneAhead([], ask)) expect(value).toBe('never');
  const endless = (function* () {
    for (let key = 1; ; key += 1) yield key;
  })();
  for await (const value of oneAhead(endless, ask)) if (value === 'v3') break;
  expect(asked).toEqual([1, 2, 3, 4]);
});

it('throws at the turn of the key that failed, and only then', async () => {
  const { ask } = asker();
  const seen: string[] = [];
  const all = async (): Promise<void> => {
    for await (const value of oneAhead([1, 13, 2], ask)) seen.push(value);
  };
  await expect(all()).rejects.toThrow('unlucky');
  expect(seen).toEqual(['v1']);
  for await (const value of oneAhead([1, 13], ask)) {
    expect(value).toBe('v1');
    break;
  }
});
