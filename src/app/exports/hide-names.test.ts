import { expect, it } from 'vitest';
import { knowledgeTest } from '#analyses/knowledge-test/index.ts';
import { findAnalysis } from '#analyses/registry.ts';
import type { Item } from '#engine/ports.ts';
import { drawClass } from '../../../tests/support/draw-class.ts';
import { bundleOf } from '../reproduce/bundle.ts';
import { callsInBatch, itemWithoutNames } from './hide-names.ts';
import { planReports, resultTable, testRecord } from './plan-export.ts';

const hiding = knowledgeTest.withoutNames;
if (hiding === undefined) throw new Error('reports name people');

const files = drawClass(`
  SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 82 | PA.I.A.K1
  + OTHER, KIM | C0000002 | IRA | 2025-01-16 | 1 | 90 |
  SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 82 | PA.I.A.K1 | photo
  Sample, Álex | | PAR | 2025-03-15 | 2 | 92 |`);
const items: readonly Item[] = files.map(({ itemId, fileName, finding }, ordinal) => ({
  id: itemId,
  batchId: 'b',
  ordinal,
  name: `Alex Sample/${fileName}`,
  sizeBytes: 1,
  sha256: 'a'.repeat(64),
  attempts: 1,
  state: {
    status: 'done',
    quality: 'success',
    version: 1,
    row: Object.fromEntries(knowledgeTest.columns.map(({ name, value }) => [name, value(finding)])),
  },
  review: {
    events: [
      {
        kind: 'adjusted',
        what: 'field:0:ftn',
        to: { value: 'C0000001' },
        automatic: 'C0000001',
        atMs: 0,
        by: 'K',
      },
      { kind: 'adjusted', what: 'field:0:take', to: { value: 2 }, atMs: 0, by: 'K' },
    ],
  },
}));
const bytesOf = (id: string) =>
  Promise.resolve(
    new TextEncoder().encode(JSON.stringify(files.find(({ itemId }) => itemId === id)?.finding)),
  );

it('a person is called the same in every file of a batch, also in one that holds several', async () => {
  const calls = await callsInBatch(knowledgeTest, items, bytesOf);
  expect([...(calls ?? [])]).toEqual([
    ['item-1', ['Student 01', 'Student 02']],
    ['item-2', ['Student 01']],
    ['item-3', ['Student 01']],
  ]);
});

it('rows, records, bundles and what was set by hand name nobody', async () => {
  const calls = await callsInBatch(knowledgeTest, items, bytesOf);
  const shown = items.map((item) => itemWithoutNames(item, hiding, calls?.get(item.id) ?? []));
  const choice = { only: 'all', deidentified: true, withoutTyped: false } as const;
  const columns = knowledgeTest.columns.map(({ name }) => name);
  const table = resultTable(shown, columns, choice, undefined, 'report');
  const cell = (column: string) => table.rows[0]?.[table.columns.indexOf(column)];
  expect([cell('report'), cell('name'), cell('ftn')]).toEqual([
    'Report 0001',
    'Student 01 / Student 02',
    'C•••••01 / C•••••02',
  ]);
  const [first] = planReports(shown, choice, 'report');
  const manifest = findAnalysis('knowledge-test');
  if (first === undefined || manifest === undefined) throw new Error('nothing to hand on');
  expect(first.stem).toBe('reports/report-0001');
  const about = { analysisId: 'knowledge-test', options: {}, appVersion: '1' };
  const record = testRecord(first, about, choice);
  expect(record).toMatchObject({
    adjustments: { 'field:0:ftn': { value: 'C•••••01' }, 'field:0:take': { value: 2 } },
  });
  const batch = { id: 'b', title: 'B', analysisId: 'knowledge-test', createdAtMs: 0, options: {} };
  const bundle = bundleOf({ batch, manifest, items: shown, choice, appVersion: '1', madeAtMs: 0 });
  expect(Object.keys(bundle.tests[0]?.row ?? {})).not.toContain('name');
  expect(JSON.stringify([table, record, bundle, first.item.review])).not.toMatch(
    /SAMPLE|ALEX|OTHER|KIM|C000000/i,
  );
});
