import type { Remark } from '#core/remark.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import { cellText, columnLetters, isBlank, looksLikeTime, looksNumeric, sheetPlace } from './cells.ts';
import type { Header, HeaderColumn } from './find-header.ts';
import { normalise } from './normalise.ts';
import type { TableRow } from './table-rows.ts';
import type { TimeBase } from './time-base.ts';

/** Headings of a column that says whose row it is, after normalisation. */
const personHeadings = new Set(
  'subject subjectid subjectno subjectnr subj participant participantid proband probandid patient patientid name id idtest testid testnumber person personid athlete athleteid player pid soggetto sujet sujeto sujeito vp versuchsperson deltaker forsogsperson proefpersoon'.split(
    ' ',
  ),
);

/** Fewer rows than this for each person, and the table is a list of people. */
const fewestRowsEach = 5;

type DataRow = TableRow & { readonly seconds: number };

/**
 * The rows of one person, the one with most rows, of a table with a column that says whose row it is.
 * Fault `not-a-test` where hardly more than one row belongs to each: a list of people, with their maxima perhaps.
 */
export function rowsOfOnePerson(
  header: Header,
  time: HeaderColumn,
  data: readonly DataRow[],
): Result<{ readonly data: readonly DataRow[]; readonly remarks: readonly Remark[] }> {
  const named = personColumn(header, time);
  const filled = data.filter(({ cells }) => named !== undefined && !isBlank(cells[named])).length;
  // a name beside the first row only is a note, not a column
  const column = filled > 0.9 * data.length ? named : undefined;
  const groups = new Map<string, DataRow[]>();
  if (column !== undefined) {
    for (const row of data) {
      const who = cellText(row.cells[column]);
      const group = groups.get(who);
      if (group === undefined) groups.set(who, [row]);
      else group.push(row);
    }
  }
  const heading = column === undefined ? '' : normalise(cellText(header.sheet.rows[header.row]?.[column]));
  const isCount = heading.startsWith('id') && countsRows([...groups.keys()], data.length);
  if (column === undefined || groups.size < 2 || isCount) {
    return ok({ data, remarks: [] });
  }
  const at = { ...sheetPlace(header.sheet), row: header.row + 1, column: columnLetters(column) };
  if (data.length < fewestRowsEach * groups.size) {
    const detail = `${groups.size} people or tests in ${data.length} rows: a list, not the course of a test`;
    return failFile('unsupported', 'not-a-test', detail, at);
  }
  const longest = [...groups.values()].reduce((best, group) => (group.length > best.length ? group : best));
  const left = data.length - longest.length;
  const detail = `${groups.size} people or tests in one table: ${left} rows of the others were left out`;
  return ok({
    data: longest,
    remarks: [{ code: 'second-test-in-file', severity: 'warning', detail, at, value: left }],
  });
}

/** A blank cell left of the time ends the table there: beyond stand the labels of a patient block (COSMED). */
function personColumn(header: Header, time: HeaderColumn): number | undefined {
  const names = header.sheet.rows[header.row] ?? [];
  const found = names.findIndex(
    (name, index) =>
      personHeadings.has(normalise(cellText(name))) &&
      (index > time.index || !names.slice(index, time.index).some(isBlank)),
  );
  return found < 0 ? undefined : found;
}

/** 1, 2, 3 … under a heading such as ID is a count of the rows. */
function countsRows(values: readonly string[], rows: number): boolean {
  const numbers = values.map(Number);
  return (
    values.length === rows && numbers.every((value, i) => i === 0 || value === (numbers[i - 1] ?? 0) + 1)
  );
}

/**
 * Of two tests side by side, each with a time and a VO2 of its own, the columns of the one with more rows. Times
 * without a VO2 before the next time (time of the exercise, time of day) belong to the same test.
 */
export function columnsOfOneTest(header: Header): {
  readonly header: Header;
  readonly remarks: readonly Remark[];
} {
  const blocks: HeaderColumn[][] = [];
  for (const column of header.columns) {
    const block = blocks.at(-1);
    const isComplete = block?.some(({ role }) => role === 'time') === true && block.some(isUptake);
    if (block === undefined || (column.role === 'time' && isComplete)) blocks.push([column]);
    else block.push(column);
  }
  const isTest = (block: readonly HeaderColumn[]) =>
    block.some(({ role }) => role === 'time') && block.some(isUptake);
  if (blocks.length < 2 || !blocks.every(isTest)) return { header, remarks: [] };
  const longest = blocks.reduce((best, block) =>
    timesIn(header, block) > timesIn(header, best) ? block : best,
  );
  const first = blocks.find((block) => block !== longest)?.[0];
  const detail = `${blocks.length} tests stand side by side, each with a time of its own: only the longest is read`;
  const place = first === undefined ? {} : { column: columnLetters(first.index) };
  const at = { ...sheetPlace(header.sheet), row: header.row + 1, ...place };
  return {
    header: { ...header, columns: longest },
    remarks: [{ code: 'second-test-in-file', severity: 'warning', detail, at }],
  };
}

function isUptake({ role }: HeaderColumn): boolean {
  return role === 'vo2MlPerMin' || role === 'vo2MlPerKgPerMin';
}

function timesIn(header: Header, block: readonly HeaderColumn[]): number {
  const time = block.find(({ role }) => role === 'time')?.index ?? 0;
  return header.sheet.rows
    .slice(header.dataRow)
    .filter((row) => looksNumeric(row[time]) || looksLikeTime(row[time])).length;
}

/**
 * Whether so many rows lie before the one above that the table is not in the order of time: sorted by something else,
 * or a list of tests. Real exports have a handful of such rows at most.
 */
export function isDisordered(base: TimeBase, rows: number): boolean {
  const isScattered = base.kept.length < 10 && base.otherTest.length > 2 * base.kept.length;
  return rows >= 10 && (base.backwards.length > 0.2 * rows || isScattered);
}
