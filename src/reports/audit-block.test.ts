import { expect, it } from 'vitest';
import { auditBlock, verdictLine } from './audit-block.ts';

it('a report says who changed what, when and why; nothing where nobody did', () => {
  const atMs = Date.UTC(2026, 4, 3, 9, 5);
  const change = {
    kind: 'adjusted',
    what: 'vt1',
    to: { timeS: 310 },
    atMs,
    by: 'AB',
    why: 'V-slope',
  } as const;
  const block = auditBlock({ events: [change, { kind: 'undone', place: 0, atMs, by: 'CD' }] });
  expect(block?.kind === 'table' && block.rows).toEqual([
    ['2026-05-03 09:05', 'AB', 'vt1', 'automatic', '{"timeS":310}', 'V-slope', 'taken back'],
    ['2026-05-03 09:05', 'CD', 'Taken back: vt1 {"timeS":310}', undefined, undefined, undefined, 'holds'],
  ]);
  const reading = { kind: 'reading', round: 'r', marks: {}, atMs, by: 'AB' } as const;
  expect(auditBlock({ events: [reading] })).toBeUndefined();
  expect(auditBlock(undefined)).toBeUndefined();
  expect(auditBlock({ events: [] })).toBeUndefined();
});

it('the head of a report says who accepted the result and when, and nothing while it is open', () => {
  const signed = { kind: 'verdict', atMs: Date.UTC(2026, 4, 3, 9, 5), by: 'AB' } as const;
  expect(verdictLine({ events: [{ ...signed, verdict: 'accepted' }] })).toBe('Accepted by AB on 2026-05-03');
  expect(verdictLine({ events: [{ ...signed, verdict: 'needs-work' }] })).toMatch(/^Needs work, says AB on/);
  expect(verdictLine({ events: [{ ...signed, verdict: 'open' }] })).toBeUndefined();
  expect(verdictLine(undefined)).toBeUndefined();
});
