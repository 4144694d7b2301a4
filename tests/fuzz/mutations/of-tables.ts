import type { Dice } from '../dice.ts';
import { fromLatin, toLatin } from './latin.ts';
import { headings, oddTexts, type Mutation } from './mutation.ts';

type Table = { readonly lines: string[]; readonly end: string; readonly mark: string };

function tableOf(bytes: Uint8Array): Table {
  const text = toLatin(bytes);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(end);
  const sample = lines.slice(0, 60).join('\n');
  const count = (mark: string) => sample.split(mark).length;
  const mark = ['\t', ';', ','].reduce((most, each) => (count(each) > count(most) ? each : most));
  return { lines, end, mark };
}

/** A change of the lines of a delimited text; cells are taken apart at the delimiter, quotes or not. */
function ofLines(name: string, change: (table: Table, dice: Dice) => void): Mutation {
  return {
    name,
    apply: (bytes, dice) => {
      const table = tableOf(bytes);
      change(table, dice);
      return fromLatin(table.lines.join(table.end));
    },
  };
}

/** A line with cells, likelier among the first, where the headings are. */
function lineWithCells({ lines, mark }: Table, dice: Dice): number {
  for (let tries = 0; tries < 20; tries += 1) {
    const at = dice.below(dice.chance(0.4) ? Math.min(lines.length, 50) : lines.length);
    if (lines[at]?.includes(mark) === true) return at;
  }
  return dice.below(lines.length);
}

function editCell(table: Table, dice: Dice, edit: (cell: string) => string): void {
  const at = lineWithCells(table, dice);
  const cells = (table.lines[at] ?? '').split(table.mark);
  const cell = dice.below(cells.length);
  cells[cell] = edit(cells[cell] ?? '');
  table.lines[at] = cells.join(table.mark);
}

/** Changes one column of every line from some line on. */
function editColumn(table: Table, dice: Dice, edit: (cell: string, row: number) => string): void {
  const from = lineWithCells(table, dice);
  const column = dice.below((table.lines[from] ?? '').split(table.mark).length);
  for (let at = from; at < table.lines.length; at += 1) {
    const cells = (table.lines[at] ?? '').split(table.mark);
    const cell = cells[column];
    if (cell === undefined) continue;
    cells[column] = edit(cell, at);
    table.lines[at] = cells.join(table.mark);
  }
}

function scaled(cell: string, factor: number): string {
  const value = Number(cell.replace(',', '.'));
  return cell.trim() === '' || !Number.isFinite(value) ? cell : String(value * factor);
}

const longestCell = 200_000;

/** Swaps, losses and extremes in tables of text. */
export const tableMutations: readonly Mutation[] = [
  ofLines('swap two cells of a row', (table, dice) => {
    const at = lineWithCells(table, dice);
    const cells = (table.lines[at] ?? '').split(table.mark);
    const [a, b] = [dice.below(cells.length), dice.below(cells.length)];
    [cells[a], cells[b]] = [cells[b] ?? '', cells[a] ?? ''];
    table.lines[at] = cells.join(table.mark);
  }),
  ofLines('an odd cell', (table, dice) => {
    editCell(table, dice, () => dice.pick(oddTexts));
  }),
  ofLines('many odd cells', (table, dice) => {
    for (let left = 30; left > 0; left -= 1) editCell(table, dice, () => dice.pick(oddTexts));
  }),
  ofLines('another heading', (table, dice) => {
    editCell(table, dice, () => dice.pick(headings));
  }),
  ofLines('a cell of many letters', (table, dice) => {
    const times = dice.pick([100, 3000, 70_000]);
    // A damaged table may be one cell: so often it would be longer than any text can be.
    const filled = (text: string) => text.repeat(Math.min(times, Math.ceil(longestCell / text.length)));
    editCell(table, dice, (cell) => filled(cell || 'a').slice(0, longestCell));
  }),
  ofLines('many columns', (table, dice) => {
    const at = lineWithCells(table, dice);
    table.lines[at] = `${table.lines[at] ?? ''}${table.mark.repeat(dice.pick([3, 500, 3000]))}`;
  }),
  ofLines('a column in another scale', (table, dice) => {
    const factor = dice.pick([1000, 0.001, -1, 0, 60, 1 / 60, 1e6, 1e300]);
    editColumn(table, dice, (cell) => scaled(cell, factor));
  }),
  ofLines('a column of one value', (table, dice) => {
    const value = dice.pick(oddTexts);
    editColumn(table, dice, () => value);
  }),
  ofLines('a column upside down', (table, dice) => {
    editColumn(table, dice, (cell, row) => scaled(cell, -1) + (row % 2 === 0 ? '' : ''));
  }),
  ofLines('a row twice', (table, dice) => {
    const at = lineWithCells(table, dice);
    const line = table.lines[at] ?? '';
    table.lines.splice(at, 0, ...Array<string>(dice.pick([1, 2, 200])).fill(line));
  }),
  ofLines('rows left out', (table, dice) => {
    table.lines.splice(lineWithCells(table, dice), 1 + dice.below(dice.pick([2, 20, 400])));
  }),
  ofLines('rows in another order', (table, dice) => {
    const from = lineWithCells(table, dice);
    const rows = table.lines.splice(from, 2 + dice.below(60));
    table.lines.splice(from, 0, ...(dice.chance(0.5) ? rows.reverse() : rows.sort()));
  }),
  ofLines('a row put elsewhere', (table, dice) => {
    const [line = ''] = table.lines.splice(lineWithCells(table, dice), 1);
    table.lines.splice(dice.below(table.lines.length + 1), 0, line);
  }),
  ofLines('the file twice', (table) => {
    table.lines.push(...table.lines.slice(0, 5000));
  }),
  ofLines('another delimiter', (table, dice) => {
    const mark = dice.pick([';', ',', '\t', '|', ' ', ';;', ', ']);
    for (const [at, line] of table.lines.entries()) table.lines[at] = line.replaceAll(table.mark, mark);
  }),
  ofLines('another decimal mark', (table, dice) => {
    const [from, to] = dice.pick([
      ['.', ','],
      [',', '.'],
      ['.', "'"],
      ['.', ''],
    ]);
    const first = lineWithCells(table, dice);
    for (const [at, line] of table.lines.entries())
      if (at >= first) table.lines[at] = line.replaceAll(from, to);
  }),
  ofLines('quotes', (table, dice) => {
    const at = lineWithCells(table, dice);
    const line = table.lines[at] ?? '';
    const cut = dice.below(line.length + 1);
    table.lines[at] = line.slice(0, cut) + dice.pick(['"', '""', '="', '" "', "'"]) + line.slice(cut);
  }),
];
