import { describe, expect, it } from 'vitest';
import { auditLines } from './audit-lines.ts';
import { redoing, undoing, withEvent, type Review, type ReviewEvent } from './review.ts';

const inWords = (what: string, to: unknown) => ({
  what: what.toUpperCase(),
  to: to === undefined ? 'automatic' : `${(to as { timeS: number }).timeS} s`,
});
const signed = (atMs: number, by = 'AB') => ({ atMs, by });
const vt1 = (atMs: number, timeS?: number): ReviewEvent => ({
  ...signed(atMs),
  kind: 'adjusted',
  what: 'vt1',
  automatic: { timeS: 300 },
  ...(timeS !== undefined && { to: { timeS } }),
});
const told = (review: Review) =>
  auditLines(review, inWords).map(({ what, from, to, standing }) => [what, from, to, standing]);

describe('the lines of an audit', () => {
  it('say what was changed, from what to what, by whom and why', () => {
    const events: readonly ReviewEvent[] = [
      { ...vt1(1, 310), why: 'V-slope' },
      vt1(2, 320),
      vt1(3),
      { ...signed(4, 'CD'), kind: 'verdict', verdict: 'accepted' },
    ];
    expect(told({ events })).toEqual([
      ['VT1', 'automatic (300 s)', '310 s', 'replaced'],
      ['VT1', '310 s', '320 s', 'replaced'],
      ['VT1', '320 s', 'automatic', 'holds'],
      ['Verdict', 'open', 'accepted', 'holds'],
    ]);
    const [first, , , last] = auditLines({ events }, inWords);
    expect(first).toMatchObject({ place: 0, atMs: 1, by: 'AB', why: 'V-slope' });
    expect(last).toMatchObject({ by: 'CD' });
  });

  it('keep what was taken back, and say so', () => {
    let review: Review = { events: [vt1(1, 310)] };
    for (const next of [undoing, redoing, undoing]) {
      const event = next(review, signed(2));
      if (event !== undefined) review = withEvent(review, event);
    }
    expect(told(review)).toEqual([
      ['VT1', 'automatic (300 s)', '310 s', 'taken back'],
      ['Taken back: VT1 310 s', undefined, undefined, 'taken back'],
      ['Done again: VT1 310 s', undefined, undefined, 'holds'],
      ['Taken back: VT1 310 s', undefined, undefined, 'holds'],
    ]);
  });

  it('tell of a blinded reading that there is one, and nothing of its marks', () => {
    const marks = { vt1: { timeS: 412 } };
    const review: Review = { events: [{ ...signed(1), kind: 'reading', round: 'May', marks }] };
    expect(told(review)).toEqual([['Blinded reading, May', undefined, undefined, 'holds']]);
    expect(JSON.stringify(auditLines(review))).not.toContain('412');
  });

  it('are written as they are stored where nobody has words for them', () => {
    expect(auditLines({ events: [vt1(1, 310)] })).toMatchObject([
      { what: 'vt1', from: 'automatic ({"timeS":300})', to: '{"timeS":310}' },
    ]);
  });
});
