import { describe, expect, it } from 'vitest';
import { adjustmentInWords } from './adjustment-in-words.ts';
import { readAdjustments } from './adjustments.ts';
import { codesByHand } from './apply-by-hand.ts';
import type { CodeDoubt } from './finding.ts';

describe('what was set by hand', () => {
  it('is read by report, in the forms that a page writes', () => {
    const { reports, remarks } = readAdjustments({
      'field:0:scorePercent': { value: 85 },
      'field:0:name': { value: { family: 'SAMPLE', given: 'ALEX' } },
      'field:1:ftn': { absent: true },
      'doubt:0:p1-200-310': { code: 'PA.I.A.K1' },
      'doubt:0:p1-200-330': { none: true },
      'codes:1': { added: ['PLT012'], removed: ['PA.I.A.K2'] },
    });
    expect(remarks).toEqual([]);
    expect(reports[0]?.fields).toEqual({
      scorePercent: { value: 85 },
      name: { value: { family: 'SAMPLE', given: 'ALEX' } },
    });
    expect(reports[0]?.doubts).toEqual({ 'p1-200-310': 'PA.I.A.K1', 'p1-200-330': undefined });
    expect(reports[1]).toMatchObject({
      fields: { ftn: { value: undefined } },
      added: ['PLT012'],
      removed: ['PA.I.A.K2'],
    });
  });

  it('does not hold, and says so, where it is in no known form', () => {
    const bad: Readonly<Record<string, unknown>> = {
      'field:0:scorePercent': { value: 101 },
      'field:0:examDate': { value: '2025-02-30' },
      'field:0:grade': { value: 'ok' },
      'field:0:mood': { value: 'fine' },
      'doubt:0:x': { code: 'PA.I' },
      'codes:0': { added: 'PA.I.A.K1' },
      vt1: { timeS: 3 },
      'field:0:__proto__': { value: 1 },
    };
    const { reports, remarks } = readAdjustments(bad);
    expect(reports).toEqual({});
    expect(remarks.map(({ code }) => code)).toEqual(Object.keys(bad).map(() => 'adjustment-unreadable'));
  });

  it('decides doubts, adds and takes away; a decision without its doubt says so', () => {
    const doubt = (id: string): CodeDoubt => ({ id, raw: ['PAIA'], candidates: [], why: 'unknown' });
    const decided = codesByHand(
      [{ code: 'PA.I.A.K2', certainty: 'sure', confidence: 1, raw: 'PA.I.A.K2' }],
      [doubt('a'), doubt('b'), doubt('c')],
      {
        fields: {},
        doubts: { a: 'PA.I.A.K1', b: undefined, gone: 'PA.I.A.K3' },
        added: ['PA.I.B.K1a'],
        removed: ['PA.I.A.K2'],
      },
    );
    expect(decided.codes.map(({ code, certainty }) => [code, certainty])).toEqual([
      ['PA.I.A.K1', 'by-hand'],
      ['PA.I.B.K1a', 'by-hand'],
    ]);
    expect(decided.doubts.map(({ id }) => id)).toEqual(['c']);
    expect(decided.remarks.map(({ code }) => code)).toEqual(['adjustment-gone']);
  });

  it('vouches for a code that was read: what a person puts in stands, where it was read', () => {
    const place = { page: 1, box: { x0: 1, y0: 2, x1: 3, y1: 4 } };
    const read = {
      code: 'PA.I.A.K30',
      certainty: 'sure',
      confidence: 0.9,
      raw: 'PA.I.A.K30',
      place,
    } as const;
    const byHand = { fields: {}, doubts: {}, added: ['PA.I.A.K30'], removed: [] };
    expect(codesByHand([read], [], byHand).codes).toEqual([{ ...read, certainty: 'by-hand', confidence: 1 }]);
  });

  it('is said in words', () => {
    expect(adjustmentInWords('field:0:scorePercent', { value: 85 })).toEqual({ what: 'Score', to: '85' });
    expect(adjustmentInWords('field:1:name', { value: { family: 'SAMPLE', given: 'ALEX' } })).toEqual({
      what: 'Name, report 2',
      to: 'SAMPLE, ALEX',
    });
    expect(adjustmentInWords('doubt:0:p1', { none: true })).toEqual({ what: 'Doubtful code', to: 'none' });
    expect(adjustmentInWords('codes:0', { added: ['PLT012'], removed: ['PLT013', 'PLT014'] })).toEqual({
      what: 'Codes',
      to: 'PLT012 added; PLT013, PLT014 removed',
    });
    expect(adjustmentInWords('field:0:take', undefined)).toEqual({ what: 'Take', to: 'automatic' });
  });
});
