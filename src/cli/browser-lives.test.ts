import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { browserDiedKey } from '#core/browser-died-key.ts';
import { inBrowserLives, type BrowserLife } from './browser-lives.ts';

/** Browsers that are told by their turn, from 0, whether they go; the task then fails, or hangs. */
function setUp(goes: (turn: number) => 'fails' | 'hangs' | undefined, doneAt: (turn: number) => number) {
  let turn = -1;
  const closed: number[] = [];
  const warnings: string[] = [];
  const told: unknown[] = [];
  const start = (): Promise<BrowserLife> => {
    turn += 1;
    const mine = turn;
    const gone = new Promise<string>((resolve) => {
      if (goes(mine) !== undefined) setTimeout(resolve, 1, 'the browser ended without a word');
    });
    const close = () => Promise.resolve(void closed.push(mine));
    const addInitScript = (_script: unknown, key: unknown) => Promise.resolve(void told.push([mine, key]));
    return Promise.resolve({ page: { mine, addInitScript } as unknown as Page, gone, close });
  };
  const task = async (page: Page): Promise<string> => {
    const { mine } = page as unknown as { readonly mine: number };
    const how = goes(mine);
    if (how === 'fails') throw new Error('target closed');
    if (how === 'hangs') await new Promise(() => undefined);
    return `through in life ${String(mine)}`;
  };
  const run = () =>
    inBrowserLives(
      start,
      task,
      () => doneAt(turn),
      (line) => warnings.push(line),
    );
  return { run, closed, warnings, told };
}

it('a browser that goes is started again, whether the task fails over it or hangs, and told of the one before', async () => {
  const { run, closed, warnings, told } = setUp(
    (turn) => (['fails', 'hangs'] as const)[turn],
    () => 0,
  );
  expect(await run()).toBe('through in life 2');
  expect(closed).toEqual([0, 1, 2]);
  expect(warnings).toHaveLength(2);
  expect(told).toEqual([
    [1, browserDiedKey],
    [2, browserDiedKey],
  ]);
});

it('not for ever where nothing is done meanwhile, but as long as something is', async () => {
  const stuck = setUp(
    () => 'fails',
    () => 7,
  );
  await expect(stuck.run()).rejects.toThrow('the browser ended without a word');
  expect(stuck.closed).toHaveLength(6);
  const slow = setUp(
    (turn) => (turn < 40 ? 'hangs' : undefined),
    (turn) => Math.floor(turn / 3),
  );
  expect(await slow.run()).toBe('through in life 40');
});

it('what the task itself refuses is no reason to start again', async () => {
  const { run, closed } = setUp(
    () => undefined,
    () => 0,
  );
  const failing = inBrowserLives(
    () =>
      Promise.resolve({
        page: {} as Page,
        gone: new Promise(() => undefined),
        close: () => Promise.resolve(),
      }),
    () => Promise.reject(new Error('the ledger cannot be written')),
    () => 0,
    expect.fail,
  );
  await expect(failing).rejects.toThrow('the ledger cannot be written');
  expect(await run()).toBe('through in life 0');
  expect(closed).toEqual([0]);
});
