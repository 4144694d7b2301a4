import { describe, expect, it } from 'vitest';
import type { ReportBlock, ReportDocument } from './document.ts';
import { blockName, chooseSections, defaultSections, withFigures, type ReportSection } from './sections.ts';

const text = (title: string): ReportBlock => ({ kind: 'text', title, text: '' });
const report: ReportDocument = {
  title: 'a',
  blocks: [{ kind: 'headline', values: [] }, text('Metrics'), text('Set by hand'), text('Peaks')],
};
const sections: readonly ReportSection[] = [
  { id: 'summary', title: 'Summary', byDefault: true, blocks: ['headline', 'figure', 'Peaks'] },
  { id: 'metrics', title: 'Metrics', byDefault: false, blocks: ['Metrics'] },
];

function names(chosen: readonly string[], of: ReportDocument = report): readonly string[] {
  return chooseSections(of, sections, chosen).blocks.map(blockName);
}

describe('the sections of a report', () => {
  it('stand in their own order, and only those that were chosen', () => {
    expect(names(defaultSections(sections))).toEqual(['headline', 'Peaks', 'Set by hand']);
    expect(names(['metrics', 'summary'])).toEqual(['headline', 'Peaks', 'Metrics', 'Set by hand']);
  });

  it('a block that no section names stands at the end, and is never left out', () => {
    expect(names([])).toEqual(['Set by hand']);
  });

  it('of an analysis that names none are all there', () => {
    expect(chooseSections(report, [], []).blocks).toEqual(report.blocks);
  });

  it('figures stand behind the headline', () => {
    const figure = { title: 'Nine panels', description: '', columns: 3, panels: [] };
    expect(withFigures(report, [figure]).blocks.map(blockName).slice(0, 3)).toEqual([
      'headline',
      'figure',
      'Metrics',
    ]);
    expect(names(['summary'], withFigures(report, [figure]))).toEqual([
      'headline',
      'figure',
      'Peaks',
      'Set by hand',
    ]);
  });
});
