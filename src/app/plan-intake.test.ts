import { describe, expect, it } from 'vitest';
import type { Item, ItemState } from '#engine/ports.ts';
import { insideFolder, planIntake, type IntakePlan } from './plan-intake.ts';

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
  it('are all listed, those that their size refuses as failed', () => {
    expect(short(planIntake([], files(['lab/a', 1], ['lab/b', 0], ['lab/c', 21]), limits))).toEqual({
      ...nothing,
      fresh: ['lab:a awaited', 'lab:b failed', 'lab:c failed'],
    });
  });

  it('are listed as failed where the browser would not open them', () => {
    const closed = { name: 'a', file: new File([], 'a'), problem: 'the browser could not open it' };
    expect(planIntake([], [closed], limits).fresh[0]?.item.state).toMatchObject({
      fault: { code: 'source-changed' },
    });
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

  it('are taken for new ones where a bare name and size fit two awaited files', () => {
    const present = items('lab: mon/a awaited 1', 'lab: tue/a awaited 1');
    expect(short(planIntake(present, files(['a', 1]), limits))).toEqual({
      ...nothing,
      fresh: [':a awaited'],
    });
  });

  it('are compared by content only where name and size are those of a stored file', () => {
    const present = items('a queued 1');
    expect(short(planIntake(present, files(['a', 1]), limits))).toEqual({ ...nothing, doubted: ['a'] });
    expect(short(planIntake(present, files(['a', 2]), limits)).fresh).toEqual([':a awaited']);
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
