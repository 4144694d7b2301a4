import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { violations, type JsonSchema } from '#core/json-schema.ts';
import { drawCodeBook } from '../../../../tests/support/draw-code-book.ts';
import { drawClass } from '../../../../tests/support/draw-class.ts';
import { codeLookUp } from '../code-book/look-up.ts';
import { studyPlan } from '../class/study-plan.ts';
import { summariseClass } from '../class/summary.ts';
import { classDocument, studyPlanDocument, type ClassWords } from './class-document.ts';
import { classRecord } from './class-record.ts';
import { classToShare, reportToShare } from './class-share.ts';
import { figuresTable, filesTable, trendsTable } from './class-lists.ts';
import { areasTable, codesTable, reportsTable } from './class-tables.ts';

const summary = summariseClass(
  drawClass(`
    SAMPLE, ALEX | C1234501 | PAR | 2025-01-15 | 1 | 62 | PA.I.A.K1 PA.I.B.K1
    SAMPLE, ALEX | C1234501 | PAR | 2025-03-15 | 2 | 90 | PA.I.B.K1
    OTHER, KIM   | C1234502 | PAR | 2025-01-15 | 1 | 80 | PA.I.B.K1 PA.I.B.R1
    THIRD, LEE   | C1234503 | PAR | 2025-01-15 | 1 | 96 | PA.II.A.S1
    FOURTH, JO   | C1234504 | PAR | 2025-01-15 | 1 | 100 |
    FIFTH, MO    | C1234505 | IRA | 2025-01-15 | 1 | 72 | IR.I.A.K1
    OTHER, KIM   | C1234502 | PAR | 2025-01-15 | 1 | 80 | PA.I.B.K1 PA.I.B.R1 | photo`),
  [{ itemId: 'x', fileName: 'Kim Other.pdf', state: 'failed', faultCode: 'not-a-report' }],
);
const plan = studyPlan(summary.people);
const who = /SAMPLE|ALEX|OTHER|KIM|THIRD|C12345|report-\d/i;
const words: ClassWords = {
  title: 'Class 7',
  day: '2026-11-21',
  naming: 'pseudonyms',
  inWords: (code) => (code === 'PA.I.B.K1' ? 'Airworthiness, of all things' : undefined),
  references: () => ['14 CFR part 39'],
};

describe('a class as tables', () => {
  it('has a row for each report, of the student’s pseudonym', () => {
    const { columns, rows } = reportsTable(summary, 'pseudonyms');
    expect(columns.slice(0, 6)).toEqual(['student', 'exam', 'exam_date', 'score_percent', 'grade', 'take']);
    expect(rows.map((row) => row.slice(0, 4).join(' '))).toEqual([
      'Student 01 PAR 2025-01-15 62',
      'Student 01 PAR 2025-03-15 90',
      'Student 02 PAR 2025-01-15 80',
      'Student 03 PAR 2025-01-15 96',
      'Student 04 PAR 2025-01-15 100',
      'Student 05 IRA 2025-01-15 72',
      'Student 02 PAR 2025-01-15 80',
    ]);
    const [report, of, by] = ['report', 'duplicate_of', 'duplicate_by'].map((name) => columns.indexOf(name));
    expect(rows.slice(-2).map((row) => [row[report ?? 0], row[of ?? 0], row[by ?? 0]])).toEqual([
      [6, undefined, undefined],
      [7, 3, 'facts'],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(who);
    expect(reportsTable(summary, 'names').rows[0]?.slice(0, 3)).toEqual([
      'Student 01',
      'SAMPLE, ALEX',
      'C1234501',
    ]);
  });

  it('has a row for each code, with the honest denominator beside the other', () => {
    const { columns, rows } = codesTable(summary, words.inWords, words.references);
    const row = rows.find(([code]) => code === 'PA.I.B.K1') ?? [];
    const told = Object.fromEntries(columns.map((column, place) => [column, row[place]]));
    expect(told).toMatchObject({
      text: 'Airworthiness, of all things',
      references: '14 CFR part 39',
      reports_missed: 3,
      reports_of_exam: 5,
      percent_of_exam: 60,
      retakes_missed: 1,
      retakes: 1,
      reports_of_class: 6,
      percent_of_class: 50,
      students: 'Student 01, Student 02',
    });
  });

  it('has a row for each task and area, a report counted once', () => {
    const { columns, rows } = areasTable(summary);
    expect(columns.slice(0, 3)).toEqual(['level', 'code', 'exam']);
    const missed = columns.indexOf('reports_missed');
    expect(rows.map((row) => [...row.slice(0, 2), row[missed]].join(' '))).toEqual(
      expect.arrayContaining(['area PA.I 3', 'task PA.I.A 1', 'task PA.I.B 3', 'area PA.II 1']),
    );
  });

  it('says its figures: success rate, processing time, distribution of scores', () => {
    const { rows } = figuresTable(summary, 1234);
    expect(rows).toContainEqual(['success_rate_percent', ...[undefined, undefined, undefined], 87.5, 8]);
    expect(rows).toContainEqual(['processing_time_ms', undefined, undefined, undefined, 1234, undefined]);
    expect(rows).toContainEqual(['scores', 'PAR', 90, 100, 3, 5]);
    expect(rows).toContainEqual(['scores', undefined, 60, 70, 1, 6]);
    expect(rows).toContainEqual(['passed', 'IRA', undefined, undefined, 1, 1]);
  });

  it('has a row for each student and exam, with what changed between takes', () => {
    const { columns, rows } = trendsTable(summary, 'pseudonyms');
    const told = Object.fromEntries(columns.map((column, place) => [column, rows[0]?.[place]]));
    expect(told).toMatchObject({
      student: 'Student 01',
      exam: 'PAR',
      attempts: 2,
      scores_percent: '62 90',
      resolved_codes: 'PA.I.A.K1',
      persistent_codes: 'PA.I.B.K1',
      new_codes: undefined,
    });
    expect(JSON.stringify(rows)).not.toMatch(who);
    expect(trendsTable(summary, 'names').rows[0]?.slice(1, 3)).toEqual(['SAMPLE, ALEX', 'C1234501']);
  });

  it('has a row for each file, with how it was read', () => {
    const { rows } = filesTable(summary, 'pseudonyms');
    expect(rows.slice(-2)).toEqual([
      [7, 'partial', 'recognised', 1, undefined],
      [8, 'failed', undefined, 0, 'not-a-report'],
    ]);
    expect(filesTable(summary, 'names').rows.at(-1)?.[1]).toBe('Kim Other.pdf');
  });
});

describe('a class as JSON', () => {
  const schema = JSON.parse(
    readFileSync('static/schemas/benchside-class-1.schema.json', 'utf8'),
  ) as JsonSchema;

  it.each(['names', 'pseudonyms'] as const)('keeps to its schema (%s)', (naming) => {
    const made = classRecord(summary, plan, naming, { ...words, processingMs: 1234 });
    const record = JSON.parse(JSON.stringify(made)) as unknown;
    expect(JSON.stringify(record)).toContain('Airworthiness, of all things');
    expect(violations(schema, record)).toEqual([]);
    expect(who.test(JSON.stringify(record))).toBe(naming === 'names');
  });

  it('says all of the summary: duplicates, trends, files, words of the plan and what to read', () => {
    const record = classRecord(summary, plan, 'pseudonyms', { ...words, processingMs: 1234 });
    expect(record.files).toMatchObject({ processingMs: 1234, successRate: 0.875 });
    expect(record.fileList.at(-1)).toEqual({
      ...{ file: 8, state: 'failed', methods: [], reports: 0, faultCode: 'not-a-report' },
    });
    expect(record.reports.duplicates).toEqual([{ report: 7, of: 3, by: 'facts' }]);
    expect(record.students[0]?.attempts[1]).toMatchObject({
      ...{ report: 2, method: 'text-layer', expiresOn: '2027-03-31' },
      since: { resolved: ['PA.I.A.K1'], persistent: ['PA.I.B.K1'], new: [] },
    });
    expect(record.studyPlan[0]).toMatchObject({
      ...{ task: 'PA.I.B', area: 'Preflight Preparation', references: ['14 CFR part 39'] },
      codes: [
        { text: 'Airworthiness, of all things', references: ['14 CFR part 39'] },
        { code: 'PA.I.B.R1' },
      ],
    });
    expect(record.missed.codes[0]).toMatchObject({ references: ['14 CFR part 39'], isOverLimit: true });
  });

  it('is refused by what is none', () => {
    expect(violations(schema, { format: 'benchside-class' }).length).toBeGreaterThan(3);
  });
});

describe('what may go into a link', () => {
  it('of a class: what is weak and what to teach, and nobody’s name', () => {
    const [weak, taught] = classToShare(summary, plan);
    expect(weak).toMatchObject({ title: 'Weak tasks', values: [{ label: 'PA.I.B', text: '3 of 5 (60 %)' }] });
    expect(taught?.values[0]?.note).toContain('Student 01, 02');
    expect(JSON.stringify([weak, taught])).not.toMatch(who);
  });

  it('of a report: its deficient tasks with their codes', () => {
    const [file] = drawClass('SAMPLE, ALEX | C1234501 | PAR | | 1 | 62 | PA.I.A.K1 PA.I.A.K2a PLT012');
    const shared = file && reportToShare(file.finding, codeLookUp([]));
    expect(shared?.[0]?.values.map(({ label, text }) => [label, text])).toEqual([
      ['PA.I.A', 'K1, K2a'],
      ['PLT012', undefined],
    ]);
    expect(JSON.stringify(shared)).not.toMatch(who);
  });

  it('of a report: in the words of a code book, where they fit', () => {
    const [file] = drawClass('SAMPLE, ALEX | C1234501 | PAR | 2025-01-15 | 1 | 62 | PA.I.A.K1a PA.I.A.K3');
    const book = drawCodeBook('FAA-S-ACS-6C', 'PA');
    const textBy = (kept: typeof book) =>
      file && reportToShare(file.finding, codeLookUp([kept]))[0]?.values[0]?.text;
    expect(textBy(book)).toBe('K1a Knots of FAA-S-ACS-6C, including: Bowline; K3');
    const wordy = JSON.stringify(book).replace('Bowline', 'Bowline '.repeat(60));
    expect(textBy(JSON.parse(wordy) as typeof book)).toBe('K1a, K3');
  });
});

describe('a class on paper', () => {
  it('says what is weak where there are enough reports to say it, and what to teach first', () => {
    const { blocks } = classDocument(summary, plan, { ...words, processingMs: 1234 });
    const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    expect(tables.map(({ title }) => title)).toEqual([
      'Scores',
      'Distribution of scores',
      'Weak tasks',
      'Group sessions',
      'One-to-one',
      'Over the takes',
      'How each file was read',
    ]);
    expect(tables[1]?.rows).toContainEqual(['PAR', '0', '0', '1', '0', '1', '3']);
    expect(tables[5]?.rows).toEqual([['Student 01', 'PAR', '62 → 90', '1', '1', '0']]);
    expect(tables[6]?.rows.slice(-2)).toEqual([
      ['7', 'partial', 'recognised on a picture', '1'],
      ['8', 'failed', undefined, undefined],
    ]);
    expect(JSON.stringify(blocks)).toContain('"text":"1.2"');
    expect(tables[2]?.rows).toEqual([
      ['PA.I.B', undefined, 'PAR', '3 of 5 (60 %)', '2 of 4', '1 of 1', '3 of 6 (50 %)'],
    ]);
    expect(tables[2]?.note).toContain('Of IRA there are fewer than 5 reports');
    const [first] = tables[3]?.rows ?? [];
    expect(first?.[1]).toBe('PA.I.B');
    expect(first?.[2]).toContain('K1 Airworthiness, of all things; R1');
    expect(first?.[2]).toContain('To read: 14 CFR part 39');
    expect(first?.[4]).toBe('Student 01, 02');
    expect(JSON.stringify(blocks)).not.toMatch(who);
  });

  it('says what more than 30 % of a handful missed, and that so few say little', () => {
    const few = summariseClass(
      drawClass(`
        A, A | C1 | PAR | 2025-01-15 | 1 | 80 | PA.I.A.K1
        B, B | C2 | PAR | 2025-01-15 | 1 | 80 | PA.I.A.K1
        C, C | C3 | PAR | 2025-01-15 | 1 | 80 | PA.I.A.K1`),
      [],
    );
    const weak = classDocument(few, [], words).blocks.find(
      (block) => block.kind === 'table' && block.title === 'Weak tasks',
    );
    expect(weak).toMatchObject({
      rows: [['PA.I.A', undefined, 'PAR', '3 of 3', '3 of 3', undefined, '3 of 3']],
    });
    expect(JSON.stringify(weak)).toContain('so few missed says little');
  });

  it('names people only where that is asked for, and the plan stands by itself too', () => {
    const { kind, blocks } = studyPlanDocument(summary, plan, { ...words, naming: 'names' });
    expect(kind).toBe('Study plan');
    expect(JSON.stringify(blocks)).toContain('SAMPLE, ALEX; OTHER, KIM');
    expect(blocks.every((block) => block.kind === 'table')).toBe(true);
  });

  it('of nobody says so', () => {
    const { blocks } = classDocument(summariseClass([], []), [], words);
    expect(JSON.stringify(blocks)).toContain('Nothing is open');
  });
});
