import { describe, expect, it } from 'vitest';
import type { Remark } from '#core/remark.ts';
import type { Adjustments } from '#core/review.ts';
import { drawPage } from '../../../tests/support/draw-page.ts';
import { findingOf } from './finding-of.ts';
import type { CodeDoubt, ReadCode, ReportRead } from './finding.ts';
import { defaultKnowledgeTestOptions } from './options.ts';
import type { Recognition } from './recognise.ts';

/** A page of a photo. Its dates agree; 90 % of 60 questions are 6 missed. */
function pageWith(said: string, exam = 'Private Pilot Airplane (PAR)'): string {
  return `
Airman Knowledge Test Report
NAME: SAMPLE, ALEX RIVER
FTN: C0000001
EXAM: ${exam}
EXAM DATE: 01/15/2025
${said}
EXPIRATION DATE: 01/31/2027`;
}

/** Codes stand one under the other, their places by number; the confidence is what the recogniser would give. */
function recognising(codes: readonly (readonly [code: string, confidence: number])[]): Recognition {
  const boxOf = (at: number) => ({ x0: 40, y0: 100 + 20 * at, x1: 100, y1: 110 + 20 * at });
  return {
    readPicture: () => Promise.reject(new Error('not asked')),
    codesOnPage: ({ page }, _examCodes, leastProbability) => {
      const all = codes.map(([code, confidence], at) => ({
        code,
        confidence,
        place: { page, box: boxOf(at) },
      }));
      return {
        codes: all
          .filter(({ confidence }) => confidence >= leastProbability)
          .map((each): ReadCode => ({ ...each, certainty: 'sure', raw: each.code })),
        doubts: all
          .filter(({ confidence }) => confidence < leastProbability)
          .map(({ code, confidence, place }): CodeDoubt => ({
            id: `p${String(page)}-${String(place.box.x0)}-${String(place.box.y0)}`,
            raw: [code, `${code}?`],
            candidates: [
              { code, probability: confidence },
              { code: 'PA.XI.A.K2', probability: 1 - confidence },
            ],
            why: 'close-candidates',
            place,
          })),
      };
    },
  };
}

function reportOn(
  text: string,
  codes: Parameters<typeof recognising>[0],
  adjustments?: Adjustments,
  remarks: readonly Remark[] = [],
): ReportRead {
  const seen = drawPage(text, { origin: 'recognised' });
  const finding = findingOf(
    { pages: 1, readings: [{ page: 1, passes: [seen, seen] }], remarks, failed: [] },
    defaultKnowledgeTestOptions,
    recognising(codes),
    adjustments,
  );
  if (!finding.ok || finding.value.reports[0] === undefined) throw new Error('no report');
  return finding.value.reports[0];
}

const six = ['PA.I.A.K1', 'PA.I.A.K4', 'PA.I.B.K3', 'PA.I.C.K1', 'PA.I.D.K1', 'PA.I.E.K2'].map(
  (code) => [code, 0.99] as const,
);
const codesOf = ({ remarks }: ReportRead) => remarks.map(({ code }) => code);

describe('a photo whose score was lost', () => {
  const withoutScore = pageWith('GRADE: Pass   TAKE: 1');

  it('is no success: a grade stands in for the score of no exam that gives one', () => {
    for (const codes of [[], six]) {
      const report = reportOn(withoutScore, codes);
      expect(report.fields.grade?.value).toBe('pass');
      expect(report.status).toBe('partial');
      expect(report.remarks[0]?.detail).toBe('not found on the report: score');
    }
    const neither = reportOn(pageWith('TAKE: 1'), six);
    expect(neither.remarks[0]?.detail).toBe('not found on the report: score and grade');
  });

  it('is one where the exam gives pass or fail alone', () => {
    const report = reportOn(pageWith('GRADE: Pass', 'Inspection Authorization (IAR)'), [['IAR012', 0.99]]);
    expect([report.status, codesOf(report)]).toEqual(['success', []]);
  });

  it('is none for a mechanic either, whose reports some print without one: a photo may lose a line', () => {
    const mechanic = pageWith('GRADE: Pass', 'Aviation Mechanic General (AMG)');
    expect(reportOn(mechanic, [['AM.I.A.K1', 0.99]]).status).toBe('partial');
  });

  it('is one where a person says that there is none on the report', () => {
    const report = reportOn(withoutScore, six, { 'field:0:scorePercent': { absent: true } });
    expect([report.status, codesOf(report)]).toEqual(['success', []]);
    expect(report.absent).toEqual(['scorePercent']);
  });

  it('has lost its codes too where it failed and none was found', () => {
    const report = reportOn(pageWith('GRADE: Fail'), [], { 'field:0:scorePercent': { absent: true } });
    expect([report.status, codesOf(report)]).toEqual(['partial', ['no-codes-below-100']]);
  });

  it('may have lost its codes where it passed and none was found, and says so', () => {
    const report = reportOn(withoutScore, [], { 'field:0:scorePercent': { absent: true } });
    expect([report.status, codesOf(report)]).toEqual(['partial', ['codes-few']]);
  });
});

describe('a picture whose letters are too small', () => {
  const sound = pageWith('SCORE: 90%   GRADE: Pass   TAKE: 1');
  const small = (page: number): Remark => ({
    code: 'low-resolution',
    severity: 'warning',
    detail: `letters on page ${String(page)} are 5 pixels high; fewer than 10 are misread often`,
    at: { page },
    value: 5,
  });

  it('is no success, however well its parts agree', () => {
    expect(reportOn(sound, six).status).toBe('success');
    expect(reportOn(sound, six, {}, [small(1)]).status).toBe('partial');
  });

  it('speaks for its own page alone', () => {
    expect(reportOn(sound, six, {}, [small(2)]).status).toBe('success');
  });
});
