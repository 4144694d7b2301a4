import { describe, expect, it } from 'vitest';
import type { ReportRead } from '../finding.ts';
import { deficientAreas } from './deficient-areas.ts';

function reportWith(...codes: readonly string[]): ReportRead {
  return {
    pages: [1],
    method: 'text-layer',
    fields: {},
    codes: codes.map((code) => ({ code, certainty: 'sure', confidence: 1, raw: code })),
    doubts: [],
    status: 'success',
    remarks: [],
  };
}

function rowsOf(report: ReportRead, texts: Parameters<typeof deficientAreas>[1] = () => undefined) {
  const [block] = deficientAreas(report, texts, 'Deficient areas');
  return block?.kind === 'table' ? block.rows : [];
}

describe('deficient areas', () => {
  it('stand in the order of the publication, areas and tasks named once', () => {
    const rows = rowsOf(
      reportWith('PA.IX.A.K1', 'PA.I.B.K2', 'PA.I.B.K1b', 'PA.I.B.K1a', 'PA.I.A.R1', 'PA.I.A.K10'),
    );
    expect(rows.map(([area, task, code]) => [area?.split('.')[0], task?.split('.')[0], code])).toEqual([
      ['I', 'A', 'PA.I.A.K10'],
      ['', '', 'PA.I.A.R1'],
      ['', 'B', 'PA.I.B.K1a'],
      ['', '', 'PA.I.B.K1b'],
      ['', '', 'PA.I.B.K2'],
      ['IX', 'A', 'PA.IX.A.K1'],
    ]);
  });

  it('have their subject and references where a code book says them', () => {
    const rows = rowsOf(reportWith('PA.I.A.K1', 'PA.I.A.K2'), (code) =>
      code === 'PA.I.A.K1'
        ? { text: 'An invented subject', references: ['Handbook 1', 'Part 2'] }
        : undefined,
    );
    expect(rows.map((row) => row.slice(3))).toEqual([
      ['An invented subject', 'Handbook 1; Part 2'],
      ['Knowledge', undefined],
    ]);
  });

  it('keep learning statement codes apart', () => {
    const blocks = deficientAreas(reportWith('PLT012', 'PA.I.A.K1'), () => undefined, 'Deficient areas');
    expect(blocks.map((block) => block.kind === 'table' && [block.title, block.rows.length])).toEqual([
      ['Deficient areas', 1],
      ['Deficient areas: learning statement codes', 1],
    ]);
  });
});
