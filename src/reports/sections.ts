import type { ReportBlock, ReportDocument } from './document.ts';
import type { Figure } from './figure.ts';

/** A part of a report that a person may leave out of what is handed on. */
export type ReportSection = {
  /** Stable kebab-case name, kept in settings. */
  readonly id: string;
  readonly title: string;
  /** In it unless a person leaves it out. */
  readonly byDefault: boolean;
  /** Names of its blocks (`blockName`), in the order they are printed. */
  readonly blocks: readonly string[];
};

/** What a block is called in a section: its title; `headline` and `figure` for those kinds. */
export function blockName(block: ReportBlock): string {
  if (block.kind === 'headline' || block.kind === 'figure') return block.kind;
  return block.title ?? '';
}

/** The sections that a person did not choose otherwise. */
export function defaultSections(sections: readonly ReportSection[]): readonly string[] {
  return sections.filter(({ byDefault }) => byDefault).map(({ id }) => id);
}

/**
 * A report with these sections alone, in their order. A block that no section names is kept, behind all others: what
 * people changed and said, or what a later version has to say, is never left out by not being known.
 */
export function chooseSections(
  report: ReportDocument,
  sections: readonly ReportSection[],
  chosen: readonly string[],
): ReportDocument {
  if (sections.length === 0) return report;
  const named = new Set(sections.flatMap(({ blocks }) => blocks));
  const unnamed = report.blocks.filter((block) => !named.has(blockName(block)));
  const own = sections
    .filter(({ id }) => chosen.includes(id))
    .flatMap(({ blocks }) => blocks)
    .flatMap((name) => report.blocks.filter((block) => blockName(block) === name));
  return { ...report, blocks: [...own, ...unnamed] };
}

/** A report with its figures, behind the headline. */
export function withFigures(report: ReportDocument, figures: readonly Figure[]): ReportDocument {
  const at = report.blocks.findIndex(({ kind }) => kind === 'headline') + 1;
  const blocks: readonly ReportBlock[] = figures.map((figure) => ({ kind: 'figure', figure }));
  return { ...report, blocks: [...report.blocks.slice(0, at), ...blocks, ...report.blocks.slice(at)] };
}
