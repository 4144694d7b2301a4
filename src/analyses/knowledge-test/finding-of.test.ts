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
  text: string | readonly [first: string, second: string],
  codes: Parameters<typeof recognising>[0],
  adjustments?: Adjustments,
  remarks: readonly Remark[] = [],
): ReportRead {
  const [first, second] = typeof text === 'string' ? [text, text] : text;
  const passes = [first, second].map((page) => drawPage(page, { origin: 'recognised' }));
  const finding = findingOf(
    { pages: 1, readings: [{ page: 1, passes }], remarks, failed: [] },
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

describe('a photo on which letters stand where digits are printed', () => {
  const certaintyOf = (said: string | readonly [string, string]) => {
    const pages =
      typeof said === 'string' ? pageWith(said) : ([pageWith(said[0]), pageWith(said[1])] as const);
    const { fields, status } = reportOn(pages, six);
    return [fields.scorePercent?.value, fields.scorePercent?.certainty, status];
  };

  it('asks for the score, and is no success', () => {
    expect(certaintyOf('SCORE: 9O%   GRADE: Pass')).toEqual([90, 'doubtful', 'partial']);
    expect(certaintyOf('SCORE: 9 0%   GRADE: Pass')).toEqual([90, 'doubtful', 'partial']);
  });

  it('is one where the other reading has digits alone', () => {
    expect(certaintyOf(['SCORE: 9O%   GRADE: Pass', 'SCORE: 90%   GRADE: Pass'])).toEqual([
      90,
      'sure',
      'success',
    ]);
  });
});

it('says of a photo that a code which the exam’s list lacks seems to be printed', () => {
  const strange = recognising([...six.slice(0, 5), ['PA.I.A.K30', 0.5]]);
  const passes = Array.from({ length: 2 }, () => drawPage(pageWith('SCORE: 90%'), { origin: 'recognised' }));
  const finding = findingOf(
    { pages: 1, readings: [{ page: 1, passes }], remarks: [], failed: [] },
    defaultKnowledgeTestOptions,
    {
      ...strange,
      codesOnPage: (...asked) => {
        const { codes, doubts } = strange.codesOnPage(...asked);
        return { codes, doubts: doubts.map((doubt) => ({ ...doubt, why: 'not-listed' })) };
      },
    },
  );
  const [report] = finding.ok ? finding.value.reports : [];
  expect(report?.status).toBe('partial');
  expect(report?.remarks).toMatchObject([
    {
      code: 'code-not-listed',
      detail: 'the exam’s list of codes lacks what seems to be printed: PA.I.A.K30',
      value: 1,
    },
  ]);
});

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

describe('a photo on which more codes were accepted than questions missed', () => {
  const sound = pageWith('SCORE: 90%   GRADE: Pass   TAKE: 1');
  const unlikely = ['PA.I.G.K2', 0.91] as const;
  const seven = [...six.slice(0, 3), unlikely, ...six.slice(3)];
  /** By its place: the fourth code of the page. */
  const itsDoubt = 'doubt:0:p1-40-160';
  const score = { 'field:0:scorePercent': { value: 90 } };

  it('asks for the score, and for the least certain code with all that was seen of it', () => {
    const report = reportOn(sound, seven);
    expect(report.codes.map(({ code }) => code)).toEqual(six.map(([code]) => code));
    expect(report.doubts).toMatchObject([
      {
        id: 'p1-40-160',
        why: 'too-many',
        raw: ['PA.I.G.K2', 'PA.I.G.K2?'],
        candidates: [{ code: 'PA.I.G.K2', probability: 0.91 }, { code: 'PA.XI.A.K2' }],
      },
    ]);
    expect(report.fields.scorePercent?.certainty).toBe('doubtful');
    expect(report.remarks).toMatchObject([
      { code: 'codes-exceed-missed', detail: expect.stringContaining('7 codes are listed for 6 ') as string },
    ]);
    expect(report.status).toBe('partial');
  });

  it('is settled where that code is not printed, or is another one that was read already', () => {
    for (const to of [{ none: true }, { code: six[0]?.[0] }]) {
      const report = reportOn(sound, seven, { [itsDoubt]: to });
      expect([report.codes.length, report.doubts, codesOf(report), report.status]).toEqual([
        6,
        [],
        [],
        'success',
      ]);
    }
  });

  it('is settled where the score was another one, and what was said of a code still holds', () => {
    const mended = reportOn(sound, seven, { 'field:0:scorePercent': { value: 88 } });
    expect([mended.codes.length, mended.doubts, mended.status]).toEqual([7, [], 'success']);
    const none = { [itsDoubt]: { none: true }, 'field:0:scorePercent': { value: 88 } };
    const both = reportOn(sound, seven, none);
    expect([both.codes.length, codesOf(both)]).toEqual([6, []]);
  });

  it('asks for the next code where one is confirmed, and is settled where all of them are', () => {
    const next = reportOn(sound, seven, { ...score, [itsDoubt]: { code: 'PA.I.G.K2' } });
    expect(next.doubts).toHaveLength(1);
    expect([codesOf(next), next.status]).toEqual([['codes-exceed-missed'], 'partial']);
    const added = seven.map(([code]) => code);
    const all = reportOn(sound, seven, { ...score, 'codes:0': { added, removed: [] } });
    expect([all.codes.length, all.doubts, codesOf(all), all.status]).toEqual([
      7,
      [],
      ['codes-exceed-missed-by-hand'],
      'success',
    ]);
  });

  it('asks for a code too where one that was in doubt is confirmed and is one too many', () => {
    const doubtful = [...six.slice(0, 5), ['PA.I.E.K2', 0.95], ['PA.I.G.K2', 0.5]] as const;
    expect(reportOn(sound, doubtful)).toMatchObject({ codes: { length: 6 }, doubts: { length: 1 } });
    const confirmed = reportOn(sound, doubtful, { 'doubt:0:p1-40-220': { code: 'PA.I.G.K2' } });
    expect(confirmed.doubts).toMatchObject([{ why: 'too-many', candidates: [{ code: 'PA.I.E.K2' }, {}] }]);
    expect(confirmed.codes.map(({ code }) => code)).toContain('PA.I.G.K2');
  });

  it('asks for the score alone where so many are too many that it must have been misread', () => {
    const perfect = pageWith('SCORE: 100%   GRADE: Pass');
    const report = reportOn(perfect, six);
    expect([report.codes.length, report.doubts, codesOf(report)]).toEqual([6, [], ['codes-exceed-missed']]);
    expect(report.fields.scorePercent?.certainty).toBe('doubtful');
    const confirmed = reportOn(perfect, six, { 'field:0:scorePercent': { value: 100 } });
    expect([confirmed.codes, confirmed.doubts.length]).toEqual([[], 6]);
  });

  it('asks for no code while the score itself is in doubt', () => {
    const report = reportOn([sound, sound.replace('90%', '98%')], seven);
    expect(report.fields.scorePercent).toMatchObject({ value: 90, certainty: 'doubtful' });
    expect([report.codes.length, report.doubts]).toEqual([7, []]);
  });
});
