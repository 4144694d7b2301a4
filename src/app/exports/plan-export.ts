import { stateOfReview } from '#core/review.ts';
import type { CellValue } from '#core/result-column.ts';
import type { Item } from '#engine/ports.ts';
import { statusOf } from '#engine/status.ts';
import { safeFileName } from '#reports/zip/zip-entry.ts';
import { exportCells, exportColumns, reviewColumns } from '../export-table.ts';
import type { ReviewRule } from '../item-words.ts';
import type { ExportChoice } from './export-choice.ts';
import { optionsWithoutTyped } from './leave-typed-out.ts';

/** A test that is handed on: what it is called, and where its files lie. */
export type PlannedTest = { readonly item: Item; readonly name: string; readonly stem: string };

/** What an item is called where its file's name stays at home: its place in the batch. `noun`: "test", "report". */
export function numberedName({ ordinal }: Pick<Item, 'ordinal'>, noun = 'test'): string {
  const number = String(ordinal + 1).padStart(4, '0');
  return `${noun.slice(0, 1).toUpperCase()}${noun.slice(1)} ${number}`;
}

/** Whether an item belongs to what was chosen; tables take every state, reports only results. */
export function isChosen(item: Item, { only }: Pick<ExportChoice, 'only'>): boolean {
  return only === 'all' || stateOfReview(item.review).verdict === 'accepted';
}

/** The tests that get reports, in the order of the drop; a row that came with an earlier ledger has no finding here. */
export function planReports(
  items: readonly Item[],
  choice: Pick<ExportChoice, 'only' | 'deidentified'>,
  noun?: string,
): readonly PlannedTest[] {
  return items.flatMap((item): readonly PlannedTest[] => {
    if (item.state.status !== 'done' || item.ledger?.kept === true || !isChosen(item, choice)) return [];
    const number = numberedName(item, noun);
    if (choice.deidentified)
      return [{ item, name: number, stem: `reports/${number.toLowerCase().replace(' ', '-')}` }];
    const file = item.name.slice(item.name.lastIndexOf('/') + 1);
    return [
      {
        item,
        name: item.name,
        stem: `reports/${number.slice(number.indexOf(' ') + 1)}-${safeFileName(file)}`,
      },
    ];
  });
}

/** Columns that may say who it was: names of files, and facts quoted from them. */
const identifying: readonly string[] = ['file', 'fault_detail'];

/**
 * The table of results of what was chosen, with its review; de-identified with numbers for names, under the noun's
 * heading. `rule`: as in `exportCells`.
 */
export function resultTable(
  items: readonly Item[],
  analysisColumns: readonly string[],
  choice: Pick<ExportChoice, 'only' | 'deidentified'>,
  rule?: ReviewRule,
  noun = 'test',
): { readonly columns: readonly string[]; readonly rows: readonly (readonly CellValue[])[] } {
  const all = [...exportColumns(analysisColumns), ...reviewColumns];
  const columns = choice.deidentified ? all.filter((name) => !identifying.includes(name)) : all;
  return {
    columns: choice.deidentified ? [noun, ...columns] : columns,
    rows: items
      .filter((item) => isChosen(item, choice))
      .map((item) => {
        const cells = exportCells(item, columns, rule);
        return choice.deidentified ? [numberedName(item, noun), ...cells] : cells;
      }),
  };
}

/** What the JSON of a test says before its finding. */
export function testRecord(
  { item, name }: PlannedTest,
  about: { readonly analysisId: string; readonly options: unknown; readonly appVersion: string },
  { deidentified, withoutTyped }: Pick<ExportChoice, 'deidentified' | 'withoutTyped'>,
): Readonly<Record<string, unknown>> {
  const { state, sha256, review } = item;
  const done = state.status === 'done' ? state : undefined;
  const { adjustments, verdict } = stateOfReview(review);
  const options = withoutSalt(about.options);
  return {
    format: 'benchside-test',
    formatVersion: 1,
    app: { name: 'Benchside', version: about.appVersion },
    analysis: { id: about.analysisId, version: done?.version },
    test: name,
    ...(!deidentified && sha256 !== '' && { sha256 }),
    status: statusOf(state),
    verdict,
    adjustments,
    options: withoutTyped ? optionsWithoutTyped(options) : options,
    row: done?.row ?? {},
  };
}

/** Options as they may be handed on: with the salt, subject ids could be tried out. */
export function withoutSalt(options: unknown): unknown {
  if (typeof options !== 'object' || options === null) return {};
  const { subjectSalt: _salt, ...rest } = options as Readonly<Record<string, unknown>>;
  return rest;
}
