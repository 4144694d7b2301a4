import { describe, expect, it } from 'vitest';
import type { ReadField, ReportRead } from '../finding.ts';
import { endorsementsFor } from './endorsements.ts';

function field<Value>(value: Value): ReadField<Value> {
  return { value, certainty: 'sure', confidence: 1, raw: '' };
}

function report(examCode: string, grade: 'pass' | 'fail', code?: string): ReportRead {
  return {
    pages: [1],
    method: 'text-layer',
    fields: {
      name: field({ family: 'SAMPLE', given: 'ALEX RIVER' }),
      examCode: field(examCode),
      grade: field(grade),
    },
    codes: code === undefined ? [] : [{ code, certainty: 'sure', confidence: 1, raw: code }],
    doubts: [],
    status: 'success',
    remarks: [],
  };
}

const ids = (of: ReportRead) => endorsementsFor(of, true).map(({ id }) => id);

describe('drafts of endorsements', () => {
  it('follow from exam and grade', () => {
    expect(ids(report('PAR', 'pass', 'PA.I.A.K1'))).toEqual(['review-of-deficiencies']);
    expect(ids(report('IRA', 'pass', 'IR.I.A.K1'))).toEqual([
      'review-of-deficiencies',
      'instrument-prerequisites',
    ]);
    expect(ids(report('PAR', 'fail', 'PA.I.A.K1'))).toEqual(['retest-after-failure']);
    expect(ids(report('PAR', 'pass'))).toEqual([]);
    expect(ids(report('UAG', 'fail', 'UA.I.B.K2'))).toEqual([]);
    expect(ids(report('AMG', 'pass', 'AM.I.A.K1'))).toEqual([]);
  });

  it('name the student and the test, or leave the name open', () => {
    const [draft] = endorsementsFor(report('PAR', 'pass', 'PA.I.A.K1'), true);
    expect(draft?.text).toBe(
      'I certify that Alex R. Sample has demonstrated satisfactory knowledge of the subject areas in which [he or she] was deficient on the Private Pilot Airplane (PAR) airman knowledge test.',
    );
    expect(endorsementsFor(report('PAR', 'pass', 'PA.I.A.K1'), false)[0]?.text).toContain(
      'I certify that [First name, MI, Last name] has',
    );
  });
});
