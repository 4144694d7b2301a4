import type { CellValue } from '#core/result-column.ts';
import { stateOfReview } from '#core/review.ts';
import { faultCode, faultDetail, type Fault } from '#core/result.ts';
import { describeSourceRef } from '#core/source-ref.ts';
import type { Item, ItemState } from '#engine/ports.ts';
import { statusOf } from '#engine/status.ts';
import { writeCsv } from '#reports/csv.ts';
import { reviewReasonsOf, verdictOn, type ReviewRule } from './item-words.ts';

/** What a user chooses for a CSV. */
export type CsvChoice = {
  readonly delimiter: ';' | ',' | '\t';
  readonly decimalMark: '.' | ',';
  /** A byte order mark, which old versions of Excel need to see UTF-8. */
  readonly byteOrderMark: boolean;
};

export const defaultCsvChoice: CsvChoice = { delimiter: ';', decimalMark: '.', byteOrderMark: false };

/** The columns that stand before those of the analysis; `quality` is filled by the analysis' own column of that name. */
export const leadingMeanings = {
  file: 'Path inside the dropped folder, or the name of the file.',
  status: 'PENDING, PROCESSING, COMPLETED, PARTIAL, FAILED or CANCELLED.',
  quality: 'Grade of the result; the table of the analysis says what it stands for.',
  fault_code: 'Stable code of what went wrong, for a failed file; the help explains each.',
  fault_detail: 'The fact behind the code, and its place in the file.',
} as const;

export const leadingColumns: readonly string[] = Object.keys(leadingMeanings);

/** The columns that stand behind those of the analysis: why a person should look, and what one said. */
export const reviewMeanings = {
  review_codes:
    'Codes of why a person should look at the result, the gravest first, joined by a space; the same whether or not somebody has looked. Behind the columns of the analysis.',
  review_verdict: 'accepted or needs-work, as a person said; empty while nobody has.',
  review_by: 'Initials of who gave the verdict.',
} as const;

export const reviewColumns: readonly string[] = Object.keys(reviewMeanings);

/** The columns of results in an export, in order; `reviewColumns` may follow them. */
export function exportColumns(analysisColumns: readonly string[]): readonly string[] {
  return [...leadingColumns, ...analysisColumns.filter((name) => !leadingColumns.includes(name))];
}

/** The cells of one item under these columns; `rule` is its analysis' own, and without it there are no codes. */
export function exportCells(item: Item, columns: readonly string[], rule?: ReviewRule): readonly CellValue[] {
  const { state } = item;
  const row = state.status === 'done' ? state.row : {};
  const fault = faultOf(state);
  const own: Readonly<Record<string, CellValue>> = {
    file: item.name,
    status: statusOf(state),
    fault_code: fault === undefined ? undefined : faultCode(fault),
    fault_detail: fault === undefined ? undefined : placedDetail(fault),
    ...reviewCells(item, rule),
  };
  return columns.map((name) => (name in own ? own[name] : row[name]));
}

function reviewCells(
  item: Item,
  rule: ReviewRule | undefined,
): Readonly<Record<keyof typeof reviewMeanings, CellValue>> {
  const reasons = rule === undefined ? [] : reviewReasonsOf(item, rule);
  const codes = new Set(reasons.map(({ code }) => code));
  const verdict = verdictOn(item);
  return {
    review_codes: [...codes].join(' ') || undefined,
    review_verdict: verdict === 'open' ? undefined : verdict,
    review_by: stateOfReview(item.review).verdictBy,
  };
}

/** The header alone, or the records of these items alone, as CSV: a long table is written in parts. */
export function csvPart(
  columns: readonly string[],
  items: readonly Item[] | 'header',
  choice: CsvChoice,
  rule?: ReviewRule,
): string {
  const { delimiter, decimalMark, byteOrderMark } = choice;
  const options = { delimiter, decimalMark, bom: byteOrderMark };
  if (items === 'header') return writeCsv({ columns, rows: [] }, options);
  const rows = items.map((item) => exportCells(item, columns, rule));
  const header = writeCsv({ columns, rows: [] }, { ...options, bom: false });
  return writeCsv({ columns, rows }, { ...options, bom: false }).slice(header.length);
}

/** The fault of a failed or quarantined item. */
export function faultOf(state: ItemState): Fault | undefined {
  return state.status === 'failed' || state.status === 'quarantined' ? state.fault : undefined;
}

/** The fact and, where known, its place: "column VO2 missing (sheet Data, row 3)". */
function placedDetail(fault: Fault): string {
  const place = 'at' in fault ? describeSourceRef(fault.at) : '';
  return place === '' ? faultDetail(fault) : `${faultDetail(fault)} (${place})`;
}
