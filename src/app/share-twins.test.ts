import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '#core/result.ts';
import type { Batch, Item, Runner, Settled } from '#engine/ports.ts';
import { shareTwins } from './share-twins.ts';

const batch: Batch = { id: 'b', title: '', analysisId: 'cpet', createdAtMs: 0, options: {} };
const settled: Settled = {
  quality: 'success',
  row: { letters: 3 },
  version: 2,
  finding: new Uint8Array([1, 2]),
  timing: { readMs: 5, analyseMs: 5 },
};
const itemOf = (id: string, more: Partial<Item> = {}): Item => ({
  id,
  batchId: 'b',
  ordinal: 0,
  name: id,
  sizeBytes: 1,
  sha256: 'h',
  attempts: 1,
  pipeline: 'p1',
  state: { status: 'running', leaseUntilMs: 0 },
  ...more,
});
const byHand = { kind: 'adjusted', what: 'letters', to: 5, atMs: 0, by: 'AB' } as const;
const doneItem = (more: Partial<Item> = {}) =>
  itemOf('done', {
    state: { status: 'done', quality: 'partial', row: { letters: 9 }, version: 2 },
    ...more,
  });

function sharing(answers: Result<Settled>[], stored: readonly Item[] = []) {
  const runs: string[] = [];
  const plain: Runner = {
    slots: 2,
    run: async (_batch, item) => {
      runs.push(item.id);
      await new Promise((resolve) => setTimeout(resolve, 1));
      return answers.shift() ?? ok(settled);
    },
    stop: () => undefined,
  };
  const records = {
    itemsOf: (ids: readonly string[]) => Promise.resolve(stored.filter(({ id }) => ids.includes(id))),
    findings: (ids: readonly string[]) => Promise.resolve(ids.map(() => new Uint8Array([7]))),
  };
  return { runs, runner: shareTwins(plain, records, () => 2) };
}
const both = [['a', 'b'] as const, ['b', 'a'] as const];

describe('rows with the same bytes', () => {
  it('are analysed once while one is in hand, each with a finding of its own', async () => {
    const { runs, runner } = sharing([]);
    const [a, b] = await Promise.all(both.map(([id, twin]) => runner.run(batch, itemOf(id), [twin])));
    expect(runs).toEqual(['a']);
    expect(b).toEqual(a);
    expect(a?.ok === true && b?.ok === true && a.value.finding !== b.value.finding).toBe(true);
  });

  it('take the result of one that is done', async () => {
    const { runs, runner } = sharing([], [doneItem()]);
    expect(await runner.run(batch, itemOf('a'), ['done'])).toMatchObject({
      ok: true,
      value: { quality: 'partial', row: { letters: 9 }, finding: new Uint8Array([7]) },
    });
    expect(runs).toEqual([]);
  });

  it.each([
    ['an older version', doneItem({ state: { status: 'done', quality: 'success', row: {}, version: 1 } })],
    ['another PIPELINE', doneItem({ pipeline: 'p2' })],
    ['another batch', doneItem({ batchId: 'other' })],
    ['other facts', doneItem({ facts: { ageY: 40 } })],
    ['an earlier ledger', doneItem({ ledger: { own: '', kept: true } })],
    ['a person’s hand', doneItem({ review: { events: [byHand] } })],
  ])('are analysed by themselves where the other is of %s', async (_what, other) => {
    const { runs, runner } = sharing([], [other]);
    await runner.run(batch, itemOf('a'), ['done']);
    expect(runs).toEqual(['a']);
  });

  it('are analysed by themselves where something was set by hand in this one', async () => {
    const { runs, runner } = sharing([], [doneItem()]);
    await runner.run(batch, itemOf('a', { review: { events: [byHand] } }), ['done']);
    expect(runs).toEqual(['a']);
  });

  it('share a fault of the file, and run by themselves after one of the device', async () => {
    const fault = { kind: 'unreadable', code: 'no-letters', detail: 'none' } as const;
    const refused = sharing([fail(fault)]);
    const results = both.map(([id, twin]) => refused.runner.run(batch, itemOf(id), [twin]));
    expect(await Promise.all(results)).toEqual([fail(fault), fail(fault)]);
    expect(refused.runs).toEqual(['a']);
    const crashed = sharing([fail({ kind: 'worker', detail: 'gone' })]);
    const after = both.map(([id, twin]) => crashed.runner.run(batch, itemOf(id), [twin]));
    expect((await Promise.all(after)).map(({ ok: isOk }) => isOk)).toEqual([false, true]);
    expect(crashed.runs).toEqual(['a', 'b']);
  });
});
