import { describe, expect, it } from 'vitest';
import { knowledgeTest } from '#analyses/knowledge-test/index.ts';
import type { KnowledgeTestFinding } from '#analyses/knowledge-test/finding.ts';
import { findAnalysis } from '#analyses/registry.ts';
import type { Item } from '#engine/ports.ts';
import type { BatchRecord } from '#storage/schema.ts';
import { drawCodeBook } from '../../tests/support/draw-code-book.ts';
import { defaultCsvChoice } from './export-table.ts';
import { exportCsv, exportJson } from './export-results.ts';

const read = <Value>(value: Value) => ({
  value,
  certainty: 'sure' as const,
  confidence: 1,
  raw: String(value),
});

const finding: KnowledgeTestFinding = {
  pages: 1,
  reports: [
    {
      pages: [1],
      method: 'text-layer',
      fields: {
        name: { ...read({ family: 'SAMPLE', given: 'ALEX RIVER' }), raw: 'SAMPLE, ALEX RIVER' },
        ftn: read('C1234567'),
        examId: read('900000300000000042'),
        examCode: read('PAR'),
        scorePercent: read(85),
      },
      codes: [{ code: 'PA.I.B.K1a', certainty: 'sure', confidence: 1, raw: 'PA.I.B.K1a' }],
      doubts: [],
      status: 'partial',
      remarks: [],
    },
  ],
  remarks: [],
  readings: [],
};

const row = Object.fromEntries(knowledgeTest.columns.map(({ name, value }) => [name, value(finding)]));
const item: Item = {
  id: 'i1',
  batchId: 'b1',
  ordinal: 0,
  name: 'scan.pdf',
  sizeBytes: 1,
  sha256: '',
  attempts: 1,
  state: { status: 'done', quality: 'partial', row, version: knowledgeTest.version },
};
const counts = { total: 1 };
const options = { subjectSalt: 'very secret salt', names: 'printed' };
const about = { id: 'b1', title: 'Class', createdAtMs: 0, analysisId: 'knowledge-test', options, counts };
const record = about as unknown as BatchRecord;
const records = {
  items: () => Promise.resolve([item]),
  findings: () => Promise.resolve([new TextEncoder().encode(JSON.stringify(finding))]),
};
const manifest = findAnalysis('knowledge-test');
const whoIs = /SAMPLE|C1234567|900000300000000042|very secret salt/;

describe('a batch of reports that say who somebody is', () => {
  it('goes into a CSV without names, FTN and exam ids', async () => {
    const csv = await (await exportCsv(record, records, manifest, defaultCsvChoice)).text();
    expect(csv).not.toMatch(whoIs);
    expect(csv.split('\r\n')[0]?.split(';')).not.toEqual(expect.arrayContaining(['name']));
    expect(csv).toContain('PA.I.B.K1a');
  });

  it('goes into a CSV with them where they are asked for', async () => {
    const csv = await (await exportCsv(record, records, manifest, defaultCsvChoice, true)).text();
    expect(csv).toContain('SAMPLE, ALEX RIVER');
    expect(csv).toContain('C1234567');
  });

  it('goes into a CSV with its codes in words, behind the columns of the analysis', async () => {
    const lines = (await (await exportCsv(record, records, manifest, defaultCsvChoice)).text()).split('\r\n');
    const [columns = [], cells = []] = lines.map((line) => line.split(';'));
    expect(columns.indexOf('code_texts')).toBe(columns.indexOf('review_codes') - 1);
    expect(cells[columns.indexOf('code_texts')]).toBe(
      'PA.I.B.K1a Preflight Preparation › Airworthiness Requirements › Knowledge',
    );
    const kept = [JSON.parse(JSON.stringify(drawCodeBook('FAA-S-ACS-6C', 'PA')).replaceAll('I.A.', 'I.B.'))];
    const wordy = await exportCsv(record, records, manifest, defaultCsvChoice, false, kept);
    expect(await wordy.text()).toContain('Bowline [AC 0-1]');
  });

  it('goes into a JSON with pseudonyms in its findings and without the salt', async () => {
    const text = await (await exportJson(record, records, manifest)).text();
    expect(text).not.toMatch(whoIs);
    expect(JSON.parse(text)).toMatchObject({
      items: [{ row: { exam_code: 'PAR' }, finding: { reports: [{ codes: [{ code: 'PA.I.B.K1a' }] }] } }],
    });
  });

  it('goes into a JSON with what its codes mean, in the words of the code books at hand', async () => {
    const kept = [drawCodeBook('FAA-S-ACS-6C', 'PA')];
    const asking = {
      ...records,
      findings: () =>
        Promise.resolve([
          new TextEncoder().encode(JSON.stringify(finding).replaceAll('PA.I.B.K1a', 'PA.I.A.K1a')),
        ]),
    };
    const itemOf = async (books?: unknown) => {
      const text = await (await exportJson(record, asking, manifest, false, books)).text();
      return (JSON.parse(text) as { items: readonly { explained: unknown }[] }).items[0];
    };
    expect(await itemOf()).toMatchObject({ explained: [{ code: 'PA.I.A.K1a', kind: 'Knowledge' }] });
    expect(await itemOf(kept)).toMatchObject({
      explained: [{ text: 'Knots of FAA-S-ACS-6C, including: Bowline' }],
    });
  });

  it('goes into a JSON as it is stored where names are asked for', async () => {
    const text = await (await exportJson(record, records, manifest, true)).text();
    expect((JSON.parse(text) as { items: readonly { finding: unknown }[] }).items[0]?.finding).toEqual(
      finding,
    );
    expect(text).toContain('very secret salt');
  });
});

describe('a long batch', () => {
  it('is written in turns, between which the page can draw and answer', async () => {
    const parts = 6;
    const long = { ...about, counts: { total: parts * 250 } } as unknown as BatchRecord;
    // Read ahead, every part is there before it is asked for.
    const atHand = Promise.resolve(Array.from({ length: 250 }, () => item));
    let turns = 0;
    let isDone = false;
    const count = (): void => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    await manifest?.load();
    setImmediate(count);
    await exportCsv(long, { items: () => atHand }, manifest, defaultCsvChoice);
    isDone = true;
    expect(turns).toBeGreaterThanOrEqual(parts - 1);
  });
});
