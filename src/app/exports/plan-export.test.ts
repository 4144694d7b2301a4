import { describe, expect, it } from 'vitest';
import type { Item } from '#engine/ports.ts';
import { defaultExportChoice, letterheadOf, parseExportChoice, parseLaboratory } from './export-choice.ts';
import { planReports, resultTable, testRecord } from './plan-export.ts';

function item(ordinal: number, changes: Partial<Item> = {}): Item {
  return {
    id: String(ordinal),
    batchId: 'b',
    ordinal,
    name: `ward/Jane Doe ${String(ordinal)}.xlsx`,
    sizeBytes: 1,
    sha256: 'abc',
    attempts: 1,
    state: { status: 'done', quality: 'success', row: { vo2peak_ml_min: 3000 }, version: 12 },
    ...changes,
  };
}

const accepted = { events: [{ kind: 'verdict', verdict: 'accepted', atMs: 0, by: 'AB' }] } as const;
const items: readonly Item[] = [
  item(0),
  item(1, { review: accepted }),
  item(2, {
    state: { status: 'failed', fault: { kind: 'unreadable', code: 'x', detail: 'sheet Jane Doe' } },
  }),
  item(3, { ledger: { own: '', kept: true } }),
];

describe('what is handed on', () => {
  it('has reports of results alone, and no name of a file unless that is wished', () => {
    const plan = planReports(items, { only: 'all', deidentified: true });
    expect(plan.map(({ name, stem }) => [name, stem])).toEqual([
      ['Test 0001', 'reports/test-0001'],
      ['Test 0002', 'reports/test-0002'],
    ]);
    const named = planReports(items, { only: 'all', deidentified: false });
    expect(named[0]?.stem).toBe('reports/0001-Jane Doe 0.xlsx');
  });

  it('is only what was accepted, where that is chosen', () => {
    expect(planReports(items, { only: 'accepted', deidentified: true }).map(({ name }) => name)).toEqual([
      'Test 0002',
    ]);
    expect(resultTable(items, [], { only: 'accepted', deidentified: true }).rows).toHaveLength(1);
  });

  it('says nothing of a name anywhere, nor the salt, nor the hash of a file', () => {
    const table = resultTable(items, ['vo2peak_ml_min'], { only: 'all', deidentified: true });
    expect(table.columns).toEqual([
      'test',
      'status',
      'quality',
      'fault_code',
      'vo2peak_ml_min',
      'review_codes',
      'review_verdict',
      'review_by',
    ]);
    expect(table.rows[2]).toEqual([
      'Test 0003',
      'FAILED',
      undefined,
      'x',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(table.rows[1]?.at(-2)).toBe('accepted');
    const [first] = planReports(items, { only: 'all', deidentified: true });
    const about = { analysisId: 'cpet', options: { subjectSalt: 'secret', a: 1 }, appVersion: '1' };
    const record = first && testRecord(first, about, { deidentified: true, withoutTyped: false });
    expect(JSON.stringify([table, record])).not.toMatch(/Jane|ward|secret|abc/);
    expect(record).toMatchObject({ options: { a: 1 }, row: { vo2peak_ml_min: 3000 }, verdict: 'open' });
    expect(first && testRecord(first, about, { deidentified: false, withoutTyped: false })).toMatchObject({
      sha256: 'abc',
    });
  });
});

describe('what a device keeps of an export', () => {
  it('is de-identified until somebody says otherwise', () => {
    expect(parseExportChoice(undefined)).toEqual(defaultExportChoice);
    expect(parseExportChoice({ formats: ['svg', 'exe'], deidentified: 'no', only: 7 })).toEqual({
      ...defaultExportChoice,
      formats: ['svg'],
    });
    expect(parseExportChoice({ deidentified: false }).deidentified).toBe(false);
  });

  it('takes a logo only as a small picture', () => {
    const logo = { dataUrl: 'data:image/png;base64,AAAA', widthPx: 10, heightPx: 5 };
    expect(letterheadOf(parseLaboratory({ name: ' North ', logo }))).toEqual({
      laboratory: 'North',
      logo: { kind: 'png', base64: 'AAAA', widthPx: 10, heightPx: 5 },
    });
    for (const dataUrl of [
      'data:image/svg+xml;base64,AAAA',
      'https://example.org/a.png',
      'data:image/png;base64,"onload=',
      `data:image/png;base64,${'A'.repeat(400_000)}`,
    ])
      expect(parseLaboratory({ name: 'North', logo: { ...logo, dataUrl } })).toEqual({ name: 'North' });
    expect(letterheadOf({ name: '' })).toEqual({});
  });
});
