import { describe, expect, it } from 'vitest';
import type { Item, ItemState } from '#engine/ports.ts';
import { insideFolder, planIntake, refusalOf, type IntakePlan } from './plan-intake.ts';

const limits = { fileSizeBytes: 20, filesPerBatch: 100 };

/** Items in short: "lab: a.csv awaited 3" is a.csv of the folder lab, awaited, of three bytes. */
function items(...lines: readonly string[]): readonly Item[] {
  return lines.map((line, ordinal) => {
    const [, folder, name = '', status = '', size = ''] = /^(?:(\S+): )?(\S+) (\S+) (\d+)$/.exec(line) ?? [];
    const fault = { kind: 'unreadable', code: 'empty-file', detail: '' } as const;
    const state = (status === 'failed' ? { status, fault } : { status }) as ItemState;
    const sha256 = status === 'queued' ? `hash of ${name}` : '';
    const id = `${folder ?? ''}:${name}`;
    const base = { id, batchId: 'b', ordinal, name, sizeBytes: Number(size), sha256, attempts: 0, state };
    return folder === undefined ? base : { ...base, folder };
  });
}

const files = (...given: readonly (readonly [string, number])[]) =>
  given.map(([name, size]) => ({ name, file: new File(['x'.repeat(size)], name) }));

/** A plan in short. */
const short = ({ fresh, filling, doubted, alreadyThere }: IntakePlan) => ({
  fresh: fresh.map(({ item: { name, folder, state } }) => `${folder ?? ''}:${name} ${state.status}`),
  filling: filling.map(({ given, itemId }) => `${given.name} into ${itemId}`),
  doubted: doubted.map(({ given }) => given.name),
  alreadyThere,
});
const nothing = { fresh: [], filling: [], doubted: [], alreadyThere: 0 };

it('a file is named by its path inside the one dropped folder; several folders keep their names', () => {
  expect(insideFolder(['samples/a', 'samples/zan/01'])).toEqual([
    { name: 'a', folder: 'samples' },
    { name: 'zan/01', folder: 'samples' },
  ]);
  expect(insideFolder(['lab/a', 'laboratory/b'])).toEqual([{ name: 'lab/a' }, { name: 'laboratory/b' }]);
  expect(insideFolder(['lab/a', 'b'])).toEqual([{ name: 'lab/a' }, { name: 'b' }]);
  expect(insideFolder([])).toEqual([]);
});

describe('files given to a batch', () => {
  it('are all listed, whatever they are, before their sizes are asked for', () => {
    const unasked = {
      name: 'lab/b',
      file: {
        get size(): number {
          throw new Error('asked for the size');
        },
      } as File,
    };
    expect(short(planIntake([], [...files(['lab/a', 1]), unasked], limits))).toEqual({
      ...nothing,
      fresh: ['lab:a awaited', 'lab:b awaited'],
    });
  });

  it('are refused for their size, or where the browser would not open them', () => {
    const [empty, large] = files(['a', 0], ['b', 21]);
    const closed = { name: 'c', file: new File(['x'], 'c'), problem: 'the browser could not open it' };
    const codes = [empty, large, closed].map((given) => given && refusalOf(given, limits)?.code);
    expect(codes).toEqual(['empty-file', 'file-too-large', 'source-changed']);
  });

  it('fill what is awaited when the folder is chosen again, and leave the rest alone', () => {
    const present = items('lab: a queued 1', 'lab: b awaited 1', 'lab: c failed 0', 'lab: d cancelled 2');
    const again = files(['lab/a', 1], ['lab/b', 1], ['lab/c', 0], ['lab/d', 2], ['lab/e', 1]);
    expect(short(planIntake(present, again, limits))).toEqual({
      fresh: ['lab:e awaited'],
      filling: ['lab/b into lab:b', 'lab/d into lab:d'],
      doubted: ['lab/a'],
      alreadyThere: 1,
    });
  });

  it('fill what is awaited also when the files are chosen without their folder, or with the one above', () => {
    const present = items('lab: mon/a awaited 1', 'lab: b awaited 2');
    const filling = (...names: readonly string[]) =>
      short(planIntake(present, files([names[0] ?? '', 1], [names[1] ?? '', 2]), limits)).filling;
    expect(filling('a', 'b')).toEqual(['b into lab:b', 'a into lab:mon/a']);
    expect(filling('all/lab/mon/a', 'all/lab/b')).toHaveLength(2);
  });

  it('are taken for new ones where their path fits two awaited files, or only the bare name fits one', () => {
    const present = items('lab: mon/a awaited 1', 'lab: tue/a awaited 1', 'lab: mon/b awaited 1');
    expect(short(planIntake(present, files(['a', 1]), limits))).toEqual({
      ...nothing,
      fresh: [':a awaited'],
    });
    expect(short(planIntake(present, files(['wed/b', 1]), limits))).toEqual({
      ...nothing,
      fresh: ['wed:b awaited'],
    });
  });

  it('find their items in folders of their own, though all bear one name', () => {
    const study = Array.from({ length: 40 }, (_, n) => `study/S${n}/test.csv`);
    const present = items(...study.map((name) => `${name} awaited 0`));
    const deeper = study.map((name): [string, number] => [`2026/${name}`, 1]);
    expect(short(planIntake(present, files(...deeper, ['x', 1]), limits))).toEqual({
      ...nothing,
      fresh: [':x awaited'],
      filling: study.map((name) => `2026/${name} into :${name}`),
    });
    expect(planIntake(present, files(['other/S1/test.csv', 1]), limits).fresh).toHaveLength(1);
  });

  it('are compared by content where a stored file has their path', () => {
    const present = items('a queued 1');
    expect(short(planIntake(present, files(['a', 2]), limits))).toEqual({ ...nothing, doubted: ['a'] });
  });

  it('fill items whose bytes were lost, or changed where they lay', () => {
    const [lost, changed, broken] = items('lost queued 1', 'changed queued 1', 'broken queued 1');
    const failed = (item: Item | undefined, code: string): Item[] =>
      item === undefined
        ? []
        : [{ ...item, state: { status: 'failed', fault: { kind: 'unreadable', code, detail: '' } } }];
    const present = [
      ...failed(lost, 'input-missing'),
      ...failed(changed, 'source-changed'),
      ...failed(broken, 'no-table'),
    ];
    const plan = planIntake(present, files(['lost', 1], ['changed', 1], ['broken', 1]), limits);
    expect(short(plan)).toEqual({
      ...nothing,
      filling: ['lost into :lost', 'changed into :changed'],
      doubted: ['broken'],
    });
    expect(plan.again).toEqual([':lost', ':changed']);
    const awaited = present.map((item): Item => ({ ...item, state: { status: 'awaited' } }));
    expect(short(planIntake(awaited, files(['lost', 2]), limits)).filling).toEqual(['lost into :lost']);
  });

  it('are only looked at where every file of their name is done, and know which came with a ledger', () => {
    const [first] = items('a queued 1');
    if (first === undefined) throw new Error('no item');
    const done: Item = { ...first, state: { status: 'done', quality: 'success', row: {}, version: 1 } };
    const kept: Item = { ...done, ledger: { own: '', kept: true } };
    const doubt = (...present: Item[]) => planIntake(present, files(['a', 1]), limits).doubted[0];
    expect(doubt(done)).toMatchObject({ isDone: true, hashes: new Set(['hash of a']) });
    expect(doubt(done, first)).toMatchObject({ isDone: false });
    expect(doubt(done)).not.toHaveProperty('keptId');
    expect(doubt(kept)).toMatchObject({ isDone: true, keptId: ':a' });
  });

  it('keep their folder’s name where another folder has a file of that name', () => {
    const present = items('mon: a queued 1', 'mon: b queued 1');
    expect(short(planIntake(present, files(['tue/a', 1], ['tue/c', 1]), limits)).fresh).toEqual([
      ':tue/a awaited',
      'tue:c awaited',
    ]);
    const both = items('mon: a queued 1', 'tue/a queued 1');
    expect(short(planIntake(both, files(['tue/a', 1]), limits)).doubted).toEqual(['tue/a']);
  });
});
