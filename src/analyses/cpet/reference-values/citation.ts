/**
 * Where a formula or a limit comes from, and how well that was checked. `from-memory` is shown to users as
 * "cited from memory" until somebody has read the source.
 */
export type Citation = {
  /** Author, year, journal, volume and page. */
  readonly source: string;
  /** two-sources: coefficients met in two independent places; source-read: in the paper or its abstract; repository: in public code only. */
  readonly checked: 'two-sources' | 'source-read' | 'repository' | 'from-memory';
};

/** A source as printed, with the warning where nobody has read it yet. */
export function sourceText({ source, checked }: Citation): string {
  return checked === 'from-memory' ? `${source} (cited from memory)` : source;
}
