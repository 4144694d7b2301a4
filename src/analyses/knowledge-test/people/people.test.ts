import { describe, expect, it } from 'vitest';
import { drawReports } from '../../../../tests/support/draw-class.ts';
import { attemptsOf, latestAttempts } from './attempts.ts';
import { withoutDuplicates } from './duplicates.ts';
import { expiryInWords, expiryState } from './expiry-clock.ts';
import { groupPersons } from './persons.ts';

const people = (table: string) =>
  groupPersons(drawReports(table)).map(({ pseudonym, reports, isAmbiguous }) =>
    [pseudonym, ...reports.map(({ fileName }) => fileName.slice(7, -4)), ...(isAmbiguous ? ['?'] : [])].join(
      ' ',
    ),
  );

describe('who is who', () => {
  it('one FTN is one person, however the name is spelt', () => {
    const [person] = groupPersons(
      drawReports(`
        SAMPLE, ALEX RIVER | C0000001 | PAR | 2025-01-15 | 1 | 82 |
        SAMPLE, ALEX R     | C0000001 | IRA | 2025-06-02 | 1 | 90 |`),
    );
    expect(person?.reports).toHaveLength(2);
    expect(person?.name).toEqual({ family: 'SAMPLE', given: 'ALEX R' });
    expect(person?.otherSpellings).toEqual(['SAMPLE, ALEX RIVER']);
  });

  it('one name with two FTNs is two people', () => {
    expect(
      people(`
        SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 82 |
        SAMPLE, ALEX | C0000002 | PAR | 2025-01-16 | 1 | 84 |`),
    ).toEqual(['Student 01 1', 'Student 02 2']);
  });

  it('a report without an FTN is the person of its name, if that is one person alone', () => {
    expect(
      people(`
        Sample, Álex | | PAR | 2024-12-01 | 1 | 60 |
        SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 2 | 82 |
        OTHER, KIM   | | PAR | 2025-01-15 | 1 | 82 |
        OTHER, KIM   | | IRA | 2025-03-15 | 1 | 82 |`),
    ).toEqual(['Student 01 1 2', 'Student 02 3 4']);
  });

  it('and nobody’s where two people have that name', () => {
    expect(
      people(`
        SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 82 |
        SAMPLE, ALEX | C0000002 | PAR | 2025-01-16 | 1 | 84 |
        SAMPLE, ALEX | | IRA | 2025-02-16 | 1 | 84 |`),
    ).toEqual(['Student 01 1', 'Student 02 2', 'Student 03 3 ?']);
  });

  it('a person’s key says nothing of the FTN, and stays when reports are added', () => {
    const first = 'SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 62 |';
    const [alone] = groupPersons(drawReports(first));
    const earlier = 'SAMPLE, ALEX | C0000001 | PAR | 2024-01-15 | 1 | 60 |';
    expect(groupPersons(drawReports(`${first}\n${earlier}`))[0]?.key).toBe(alone?.key);
    const [other] = groupPersons(drawReports(first.replace('C0000001', 'C0000002')));
    expect(other?.key).toBe(alone?.key);
  });

  it('reports that say neither are people of their own', () => {
    expect(people('| | PAR | | | 82 |\n| | PAR | | | 84 |')).toEqual(['Student 01 1', 'Student 02 2']);
  });
});

describe('the same report again', () => {
  it('is known by person, exam, day and result, and the text layer stands', () => {
    const { distinct, again } = withoutDuplicates(
      drawReports(`
        SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 82 | PA.I.A.K1 | photo
        SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 82 | PA.I.A.K1
        SAMPLE, ALEX | C0000001 | PAR | 2025-03-15 | 2 | 92 | PA.I.A.K2`),
    );
    expect(distinct.map(({ fileName }) => fileName)).toEqual(['report-2.pdf', 'report-3.pdf']);
    expect(again.map(({ report, of }) => [report.itemId, of])).toEqual([['item-1', 'item-2#0']]);
  });

  it('two people with the same result on one day are not the same report', () => {
    const reports = drawReports(`
      SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 82 |
      OTHER, KIM   | C0000002 | PAR | 2025-01-15 | 1 | 82 |`);
    expect(withoutDuplicates(reports).again).toEqual([]);
  });

  it('the same exam id is the same report, another exam id is another one', () => {
    const [one, other] = drawReports('| | PAR | | | 82 |\n| | PAR | | | 82 |');
    if (one === undefined || other === undefined) throw new Error('two reports were drawn');
    const withId = (report: typeof one, examId: string) => ({
      ...report,
      report: {
        ...report.report,
        fields: {
          ...report.report.fields,
          examId: { value: examId, raw: examId, certainty: 'sure' as const, confidence: 1 },
        },
      },
    });
    expect(withoutDuplicates([withId(one, '1'), withId(other, '1')]).distinct).toHaveLength(1);
    expect(withoutDuplicates([withId(one, '1'), withId(other, '2')]).distinct).toHaveLength(2);
  });
});

describe('attempts', () => {
  const table = `
    SAMPLE, ALEX | C0000001 | PAR | 2025-03-15 | 2 | 74 | PA.I.A.K2 PA.I.B.K1
    SAMPLE, ALEX | C0000001 | IRA | 2025-02-01 | 1 | 90 | IR.I.A.K1
    SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 62 | PA.I.A.K1 PA.I.A.K2 PA.I.A.K2`;
  const [person] = groupPersons(drawReports(table));
  if (person === undefined) throw new Error('a person was drawn');

  it('are compared within an exam: resolved, persistent, new', () => {
    const par = attemptsOf(person).find(({ exam }) => exam === 'PAR');
    expect(par?.attempts.map(({ codes, since }) => ({ codes, since }))).toEqual([
      { codes: ['PA.I.A.K1', 'PA.I.A.K2'], since: undefined },
      {
        codes: ['PA.I.A.K2', 'PA.I.B.K1'],
        since: { resolved: ['PA.I.A.K1'], persistent: ['PA.I.A.K2'], fresh: ['PA.I.B.K1'] },
      },
    ]);
  });

  it('what is open is what the last attempt at each exam shows', () => {
    const open = latestAttempts(person).map(({ codes }) => codes.join(' '));
    expect(open).toEqual(['PA.I.A.K2 PA.I.B.K1', 'IR.I.A.K1']);
  });
});

it('the clock counts calendar days', () => {
  expect(expiryInWords('2027-01-31', '2026-11-21')).toBe('71 days left');
  expect(expiryInWords('2026-11-21', '2026-11-21')).toBe('the last day is today');
  expect(expiryInWords('2026-11-20', '2026-11-21')).toBe('expired 1 day ago');
  expect(['2027-12-31', '2027-01-31', '2026-10-31'].map((day) => expiryState(day, '2026-11-21'))).toEqual([
    'valid',
    'soon',
    'expired',
  ]);
});
