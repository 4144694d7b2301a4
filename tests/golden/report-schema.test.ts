import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { KnowledgeTestFinding } from '#analyses/knowledge-test/finding.ts';
import { knowledgeTest } from '#analyses/knowledge-test/index.ts';
import { withoutNames } from '#analyses/knowledge-test/without-names.ts';
import { itemWithoutNames } from '#app/exports/hide-names.ts';
import { testRecord } from '#app/exports/plan-export.ts';
import { violations, type JsonSchema } from '#core/json-schema.ts';
import type { Item } from '#engine/ports.ts';
import { drawReport, type PdfChoices } from '../fixtures/knowledge-test/draw-report.ts';
import { truthFor, type ReportTruth } from '../fixtures/knowledge-test/report-truth.ts';
import { noTools } from '../support/no-tools.ts';

const schema = JSON.parse(
  readFileSync('static/schemas/benchside-knowledge-test-1.schema.json', 'utf8'),
) as JsonSchema;

async function find(
  truths: readonly ReportTruth[],
  choices: Partial<PdfChoices>,
): Promise<KnowledgeTestFinding> {
  const bytes = drawReport(truths, { layout: 'acs', font: 'sans', ...choices });
  const read = await knowledgeTest.read({ name: 'x.pdf', bytes }, knowledgeTest.defaultOptions, noTools);
  const found = read.ok
    ? await knowledgeTest.analyse(read.value, knowledgeTest.defaultOptions, noTools)
    : read;
  if (!found.ok) throw new Error('the drawn report is not read');
  return found.value;
}

/** The JSON of a file as it is exported. */
function exported(finding: KnowledgeTestFinding, deidentified: boolean): unknown {
  const row = Object.fromEntries(knowledgeTest.columns.map(({ name, value }) => [name, value(finding)]));
  const stored: Item = {
    id: 'a',
    batchId: 'b',
    ordinal: 0,
    name: 'x.pdf',
    sizeBytes: 1,
    sha256: 'a'.repeat(64),
    attempts: 1,
    state: {
      status: 'done',
      quality: knowledgeTest.completeness(finding),
      row,
      version: knowledgeTest.version,
    },
  };
  const calls = finding.reports.map((_, index) => `Student 0${index + 1}`);
  const item = deidentified ? itemWithoutNames(stored, withoutNames, calls) : stored;
  const about = { analysisId: knowledgeTest.id, options: knowledgeTest.defaultOptions, appVersion: '1' };
  const record = testRecord({ item, name: 'Report 0001', stem: 'a' }, about, {
    deidentified,
    withoutTyped: false,
  });
  const shown = deidentified ? withoutNames.finding(finding, calls) : finding;
  const explained = knowledgeTest.explained?.(shown);
  return JSON.parse(JSON.stringify({ ...record, explained, finding: shown }));
}

describe('the published schema of knowledge test reports', () => {
  it.each([
    ['a report', [truthFor(3, { examCode: 'PAR' })], {}],
    ['learning statement codes', [truthFor(5, { examCode: 'PGL' })], { layout: 'lsc' }],
    ['an older report', [truthFor(6, { examCode: 'PAR' })], { layout: 'legacy' }],
    ['two reports in one file', [truthFor(11, { examCode: 'PAR' }), truthFor(12, { examCode: 'IRA' })], {}],
  ] as const)('is kept to by %s, named and de-identified', async (_what, truths, choices) => {
    const finding = await find(truths, choices);
    for (const deidentified of [false, true])
      expect(violations(schema, exported(finding, deidentified))).toEqual([]);
  });

  it('is kept to by what was read off a picture, with its doubts', () => {
    const place = { page: 1, box: { x0: 1, y0: 1, x1: 2, y1: 2 } };
    const crop = 'data:image/png;base64,AA==';
    const finding: KnowledgeTestFinding = {
      pages: 1,
      remarks: [{ code: 'low-resolution', severity: 'warning', detail: 'small letters' }],
      readings: [
        {
          page: 1,
          passes: [],
          dpi: 150,
          turnedDeg: 0.5,
          codeWords: [],
          crops: [{ box: place.box, png: crop }],
        },
      ],
      reports: [
        {
          pages: [1],
          method: 'recognised',
          fields: {
            take: { value: 2, automatic: 1, raw: '1', certainty: 'by-hand', confidence: 1, place, crop },
          },
          codes: [{ code: 'PA.XI.A.K2', certainty: 'by-hand', confidence: 1, raw: '' }],
          doubts: [
            {
              id: 'd1',
              raw: ['PA.L.A.K1'],
              candidates: [{ code: 'PA.I.A.K1', probability: 0.7 }],
              why: 'strokes',
              place,
              crop,
            },
          ],
          status: 'partial',
          remarks: [],
          keys: { byName: 'N0123456789' },
        },
      ],
    };
    for (const deidentified of [false, true])
      expect(violations(schema, exported(finding, deidentified))).toEqual([]);
  });

  it('is refused by what is none', () => {
    expect(violations(schema, { format: 'benchside-test', formatVersion: 2 }).length).toBeGreaterThan(2);
  });
});
