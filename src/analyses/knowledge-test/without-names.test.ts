import { expect, it } from 'vitest';
import { drawReport } from '../../../tests/fixtures/knowledge-test/draw-report.ts';
import { truthFor } from '../../../tests/fixtures/knowledge-test/report-truth.ts';
import type { KnowledgeTestFinding } from './finding.ts';
import { knowledgeTest } from './index.ts';
import { withoutNames } from './without-names.ts';

const truth = { ...truthFor(3, { examCode: 'PAR' }), family: 'ZEBEDEE', given: 'QUINTUS' };
const noTools = { infer: () => Promise.reject(new Error('not asked')) };

async function find(layout: 'acs' | 'legacy'): Promise<KnowledgeTestFinding> {
  const bytes = drawReport([truth], { layout, font: 'sans' });
  const read = await knowledgeTest.read({ name: 'x.pdf', bytes }, knowledgeTest.defaultOptions, noTools);
  const found = read.ok
    ? await knowledgeTest.analyse(read.value, knowledgeTest.defaultOptions, noTools)
    : read;
  if (!found.ok) throw new Error('the drawn report is not read');
  return found.value;
}

/** What must be nowhere: name, numbers, in any case. */
const who = new RegExp(
  ['zebedee', 'quintus', truth.ftn, truth.examId, truth.idNumber, truth.idNumber.replaceAll('-', '')].join(
    '|',
  ),
  'i',
);

it.each(['acs', 'legacy'] as const)('a report (%s) says of its student a pseudonym alone', async (layout) => {
  const finding = await find(layout);
  expect(JSON.stringify(finding)).toMatch(/zebedee/i);
  const shown = withoutNames.finding(finding, ['Student 07']);
  const report = knowledgeTest.report({ name: 'Report 0001', finding: shown }, knowledgeTest.defaultOptions);
  expect(JSON.stringify([shown, report])).not.toMatch(who);
  expect(report.subtitle).toContain('Student 07');
  expect(shown.reports[0]?.codes).toEqual(finding.reports[0]?.codes);
  expect(shown.readings).toEqual([]);
});

it('masks both numbers so that only their ends show', async () => {
  const { reports } = withoutNames.finding(await find('acs'), ['Student 07']);
  const { ftn, examId } = reports[0]?.fields ?? {};
  expect(ftn?.value).toBe(`C•••••${truth.ftn.slice(-2)}`);
  expect(examId?.value).toMatch(/^\d•+\d\d$/);
});

it('leaves no cut-out of a picture', () => {
  const field = { value: 'C0000001', raw: 'C0000001', certainty: 'doubtful', confidence: 0.5 } as const;
  const shown = withoutNames.finding(
    {
      pages: 1,
      remarks: [],
      readings: [{ page: 1, passes: [], crops: [{ box: { x0: 0, x1: 1, y0: 0, y1: 1 }, png: 'data:a' }] }],
      reports: [
        {
          pages: [1],
          method: 'recognised',
          fields: { ftn: { ...field, crop: 'data:a', automatic: 'C0000002' } },
          codes: [],
          doubts: [{ id: 'd', raw: ['x'], candidates: [], why: 'unknown', crop: 'data:a' }],
          status: 'partial',
          remarks: [],
        },
      ],
    },
    [],
  );
  expect(JSON.stringify(shown)).not.toMatch(/data:|C000/);
});
