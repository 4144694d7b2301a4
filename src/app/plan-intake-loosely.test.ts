import { describe, expect, it } from 'vitest';
import type { Item, ItemState } from '#engine/ports.ts';
import { planIntake, planSteps, type IntakePlan } from './plan-intake.ts';

const limits = { fileSizeBytes: 20, filesPerBatch: 100_000 };

/** Rows of a table in short: name and state; all but the awaited have their bytes. */
function rows(...lines: readonly (readonly [string, ItemState['status']])[]): readonly Item[] {
  return lines.map(([name, status], ordinal) => ({
    id: name,
    batchId: 'b',
    ordinal,
    name,
    sizeBytes: 0,
    sha256: status === 'awaited' ? '' : `hash of ${name}`,
    attempts: 0,
    state: { status } as ItemState,
  }));
}
const awaited = (...names: readonly string[]) =>
  rows(...names.map((name): [string, ItemState['status']] => [name, 'awaited']));
const file = new File(['x'], 'x');
const files = (...names: readonly string[]) => names.map((name) => ({ name, file }));
const plan = (present: readonly Item[], ...names: readonly string[]): IntakePlan =>
  planIntake(present, files(...names), limits, { looselyToo: true });

const short = ({ fresh, filling, doubted }: IntakePlan) => ({
  fresh: fresh.map(({ given }) => given.name),
  filling: filling.map(({ given, itemId }) => `${given.name} into ${itemId}`),
  doubted: doubted.map(({ given, ids }) => `${given.name} as ${ids.join()}`),
});
const nothing = { fresh: [], filling: [], doubted: [] };

describe('files given to a batch whose rows a table names', () => {
  it.each([
    ['without its extension', 'subj01', 'subj01.csv'],
    ['in another case', 'Subj01.CSV', 'subj01.csv'],
    ['as a path of another machine', 'C:\\data\\mon\\a.csv', 'mon/a.csv'],
    ['with blanks around it', ' a.csv ', 'a.csv'],
    ['in the other form of an umlaut', 'Mu\u0308ller.csv', 'M\u00fcller.csv'],
    ['inside a folder that was chosen', 'mon/a', 'study/mon/A.csv'],
  ])('fill the row that names them %s', (_how, name, path) => {
    const given = [path, 'study/other.csv'];
    expect(short(plan(awaited(name, 'waits.csv'), ...given))).toEqual({
      ...nothing,
      filling: [`${path} into ${name}`],
      fresh: ['study/other.csv'],
    });
  });

  it('fill only rows that name them as they are where no table named the rows', () => {
    expect(short(planIntake(awaited('subj01'), files('subj01.csv'), limits))).toEqual({
      ...nothing,
      fresh: ['subj01.csv'],
    });
  });

  it('are never guessed: of two files or two rows alike none is taken, nor what is left over', () => {
    expect(plan(awaited('a'), 'a.csv', 'a.txt', 'b.csv')).toMatchObject({
      fresh: [{}, {}, {}],
      unclear: ['a.csv', 'a.txt'],
    });
    expect(short(plan(awaited('a'), 'a.csv', 'a.txt')).fresh).toEqual(['a.csv', 'a.txt']);
    expect(plan(awaited('a.xls', 'A.txt'), 'a.csv', 'b.csv')).toMatchObject({
      fresh: [{}, {}],
      unclear: ['a.csv'],
    });
    expect(plan(awaited('a.csv'), 'a.csv', 'b.csv').unclear).toEqual([]);
    expect(short(plan(awaited('a.csv', 'a'), 'a.csv', 'A.txt'))).toEqual({
      ...nothing,
      filling: ['a.csv into a.csv'],
      fresh: ['A.txt'],
    });
    expect(short(plan(rows(['a.txt', 'done'], ['a.xls', 'awaited']), 'a.csv')).fresh).toEqual(['a.csv']);
  });

  it('fill a row again whose bytes were lost', () => {
    const fault = { kind: 'unreadable', code: 'input-missing', detail: '' } as const;
    const lost = rows(['a', 'queued']).map((row): Item => ({ ...row, state: { status: 'failed', fault } }));
    expect(plan(lost, 'A.csv')).toMatchObject({ fresh: [], filling: [{ itemId: 'a' }], again: ['a'] });
  });

  it('go to the row that names them more strictly', () => {
    expect(short(plan(awaited('a', 'A.CSV'), 'a.csv')).filling).toEqual(['a.csv into A.CSV']);
  });

  it('are compared by content with a row that has its bytes, and never take what a ledger kept', () => {
    expect(short(plan(rows(['a', 'queued']), 'a.csv'))).toEqual({ ...nothing, doubted: ['a.csv as a'] });
    const kept = rows(['a', 'done']).map((row): Item => ({ ...row, ledger: { own: '', kept: true } }));
    const { doubted } = plan(kept, 'a.csv');
    expect(doubted).toMatchObject([{ isDone: true, hashes: new Set(['hash of a']) }]);
    expect(doubted[0]).not.toHaveProperty('keptId');
  });

  it('are compared a few at a time where thousands bear one name, each in a folder of its own', () => {
    const subjects = Array.from({ length: 2000 }, (_, n) => `S${n}`);
    const present = awaited(...subjects.map((subject) => `study/${subject}/test`));
    const given = files(...subjects.map((subject) => `study/${subject}/Test.csv`));
    const steps = planSteps(present, given, limits, { looselyToo: true });
    let count = 0;
    for (let next = steps.next(); ; next = steps.next()) {
      if (next.done !== true) count += 1;
      else {
        expect(next.value.filling).toHaveLength(subjects.length);
        break;
      }
    }
    expect(count).toBeGreaterThan(subjects.length);
  });
});
