/** A place in a source file, as the person sees it in a spreadsheet: rows, pages and columns count from 1. */
export type SourceRef = {
  readonly sheet?: string;
  readonly page?: number;
  readonly row?: number;
  /** Column letter(s) as in a spreadsheet ("J"), or the column's own heading. */
  readonly column?: string;
};

/** "sheet Data, row 12, column VO2", or "" where nothing is known. */
export function describeSourceRef(at: SourceRef | undefined): string {
  if (at === undefined) return '';
  const parts: string[] = [];
  if (at.sheet !== undefined) parts.push(`sheet ${at.sheet}`);
  if (at.page !== undefined) parts.push(`page ${at.page}`);
  if (at.row !== undefined) parts.push(`row ${at.row}`);
  if (at.column !== undefined) parts.push(`column ${at.column}`);
  return parts.join(', ');
}
