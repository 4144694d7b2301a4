import { describe, expect, it } from 'vitest';
import { leavesAtMs, leaving, parseDays, parseRetention } from './retention.ts';

const dayMs = 86_400_000;
const made = (day: number) => ({ id: `day ${day}`, createdAtMs: day * dayMs });
const month = { kind: 'days', days: 30 } as const;

describe('how long results stay', () => {
  it('is for ever where nothing sensible was stored', () => {
    expect(
      [undefined, null, 'days', { kind: 'days' }, { kind: 'days', days: 'x' }, { kind: 3 }].map(
        parseRetention,
      ),
    ).toEqual(Array.from({ length: 6 }, () => ({ kind: 'kept' })));
  });

  it('comes back as it was stored', () => {
    for (const chosen of [{ kind: 'kept' }, month, { kind: 'session' }] as const)
      expect(parseRetention(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen);
  });

  it('is a whole number of days, at least one', () => {
    expect(['30', '0', '-4', '1e9', '', 'ten', 2.4].map(parseDays)).toEqual([
      30,
      1,
      1,
      3650,
      undefined,
      undefined,
      2,
    ]);
  });

  it('has no end unless it is counted in days', () => {
    expect(leavesAtMs(made(1), { kind: 'kept' })).toBeUndefined();
    expect(leavesAtMs(made(1), { kind: 'session' })).toBeUndefined();
    expect(leavesAtMs(made(1), month)).toBe(31 * dayMs);
  });
});

describe('batches that are to go', () => {
  const batches = [made(40), made(3), made(1), made(8)];

  it('are those whose days are over, the oldest first, and apart from them those that have three days left', () => {
    const { due, soon } = leaving(batches, month, 35 * dayMs);
    expect(due.map(({ id }) => id)).toEqual(['day 1', 'day 3']);
    expect(soon.map(({ id }) => id)).toEqual(['day 8']);
  });

  it('are none where results are kept', () => {
    expect(leaving(batches, { kind: 'kept' }, 1e15)).toEqual({ due: [], soon: [] });
  });
});
