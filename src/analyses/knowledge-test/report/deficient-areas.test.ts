import { describe, expect, it } from 'vitest';
import { drawCodeBook } from '../../../../tests/support/draw-code-book.ts';
import { codeLookUp } from '../code-book/look-up.ts';
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

function rowsOf(report: ReportRead, lookUp = codeLookUp([])) {
  const [block] = deficientAreas(report, lookUp, 'Deficient areas');
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
    const lookUp = codeLookUp([drawCodeBook('FAA-S-ACS-6C', 'PA')]);
    const rows = rowsOf(reportWith('PA.I.A.K1a', 'PA.I.B.K2'), lookUp);
    expect(rows.map((row) => row.slice(3))).toEqual([
      ['Knots of FAA-S-ACS-6C, including: Bowline', 'AC 0-1'],
      ['Knowledge', undefined],
    ]);
  });

  it('are named by area and task also where the numbering does not have the code', () => {
    const [row] = rowsOf(reportWith('PA.I.A.K30'));
    expect(row).toEqual(['I. Preflight Preparation', 'A. Pilot Qualifications', 'PA.I.A.K30', 'Knowledge']);
  });

  it('keep learning statement codes apart', () => {
    const blocks = deficientAreas(reportWith('PLT012', 'PA.I.A.K1'), codeLookUp([]), 'Deficient areas');
    expect(blocks.map((block) => block.kind === 'table' && [block.title, block.rows.length])).toEqual([
      ['Deficient areas', 1],
      ['Deficient areas: learning statement codes', 1],
    ]);
  });
});
