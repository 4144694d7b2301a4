import { describe, expect, it } from 'vitest';
import type { CodeDoubt, ReadField, ReportRead } from '../finding.ts';
import { codeTree } from './code-tree.ts';
import { openQuestions } from './open-questions.ts';

const field = <Value>(value: Value, certainty: ReadField<Value>['certainty']): ReadField<Value> => ({
  value,
  certainty,
  confidence: 0.9,
  raw: String(value),
});

const doubt: CodeDoubt = {
  id: 'p1-200-310',
  raw: ['PA.I.B.K1', 'PA.I.B.K1'],
  candidates: [
    { code: 'PA.I.B.K1a', probability: 0.6 },
    { code: 'PA.I.B.K1b', probability: 0.3 },
  ],
  why: 'close-candidates',
};

const report: ReportRead = {
  pages: [1],
  method: 'recognised',
  fields: {
    examCode: field('PAR', 'sure'),
    examTitle: field('Private Pilot Airplane', 'doubtful'),
    examDate: field('2025-01-15', 'doubtful'),
  },
  codes: [],
  doubts: [doubt],
  status: 'partial',
  remarks: [],
};

describe('open questions of a file', () => {
  it('are its doubtful fields, then its doubtful codes, by the names of what answers them', () => {
    expect(openQuestions({ reports: [report] }).map(({ name }) => name)).toEqual([
      'field:0:examDate',
      'doubt:0:p1-200-310',
    ]);
  });

  it('say of which report they are where there are several', () => {
    const both = openQuestions({ reports: [report, report] });
    expect(both.map(({ name, report: of }) => [name, of])).toEqual([
      ['field:0:examDate', 1],
      ['doubt:0:p1-200-310', 1],
      ['field:1:examDate', 2],
      ['doubt:1:p1-200-310', 2],
    ]);
  });

  it('say why the score is asked for where more codes are listed than questions were missed', () => {
    const detail = '7 codes are listed for 6 questions missed; each question has one';
    const asked = openQuestions({
      reports: [
        {
          ...report,
          fields: { scorePercent: field(90, 'doubtful'), take: field(1, 'doubtful') },
          doubts: [{ ...doubt, why: 'too-many' }],
          remarks: [{ code: 'codes-exceed-missed', severity: 'warning', detail }],
        },
      ],
    });
    expect(asked.map(({ why }) => why)).toEqual([
      detail,
      'read in two ways, or with a sign that was unclear',
      'more codes than questions missed',
    ]);
  });

  it('put candidates with where they belong, and take what is typed', () => {
    const [asked, code] = openQuestions({ reports: [report] });
    expect(code).toMatchObject({
      raw: ['PA.I.B.K1'],
      none: { to: { none: true } },
      choices: [{ label: 'PA.I.B.K1a', to: { code: 'PA.I.B.K1a' } }, { label: 'PA.I.B.K1b' }],
    });
    expect(code?.choices[0]?.detail).toMatch(/^Preflight Preparation › Airworthiness/);
    expect(code?.typed('paick1')?.to).toEqual({ code: 'PA.I.C.K1' });
    expect(code?.typed('CA.I.A.K1')?.detail).toContain('not a code of this exam');
    expect(code?.typed('nothing')).toBeUndefined();
    expect(asked?.choices).toEqual([{ label: '2025-01-15', detail: 'as read', to: { value: '2025-01-15' } }]);
    expect(asked?.typed('1/16/2025')?.to).toEqual({ value: '2025-01-16' });
  });
});

it('codes stand under task and area in the order of the publication', () => {
  const codes = ['PLT012', 'PA.II.A.K1', 'PA.I.B.R1', 'PA.I.B.K1a', 'PA.I.C.K1'].map((code) => ({
    code,
    certainty: 'sure' as const,
    confidence: 1,
    raw: code,
  }));
  const tree = codeTree({ codes });
  const shape = tree.map(({ key, count, tasks }) => [
    key,
    count,
    tasks.map((task) => task.codes.map(({ code }) => code)),
  ]);
  expect(shape).toEqual([
    ['PA.I', 3, [['PA.I.B.K1a', 'PA.I.B.R1'], ['PA.I.C.K1']]],
    ['PA.II', 1, [['PA.II.A.K1']]],
    ['statements', 1, [['PLT012']]],
  ]);
});
