import { faultCode } from '#core/result.ts';
import type { CellValue, ColumnDescription } from '#core/result-column.ts';
import { visibleText } from '#core/visible-text.ts';
import { inShownUnit, moreDigits, shownUnit, storedUnits, type ShownUnits } from '#core/shown-units.ts';
import { whyReview, type Item, type ReviewRule } from '#app/item-words.ts';
import { faultWords, placeWords } from '#language/faults.ts';
import { term } from '#language/terms.ts';
import { cellText, type TableColumn } from '#ui/table.ts';

/** The name of a file without its folders, and the folders, for showing. */
export function splitPath(name: string): { readonly folder: string; readonly file: string } {
  const shown = visibleText(name);
  const cut = shown.lastIndexOf('/') + 1;
  return { folder: shown.slice(0, cut), file: shown.slice(cut) };
}

/** A file's name in two parts, the second its ending with what stands before it, which a narrow cell must not lose. */
export function splitName(file: string): { readonly start: string; readonly end: string } {
  const dot = file.lastIndexOf('.');
  const ending = dot > 0 && file.length - dot <= 6 ? file.length - dot : 0;
  const cut = Math.max(0, file.length - ending - 4);
  return { start: file.slice(0, cut), end: file.slice(cut) };
}

/** The fault of an item in one line: code, fact, place. */
export function faultLine(item: Item): string | undefined {
  const { state } = item;
  if (state.status !== 'failed' && state.status !== 'quarantined') return undefined;
  const at = 'at' in state.fault ? placeWords(state.fault.at) : '';
  return `${faultWords(state.fault)}${at === '' ? '' : ` (${at})`} · ${faultCode(state.fault)}`;
}

/** A cell as shown: words of the analysis in the page's language, names and numbers as they are. */
function shownText(value: CellValue, { kind, personal }: ColumnDescription, digits?: number): string {
  const text = cellText(value, digits);
  return kind === 'text' && personal !== true ? term(text) : visibleText(text);
}

function valueOf(item: Item, name: string): CellValue {
  return item.state.status === 'done' ? item.state.row[name] : undefined;
}

/** Rows that are measured for the width of a text column: enough to know it, few enough to be quick. */
const measuredRows = 200;

/** How many of the measured rows have a result. */
export function measuredResults(items: readonly Item[]): number {
  return items.slice(0, measuredRows).filter(({ state }) => state.status === 'done').length;
}

/** Pixels of a letter, and of a whole text at most. Names come in capitals, and must not be cut off. */
const textWidths = { usual: { letterPx: 6.7, mostPx: 152 }, personal: { letterPx: 8.6, mostPx: 232 } };

/** Room for the heading with its sort mark, and for what text the first rows hold. */
function widthOf(column: ColumnDescription, items: readonly Item[]): number {
  const { name, unit = '', kind, personal } = column;
  const heading = Math.max(term(column.title).length * 7.3, unit.length * 6) + 28;
  const longest =
    kind === 'text'
      ? items
          .slice(0, measuredRows)
          .reduce((most, item) => Math.max(most, shownText(valueOf(item, name), column).length), 0)
      : 0;
  const { letterPx, mostPx } = textWidths[personal === true ? 'personal' : 'usual'];
  return Math.round(Math.max(64, heading, Math.min(mostPx, longest * letterPx + 20)));
}

/** The column that tells the body mass, kg, where an analysis has one: uptakes per mass are shown with it. */
const massColumn = 'body_mass_kg';

/** A number in the unit that the reader wants, or in its own where that takes a body mass and the row has none. */
function inUnits(
  item: Item,
  { name, unit }: ColumnDescription,
  units: ShownUnits,
): { readonly value: CellValue; readonly unit?: string } {
  const value = valueOf(item, name);
  if (typeof value !== 'number' || unit === undefined) return { value };
  const mass = valueOf(item, massColumn);
  return inShownUnit(value, unit, units, typeof mass === 'number' ? mass : undefined);
}

/** A result column as a column of the live table of these items, in the units that the reader wants. */
export function tableColumn(
  column: ColumnDescription,
  items: readonly Item[],
  units: ShownUnits = storedUnits,
): TableColumn<Item> {
  const shown = column.unit === undefined ? undefined : shownUnit(column.unit, units);
  if (shown !== column.unit) return columnInUnits(column, items, units);
  const numeric = column.kind === 'integer' || column.kind === 'decimal';
  const digits = column.kind === 'integer' ? 0 : column.digits;
  return {
    id: column.name,
    title: term(column.title),
    ...(column.unit === undefined ? {} : { unit: column.unit }),
    numeric,
    widthPx: widthOf(column, items),
    value: (item) => valueOf(item, column.name),
    text: (item) => shownText(valueOf(item, column.name), column, digits),
    description: term(column.description),
  };
}

/** What has no body mass comes last in the order, and says its own unit. */
function columnInUnits(
  column: ColumnDescription,
  items: readonly Item[],
  units: ShownUnits,
): TableColumn<Item> {
  const stored = column.unit ?? '';
  const wanted = shownUnit(stored, units);
  const digits = column.digits ?? 0;
  const text = (item: Item): string => {
    const { value, unit } = inUnits(item, column, units);
    if (value === undefined) return '';
    return unit === wanted
      ? cellText(value, digits + moreDigits(stored, units))
      : `${cellText(value, digits)} ${stored}`;
  };
  const inWanted = tableColumn({ ...column, unit: wanted }, items);
  const longest = Math.max(0, ...items.slice(0, measuredRows).map((item) => text(item).length));
  return {
    ...inWanted,
    // A value that says its own unit must not be cut off before it.
    widthPx: Math.max(inWanted.widthPx, Math.round(longest * textWidths.usual.letterPx + 24)),
    text,
    value: (item) => {
      const { value, unit } = inUnits(item, column, units);
      return unit === wanted ? value : undefined;
    },
  };
}

/** Why each result is among those to review. */
export function reasonColumn(rule: ReviewRule | undefined): TableColumn<Item> {
  const reasons = (item: Item): string =>
    whyReview(item, rule)
      .map(({ words }) => term(words))
      .join('; ');
  return { id: 'why', title: 'Why review', numeric: false, widthPx: 296, value: reasons, text: reasons };
}

/** The column the lead cell sorts by: the file's name. */
export const nameColumn: TableColumn<Item> = {
  id: 'file',
  title: 'File',
  numeric: false,
  widthPx: 0,
  value: (item) => item.name,
  text: (item) => item.name,
};
