import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawClass, drawReports } from '../../../../tests/support/draw-class.ts';
import { groupPersons } from '../people/persons.ts';
import { isOverLimit, isWeak, missedShares, shareInWords } from './shares.ts';
import { scoresOf } from './scores.ts';
import { studyPlan } from './study-plan.ts';
import { classRecord } from '../report/class-record.ts';
import { summariseClass } from './summary.ts';

/** A class of so many students of an exam, of whom the first so many missed a code. */
function students(exam: string, count: number, missing: number, code: string, from = 0): string {
  return Array.from({ length: count }, (_, index) => {
    const ftn = `C${String(from + index).padStart(7, '0')}`;
    return `S${from + index}, A | ${ftn} | ${exam} | 2025-01-15 | 1 | 80 | ${index < missing ? code : ''}`;
  }).join('\n');
}

describe('shares', () => {
  it('a code that every one of five instrument students missed is not hidden by twenty-five others', () => {
    const table = `${students('IRA', 5, 5, 'IR.I.A.K1')}\n${students('PAR', 25, 0, '', 100)}`;
    const [share] = missedShares(drawReports(table), 'element');
    expect(share).toMatchObject({
      code: 'IR.I.A.K1',
      ofAll: { reports: 5, of: 30 },
      ofExam: { reports: 5, of: 5 },
    });
    if (share === undefined) throw new Error('a share was drawn');
    expect([isWeak(share.ofAll), isWeak(share.ofExam)]).toEqual([false, true]);
    expect(shareInWords(share.ofExam)).toBe('5 of 5 (100 %)');
  });

  it('elements spread thin gather in their task and area; a report counts once', () => {
    const reports = drawReports(`
      A, A | C1 | PAR | | 1 | 80 | PA.I.A.K1 PA.I.A.K2 PA.I.B.K1
      B, B | C2 | PAR | | 1 | 80 | PA.I.A.K3`);
    expect(missedShares(reports, 'task').map(({ code, ofExam }) => [code, ofExam.reports])).toEqual([
      ['PA.I.A', 2],
      ['PA.I.B', 1],
    ]);
    expect(missedShares(reports, 'area').map(({ code, ofExam }) => [code, ofExam.reports])).toEqual([
      ['PA.I', 2],
    ]);
  });

  it('first takes and retakes stand apart, and an older code has no task', () => {
    const reports = drawReports(`
      A, A | C1 | PAR | 2025-01-01 | 1 | 60 | PLT012
      A, A | C1 | PAR | 2025-02-01 | 2 | 80 | PLT012`);
    expect(missedShares(reports, 'element')[0]).toMatchObject({
      ofFirstTakes: { reports: 1, of: 1 },
      ofRetakes: { reports: 1, of: 1 },
    });
    expect(missedShares(reports, 'task')).toEqual([]);
  });

  it('of a handful no percentage is said, and nothing is called weak', () => {
    expect(shareInWords({ reports: 2, of: 4 })).toBe('2 of 4');
    expect(isWeak({ reports: 4, of: 4 })).toBe(false);
  });

  it('what more than 30 % missed is that of any number of reports, none aside', () => {
    expect([isOverLimit({ reports: 3, of: 3 }), isOverLimit({ reports: 1, of: 1 })]).toEqual([true, true]);
    expect([isOverLimit({ reports: 3, of: 10 }), isOverLimit({ reports: 0, of: 0 })]).toEqual([false, false]);
  });

  it('a take in doubt is neither a first one nor another, and an exam in doubt none that is known', () => {
    const drawn = drawClass(`
      A, A | C1 | PAR | 2025-01-01 | ?2 | 80 | PA.I.A.K1
      B, B | C2 | PAR | 2025-01-01 | 1 | 80 | PA.I.A.K1
      C, C | C3 | ?PRA | 2025-01-01 | 1 | 80 | PA.I.A.K1 | photo`);
    const { missed, exams } = summariseClass(drawn, []);
    expect(
      missed.elements.map(({ exam, ofAll, ofExam, ofFirstTakes, ofRetakes }) => [
        exam,
        ofAll.of,
        ofExam.of,
        ofFirstTakes.of,
        ofRetakes.of,
      ]),
    ).toEqual([
      ['PAR', 3, 2, 1, 0],
      ['exam in doubt', 3, 1, 1, 0],
    ]);
    expect(exams.map(({ exam, reports, takesInDoubt }) => [exam, reports, takesInDoubt])).toEqual([
      ['PAR', 2, 1],
      ['exam in doubt', 1, 0],
    ]);
  });

  it('what more of a handful missed stands before what was missed by the only one of an exam', () => {
    const reports = drawReports(`
      A, A | C1 | PAR | | 1 | 80 | PA.I.A.K1 PA.I.B.K1
      B, B | C2 | PAR | | 1 | 80 | PA.I.A.K1
      C, C | C3 | PAR | | 1 | 80 | PA.II.A.K1
      D, D | C4 | IRA | | 1 | 80 | IR.I.A.K1`);
    expect(missedShares(reports, 'element').map(({ code }) => code)).toEqual([
      'PA.I.A.K1',
      'IR.I.A.K1',
      'PA.I.B.K1',
      'PA.II.A.K1',
    ]);
  });

  it('the specified limit is more than 30 %', () => {
    expect([isWeak({ reports: 3, of: 10 }), isWeak({ reports: 4, of: 10 })]).toEqual([false, true]);
  });

  it('a task is missed by at least as many as any of its elements', () => {
    const codes = fc.subarray(['PA.I.A.K1', 'PA.I.A.R1', 'PA.I.B.K1', 'PA.II.A.K1', 'PLT012']);
    fc.assert(
      fc.property(fc.array(codes, { minLength: 1, maxLength: 8 }), (reports) => {
        const drawn = drawReports(
          reports.map((of, n) => `S${n}, A | C${n} | PAR | | 1 | 80 | ${of.join(' ')}`).join('\n'),
        );
        const tasks = new Map(missedShares(drawn, 'task').map(({ code, ofExam }) => [code, ofExam.reports]));
        for (const { code, ofExam } of missedShares(drawn, 'element'))
          if (code.startsWith('PA'))
            expect(tasks.get(code.split('.').slice(0, 3).join('.'))).toBeGreaterThanOrEqual(ofExam.reports);
      }),
    );
  });
});

describe('scores', () => {
  it('are of the reports that show a number, the pass rate of those that show a grade', () => {
    const scores = scoresOf(
      drawReports(
        'A, A | | PAR | | | 60 |\nB, B | | PAR | | | 80 |\nC, C | | PRE | | | pass |\nD, D | | PAR | | | 100 |',
      ),
    );
    expect(scores).toMatchObject({
      count: 3,
      meanPercent: 80,
      medianPercent: 80,
      sdPercent: 20,
      leastPercent: 60,
      mostPercent: 100,
    });
    expect(scores.passed).toEqual({ reports: 3, of: 4 });
    expect(scores.distribution.map(({ count }) => count)).toEqual([0, 0, 1, 0, 1, 1]);
  });

  it('leave out what is in doubt, and say how many', () => {
    const scores = scoresOf(
      drawReports(
        'A, A | | PAR | | | 80 |\nB, B | | PAR | | | ?20 |\nC, C | | PRE | | | ?pass |\nD, D | | PAR | | | |',
      ),
    );
    expect(scores).toMatchObject({ count: 1, meanPercent: 80, scoresInDoubt: 1, resultsInDoubt: 2 });
    expect(scores.passed).toEqual({ reports: 1, of: 1 });
  });

  it('decide what was passed where no grade is shown', () => {
    const drawn = drawReports('A, A | | PAR | | | 69 |\nB, B | | PAR | | | 70 |').map((each) => {
      const { grade: _grade, ...fields } = each.report.fields;
      return { ...each, report: { ...each.report, fields } };
    });
    expect(scoresOf(drawn).passed).toEqual({ reports: 1, of: 2 });
  });

  it('of nobody are not there', () => {
    expect(scoresOf([])).toMatchObject({ count: 0, passed: { reports: 0, of: 0 } });
  });
});

describe('study plan', () => {
  const plan = (table: string) => studyPlan(groupPersons(drawReports(table)));

  it('begins with what most students of an exam need, knowledge before skill', () => {
    const items = plan(`
      A, A | C1 | PAR | 2025-01-01 | 1 | 80 | PA.I.B.S1 PA.I.B.K2 PA.II.A.K1
      B, B | C2 | PAR | 2025-01-01 | 1 | 80 | PA.I.B.K2
      C, C | C3 | PAR | 2025-01-01 | 1 | 80 | PA.III.A.R1`);
    expect(items.map(({ task, of, session }) => [task, of, session])).toEqual([
      ['PA.I.B', 3, 'group'],
      ['PA.II.A', 3, 'one-to-one'],
      ['PA.III.A', 3, 'one-to-one'],
    ]);
    expect(items[0]?.codes.map(({ code, missedBy }) => [code, missedBy.length])).toEqual([
      ['PA.I.B.K2', 2],
      ['PA.I.B.S1', 1],
    ]);
  });

  it('does not teach again what a retake put right', () => {
    const items = plan(`
      A, A | C1 | PAR | 2025-01-01 | 1 | 60 | PA.I.A.K1 PA.I.B.K1
      A, A | C1 | PAR | 2025-02-01 | 2 | 90 | PA.I.B.K1`);
    expect(items.map(({ task }) => task)).toEqual(['PA.I.B']);
  });
});

it('a class counts its files, its reports and its people', () => {
  const files = drawClass(`
    A, A | C1 | PAR | 2025-01-01 | 1 | 80 | PA.I.A.K1
    + B, B | C2 | IRA | 2025-01-01 | 1 | 90 |
    A, A | C1 | PAR | 2025-01-01 | 1 | 80 | PA.I.A.K1 | photo`);
  const summary = summariseClass(files, [
    { itemId: 'x', fileName: 'x.pdf', state: 'failed', faultCode: 'not-a-report' },
    { itemId: 'y', fileName: 'y.pdf', state: 'waiting' },
  ]);
  expect(summary.files).toEqual({ total: 4, successful: 2, partial: 1, failed: 1, successRate: 2 / 3 });
  expect(summary.methods).toEqual({ textLayer: 2, recognised: 1 });
  expect(summary.reports.distinct).toHaveLength(2);
  expect(summary.people.map(({ pseudonym }) => pseudonym)).toEqual(['Student 01', 'Student 02']);
  expect(summary.exams.map(({ exam, reports }) => [exam, reports])).toEqual([
    ['IRA', 1],
    ['PAR', 1],
  ]);
});

it('the record of a class is plain JSON that names nobody', () => {
  const files = drawClass(`
    SECRET, A | C1234567 | PAR | 2025-01-01 | 1 | 80 | PA.I.A.K1
    OTHER, B | C7654321 | PAR | 2025-01-01 | 1 | 90 | PA.I.A.K1`);
  const summary = summariseClass(files, []);
  const record = classRecord(summary, studyPlan(summary.people), 'pseudonyms');
  const text = JSON.stringify(record);
  expect(text).not.toMatch(/SECRET|OTHER|C1234567|item-|report-/);
  expect(JSON.parse(text)).toEqual(record);
  expect(record.studyPlan).toEqual([
    {
      ...{ task: 'PA.I.A', area: 'Preflight Preparation', exam: 'PAR', session: 'group', of: 2 },
      ...{ students: ['Student 01', 'Student 02'], references: [] },
      codes: [{ code: 'PA.I.A.K1', students: ['Student 01', 'Student 02'], references: [] }],
    },
  ]);
});
