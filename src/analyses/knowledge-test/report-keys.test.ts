import { describe, expect, it } from 'vitest';
import type { ReadField, ReportFields } from './finding.ts';
import { keysOf } from './report-keys.ts';

function field<Value>(value: Value): ReadField<Value> {
  return { value, certainty: 'sure', confidence: 1, raw: '' };
}

const fields: ReportFields = {
  name: field({ family: 'SAMPLE', given: 'ALEX RIVER' }),
  ftn: field('C0000001'),
  examId: field('900000000000000001'),
  examCode: field('PAR'),
  examDate: field('2025-01-15'),
  scorePercent: field(82),
  take: field(1),
};

describe('the keys of a report', () => {
  it('are the same for a PDF and a photo that does not show FTN and exam ID, spelt otherwise', () => {
    const { ftn: _ftn, examId: _examId, ...photo } = fields;
    const other = keysOf({ ...photo, name: field({ family: 'Sample', given: 'Alex  Ríver' }) }, 'salt');
    expect(other.report).toBe(keysOf(fields, 'salt').report);
    expect(other.byName).toBe(keysOf(fields, 'salt').byName);
    expect(other.byFtn).toBeUndefined();
  });

  it('differ between takes, days and batches, and say nothing', () => {
    const key = keysOf(fields, 'salt').report;
    expect(key).toMatch(/^R[0-9a-f]{10}$/);
    expect(keysOf({ ...fields, take: field(2) }, 'salt').report).not.toBe(key);
    expect(keysOf({ ...fields, examDate: field('2025-01-16') }, 'salt').report).not.toBe(key);
    expect(keysOf(fields, 'other').report).not.toBe(key);
  });

  it('have none of an FTN that is in doubt until a person has looked: it may be a classmate’s', () => {
    const ftn = { ...field('C0000001'), certainty: 'doubtful' } as const;
    const { byFtn, byName } = keysOf({ ...fields, ftn }, 'salt');
    expect([byFtn, byName]).toEqual([undefined, keysOf(fields, 'salt').byName]);
    const confirmed = { ...ftn, certainty: 'by-hand' } as const;
    expect(keysOf({ ...fields, ftn: confirmed }, 'salt').byFtn).toBe(keysOf(fields, 'salt').byFtn);
  });

  it('are absent where too little was read', () => {
    expect(keysOf({ ftn: field('C0000001') }, '')).toEqual({ byFtn: expect.any(String) as string });
    expect(
      keysOf({ name: field({ family: 'SAMPLE', given: 'ALEX' }), examCode: field('PAR') }, '').report,
    ).toBeUndefined();
  });
});
