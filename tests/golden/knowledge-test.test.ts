import { describe, expect, it } from 'vitest';
import { nameInWords } from '#analyses/knowledge-test/field-words.ts';
import type { KnowledgeTestFinding, ReportRead } from '#analyses/knowledge-test/finding.ts';
import { knowledgeTest } from '#analyses/knowledge-test/index.ts';
import { faultCode } from '#core/result.ts';
import { drawReport, drawUnrelated, type PdfChoices } from '../fixtures/knowledge-test/draw-report.ts';
import { truthFor, type ReportTruth } from '../fixtures/knowledge-test/report-truth.ts';
import { checkAnalysis } from './check-analysis.ts';

async function find(bytes: Uint8Array): Promise<KnowledgeTestFinding | string> {
  const result = await checkAnalysis(knowledgeTest, { name: 'report.pdf', bytes });
  return result.ok ? result.value : faultCode(result.fault);
}

async function findReports(
  truths: readonly ReportTruth[],
  choices: Partial<PdfChoices> = {},
): Promise<KnowledgeTestFinding> {
  const finding = await find(drawReport(truths, { layout: 'acs', font: 'sans', ...choices }));
  if (typeof finding === 'string') throw new Error(`refused: ${finding}`);
  return finding;
}

/** A report as its truth would say it. */
function told({ fields, codes }: ReportRead) {
  return {
    name: fields.name && nameInWords(fields.name.value),
    ftn: fields.ftn?.value,
    examId: fields.examId?.value,
    exam: `${fields.examTitle?.value ?? ''} (${fields.examCode?.value ?? ''})`,
    examDate: fields.examDate?.value,
    scorePercent: fields.scorePercent?.value,
    grade: fields.grade?.value,
    take: fields.take?.value,
    expiresOn: fields.expiresOn?.value,
    codes: codes.map(({ code }) => code),
  };
}

function truthOf(truth: ReportTruth, known: { readonly ids: boolean } = { ids: true }) {
  return {
    name: nameInWords(truth),
    ftn: known.ids ? truth.ftn : undefined,
    examId: known.ids ? truth.examId : undefined,
    exam: `${truth.examTitle} (${truth.examCode})`,
    examDate: truth.examDate,
    scorePercent: truth.scorePercent,
    grade: truth.grade,
    take: truth.take,
    expiresOn: truth.expiresOn,
    codes: truth.codes,
  };
}

const cell = (finding: KnowledgeTestFinding, name: string) =>
  knowledgeTest.columns.find((column) => column.name === name)?.value(finding);

describe('the whole way of a report with a text layer', () => {
  it.each([
    ['a private pilot’s, codes in lines', 'PAR', { arrangement: 'running' }],
    ['an instrument pilot’s, codes in columns', 'IRA', { arrangement: 'columns' }],
    ['a commercial pilot’s, codes with commas', 'CAX', { arrangement: 'commas' }],
    ['a mechanic’s', 'AMG', { font: 'mono' }],
    ['a remote pilot’s', 'UAG', { font: 'serif' }],
  ] as const)('gives back what %s says', async (_what, examCode, choices) => {
    const truth = { ...truthFor(3, { examCode }), examDate: '2025-01-15', expiresOn: '2027-01-31' };
    const { reports, remarks } = await findReports([truth], choices);
    const [report] = reports;
    if (report === undefined || reports.length !== 1) throw new Error('not one report');
    expect(told(report)).toEqual(truthOf(truth));
    expect([report.status, report.remarks, remarks]).toEqual(['success', [], []]);
    expect(report.method).toBe('text-layer');
  });

  it('gives back learning statement codes as they are', async () => {
    const truth = truthFor(5, { examCode: 'PGL' });
    const finding = await findReports([truth], { layout: 'lsc' });
    expect(finding.reports.map(told)).toEqual([truthOf(truth)]);
    expect(cell(finding, 'codes')).toBe(truth.codes.join(' '));
  });

  it('keeps nothing of an older report’s id number', async () => {
    const truth = truthFor(6, { examCode: 'PAR' });
    const finding = await findReports([truth], { layout: 'legacy' });
    expect(finding.reports.map(told)).toEqual([truthOf(truth, { ids: false })]);
    const kept = JSON.stringify(finding);
    for (const part of [truth.idNumber, truth.idNumber.replaceAll('-', ''), truth.idNumber.slice(-4)])
      expect(kept).not.toContain(part);
  });

  it('finds codes that are spaced out or written with other signs', async () => {
    const truth = truthFor(7, { examCode: 'PAR' });
    const finding = await findReports([truth], { spell: (code) => code.replaceAll('.', '. ') });
    expect(finding.reports.map(told)).toEqual([truthOf(truth)]);
  });

  it('takes a failed test, and drafts the endorsement for a retest', async () => {
    const truth: ReportTruth = {
      ...truthFor(8, { examCode: 'PAR', codeCount: 20 }),
      scorePercent: 65,
      grade: 'fail',
      take: 2,
    };
    const finding = await findReports([truth]);
    expect(finding.reports.map(told)).toEqual([truthOf(truth)]);
    const { blocks } = knowledgeTest.report({ name: 'x', finding }, knowledgeTest.defaultOptions);
    const text = JSON.stringify(blocks);
    expect(text).toContain('proficient to pass the Private Pilot Airplane (PAR) knowledge test');
    expect(text).not.toContain('demonstrated satisfactory knowledge');
  });

  it('is complete where every answer was right and no code is listed', async () => {
    const truth: ReportTruth = { ...truthFor(9, { examCode: 'IRA', codeCount: 0 }), scorePercent: 100 };
    const finding = await findReports([truth]);
    expect(finding.reports.map(told)).toEqual([truthOf(truth)]);
    expect(knowledgeTest.completeness(finding)).toBe('success');
  });

  it('is complete where a test gives pass or fail alone', async () => {
    const { scorePercent: _score, ...truth } = truthFor(10, { examCode: 'AMG' });
    const finding = await findReports([truth]);
    expect(finding.reports.map(told)).toEqual([truthOf(truth)]);
    expect(finding.reports[0]?.status).toBe('success');
    expect(cell(finding, 'score_percent')).toBeUndefined();
  });

  it('is not where any other test gives no score: there the number was not found', async () => {
    const { scorePercent: _score, ...truth } = truthFor(10, { examCode: 'PAR' });
    const finding = await findReports([truth]);
    expect(finding.reports[0]?.status).toBe('partial');
    expect(cell(finding, 'remark_codes')).toBe('fields-missing');
  });

  it('parts several reports in one file', async () => {
    const truths = [truthFor(11, { examCode: 'PAR' }), truthFor(12, { examCode: 'IRA' })];
    const finding = await findReports(truths);
    expect(finding.reports.map(told)).toEqual(truths.map((truth) => truthOf(truth)));
    expect(finding.reports.map(({ pages }) => pages)).toEqual([[1], [2]]);
    expect(cell(finding, 'exam_code')).toBe('PAR / IRA');
    expect(cell(finding, 'take')).toBeUndefined();
    expect(cell(finding, 'code_count')).toBe(truths.flatMap(({ codes }) => codes).length);
  });
});

describe('what is no report', () => {
  it('says why', async () => {
    expect(await find(drawUnrelated())).toBe('not-a-report');
    expect(await find(new Uint8Array())).toBe('empty-file');
    expect(await find(new TextEncoder().encode('NAME: SAMPLE, ALEX'))).toBe('unsupported-type');
    expect(await find(heic)).toBe('unsupported-type');
    const locked = drawReport(truthFor(1), { layout: 'acs', font: 'sans', password: 'secret' });
    const result = await knowledgeTest.read({ name: 'x.pdf', bytes: locked }, knowledgeTest.defaultOptions, {
      infer: () => Promise.reject(new Error('not asked')),
    });
    expect(!result.ok && faultCode(result.fault)).toBe('pdf-encrypted');
  });
});

const heic = new Uint8Array([0, 0, 0, 24, ...new TextEncoder().encode('ftypheic'), 0, 0, 0, 0]);

describe('what is set by hand', () => {
  it('leads, with what was read beside it, and is taken back without a trace', async () => {
    const truth = truthFor(13, { examCode: 'PAR' });
    const finding = await findReports([truth]);
    const [first = ''] = truth.codes;
    const stored = JSON.parse(JSON.stringify(finding)) as KnowledgeTestFinding;
    const anew = await knowledgeTest.recompute?.(stored, knowledgeTest.defaultOptions, noTools, undefined, {
      'field:0:take': { value: 3 },
      'codes:0': { added: ['PA.XI.A.K2'], removed: [first] },
      'field:0:scorePercent': { value: 'high' },
    });
    if (anew?.ok !== true) throw new Error('refused');
    const [report] = anew.value.reports;
    expect(report?.fields.take).toMatchObject({ value: 3, certainty: 'by-hand', automatic: truth.take });
    expect(report?.codes.map(({ code }) => code)).toEqual([...truth.codes.slice(1), 'PA.XI.A.K2']);
    expect(anew.value.remarks.map(({ code }) => code)).toEqual(['adjustment-unreadable']);
    const back = await knowledgeTest.recompute?.(anew.value, knowledgeTest.defaultOptions, noTools);
    expect(back).toEqual({ ok: true, value: finding });
  });
});

const noTools = { infer: () => Promise.reject(new Error('not asked')) };
