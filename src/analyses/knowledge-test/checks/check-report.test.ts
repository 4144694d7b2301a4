import { describe, expect, it } from 'vitest';
import type { ReadCode, ReadField, ReportFields } from '../finding.ts';
import { checkReport } from './check-report.ts';
import { expiryOf } from './expiry.ts';
import { missedQuestions } from './missed-questions.ts';

function field<Value>(value: Value, certainty: ReadField<Value>['certainty'] = 'sure'): ReadField<Value> {
  return { value, certainty, confidence: 1, raw: '' };
}

const sound: ReportFields = {
  examCode: field('PAR'),
  examDate: field('2025-01-15'),
  scorePercent: field(82),
  grade: field('pass'),
  take: field(1),
  expiresOn: field('2027-01-31'),
};

const elevenCodes =
  'PA.I.B.K1a PA.I.C.K3l PA.I.E.K1 PA.I.F.K2d PA.III.A.K8 PA.VI.A.K3 PA.I.G.K1h PA.I.C.K2 PA.I.D.K3c PA.I.A.K1 PA.I.A.K2';

function check(
  fields: ReportFields,
  codes: string = elevenCodes,
  method: 'text-layer' | 'recognised' = 'text-layer',
  certainty: ReadCode['certainty'] = 'sure',
) {
  const read = codes
    .split(' ')
    .filter((code) => code !== '')
    .map((code): ReadCode => ({ code, certainty, confidence: 1, raw: code }));
  const checked = checkReport({ pages: [1], method, fields, codes: read, doubts: [] });
  const doubtful = Object.entries(checked.fields).filter(([, each]) => each.certainty === 'doubtful');
  return { codes: checked.remarks.map(({ code }) => code), doubtful: doubtful.map(([name]) => name) };
}

describe('a report whose parts agree', () => {
  it('has nothing to say, and its date and expiry confirm each other', () => {
    expect(check(sound)).toEqual({ codes: [], doubtful: [] });
    const unsure = {
      ...sound,
      examDate: field('2025-01-15', 'doubtful'),
      expiresOn: field('2027-01-31', 'doubtful'),
    };
    expect(check(unsure)).toEqual({ codes: [], doubtful: [] });
  });

  it('may be of a test that is valid longer', () => {
    const atp = { examCode: field('ATM'), examDate: field('2025-01-15'), expiresOn: field('2030-01-31') };
    expect(check(atp, '')).toEqual({ codes: [], doubtful: [] });
  });
});

describe('a report whose parts contradict each other', () => {
  it('has both fields before a person', () => {
    expect(check({ ...sound, expiresOn: field('2027-02-28') })).toEqual({
      codes: ['field-conflict'],
      doubtful: ['examDate', 'expiresOn'],
    });
    expect(check({ ...sound, grade: field('fail') })).toEqual({
      codes: ['field-conflict'],
      doubtful: ['scorePercent', 'grade'],
    });
  });

  it('is settled where a person has confirmed both', () => {
    const byHand = { ...sound, expiresOn: field('2027-02-28', 'by-hand') };
    expect(check(byHand)).toEqual({ codes: ['field-conflict'], doubtful: ['examDate'] });
    const both = { ...byHand, examDate: field('2025-01-15', 'by-hand') };
    expect(check(both)).toEqual({ codes: ['field-conflict-by-hand'], doubtful: [] });
    const scorePercent = field(82, 'by-hand');
    const failed = { ...sound, scorePercent, grade: field<'pass' | 'fail'>('fail', 'by-hand') };
    expect(check(failed)).toEqual({ codes: ['field-conflict-by-hand'], doubtful: [] });
  });

  it('has the score before a person where the text itself lists more codes than questions were missed', () => {
    expect(check({ ...sound, scorePercent: field(90) })).toEqual({
      codes: ['codes-exceed-missed'],
      doubtful: ['scorePercent'],
    });
    expect(check({ ...sound, scorePercent: field(90, 'by-hand') })).toEqual({
      codes: ['codes-exceed-missed-by-hand'],
      doubtful: [],
    });
  });

  it('says what is wrong with the number of codes', () => {
    expect(check(sound, '').codes).toEqual(['no-codes-below-100']);
    expect(check({ ...sound, scorePercent: field(90) }).codes).toEqual(['codes-exceed-missed']);
    expect(check({ ...sound, scorePercent: field(100) }).codes).toEqual(['codes-exceed-missed']);
    expect(check({ ...sound, scorePercent: field(100) }, '').codes).toEqual([]);
    expect(check(sound, 'PA.I.A.K1').codes).toEqual(['codes-few']);
  });

  it('says where a code is unknown, of another exam, or of an edition before the current one', () => {
    expect(check(sound, `${elevenCodes.slice(0, -10)} PA.I.A.K30`).codes).toEqual(['unknown-code']);
    expect(check(sound, `${elevenCodes.slice(0, -10)} IR.I.A.K1`).codes).toEqual(['code-of-other-exam']);
    const byHand = check(sound, `${elevenCodes.slice(0, -10)} PA.I.A.K30`, 'text-layer', 'by-hand');
    expect(byHand.codes).toEqual(['unknown-code-by-hand']);
    const early = { ...sound, examDate: field('2024-01-15'), expiresOn: field('2026-01-31') };
    expect(check(early, `${elevenCodes.slice(0, -10)} PA.I.A.K30`).codes).toEqual(['edition-mismatch']);
    expect(check({ examCode: field('AMG') }, 'AM.I.A.K1 AM.II.A.K1').codes).toEqual(['code-of-other-exam']);
  });

  it('takes a score that no number of answers gives as a hint only', () => {
    expect(check({ ...sound, scorePercent: field(81) }).codes).toEqual(['score-unusual']);
  });
});

describe('what follows from a field', () => {
  it('is the last day of the month, leap years too', () => {
    expect(expiryOf('2025-01-15', 24)).toBe('2027-01-31');
    expect(expiryOf('2026-02-01', 24)).toBe('2028-02-29');
    expect(expiryOf('2024-12-31', 24)).toBe('2026-12-31');
  });

  it('is how many questions were missed', () => {
    expect(missedQuestions(82, 60)).toEqual({ least: 11, most: 11, exact: true });
    expect(missedQuestions(70, 60)).toEqual({ least: 18, most: 18, exact: true });
    expect(missedQuestions(100, 60)).toEqual({ least: 0, most: 0, exact: true });
    const impossible = [71, 74, 76, 79, 81, 84, 86, 89, 91, 94, 96, 99];
    const all = Array.from({ length: 31 }, (_, i) => 70 + i);
    expect(all.filter((score) => !missedQuestions(score, 60).exact)).toEqual(impossible);
  });
});
