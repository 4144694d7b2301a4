import type { Remark } from '#core/remark.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import type { Sheet } from '#readers/document.ts';
import type { RawRecording } from '../raw-recording.ts';
import type { ColumnRecord, DeviceId } from '../recording.ts';
import { cellText, isBlank, sheetPlace } from './cells.ts';
import { alignColumns, cutOffRemark } from './alignment.ts';
import type { UnitHabits } from './decide-unit.ts';
import { findHeader, readHeader, type Header, type HeaderColumn } from './find-header.ts';
import { phaseColumnOf, readLabels } from './labels.ts';
import { readMetadata } from './metadata.ts';
import { placeOf, readColumns } from './read-columns.ts';
import { samplingOf } from './sampling.ts';
import { thresholdsBeside, thresholdsInSummary } from './stated-table.ts';
import { columnsOfOneTest, isDisordered, rowsOfOnePerson } from './several-tests.ts';
import { readRows, timeColumn, type TableRow } from './table-rows.ts';
import { buildTimeBase, type TimeBase } from './time-base.ts';
import { phaseOf } from './words.ts';

/** What one device does differently from the next. */
export type TableProfile = {
  readonly device: DeviceId;
  readonly deviceTitle: string;
  readonly unitHabits?: UnitHabits;
  /** The clock begins anew with each phase (Geratherm). */
  readonly clockRestartsEachPhase?: boolean;
};

/** Fewer rows than this are no test. */
const fewestRows = 5;

/**
 * Reads the best table of a document, or the one under a header found before. Faults: `not-a-test`, `no-time-column`, `no-vo2-column`, `too-few-rows`,
 * `time-disordered`, `columns-misaligned`, `unit-contradiction`.
 */
export function readTable(
  sheets: readonly Sheet[],
  profile: TableProfile,
  whole = findHeader(sheets),
): Result<RawRecording> {
  if (whole === undefined) {
    return failFile('unsupported', 'not-a-test', 'no row of the file names the columns of an exercise test');
  }
  const aligned = alignColumns(whole);
  if (!aligned.ok) return aligned;
  const { header, remarks: beside } = columnsOfOneTest(aligned.value.header);
  const time = timeColumn(header);
  if (time === undefined)
    return failFile('unsupported', 'no-time-column', missing('time', header), rowOf(header));
  const { times, data: all, labels } = readRows(header, time);
  if (times.contradiction !== undefined) {
    const detail = `column ${time.heading.text}: ${times.contradiction}`;
    return failFile('implausible', 'unit-contradiction', detail, placeOf(header, time));
  }
  const cutOff = cutOffRemark(header);
  const lastRow = cutOff.length > 0 ? header.sheet.rows.length - 1 : Infinity;
  const person = rowsOfOnePerson(
    header,
    time,
    all.filter(({ row }) => row < lastRow),
  );
  if (!person.ok) return person;
  const { data } = person.value;
  const phaseColumn = phaseColumnOf(header, data);
  const base = buildTimeBase(
    data.map(({ seconds }) => seconds),
    (index) =>
      !startsOver(phaseColumn, data, index) &&
      (profile.clockRestartsEachPhase === true || startsPhase(phaseColumn, data, index)),
  );
  if (isDisordered(base, data.length)) {
    const lost = data.length - base.kept.length;
    const detail = `the times of ${lost} of ${data.length} rows lie before those above: the rows are not in the order of time`;
    return failFile('implausible', 'time-disordered', detail, placeOf(header, time));
  }
  if (base.kept.length < fewestRows) {
    return failFile(
      'unsupported',
      'too-few-rows',
      `${base.kept.length} rows of data; a test has at least ${fewestRows}`,
      rowOf(header),
    );
  }
  const kept = base.kept.flatMap((index) => data[index] ?? []);
  const read = readColumns(
    header,
    kept.map(({ cells }) => cells),
    profile.unitHabits ?? {},
  );
  if (!read.ok) return read;
  const { quantities, columns, remarks } = read.value;
  if (quantities.vo2MlPerMin === undefined && quantities.vo2MlPerKgPerMin === undefined) {
    return failFile('unsupported', 'no-vo2-column', missing('VO2', header), rowOf(header));
  }
  const { timeS } = base;
  const placed = {
    rows: kept,
    timeS,
    vo2MlPerMin: quantities.vo2MlPerMin,
    hrBpm: quantities.hrBpm,
    workRateW: quantities.workRateW,
  };
  const stated = readLabels(header, placed, labels);
  const summary = thresholdsInSummary(sheets, (sheet) =>
    sheet.name === header.sheet.name ? header.row : sheet.rows.length,
  );
  return ok({
    device: profile.device,
    deviceTitle: profile.deviceTitle,
    ...readMetadata(whole),
    sampling: samplingOf(timeS, quantities.rfPerMin),
    timeS,
    rows: kept.map(({ row }) => row + 1),
    quantities,
    columns: [timeRecord(header, time, times), ...columns],
    statedPhases: stated.phases,
    statedThresholds: [...summary, ...thresholdsBeside(whole), ...stated.thresholds],
    remarks: [
      ...times.corrections.map(({ code, detail }) => ({
        code,
        severity: 'warning' as const,
        detail,
        at: placeOf(header, time),
      })),
      ...aligned.value.remarks,
      ...cutOff,
      ...beside,
      ...person.value.remarks,
      ...rowRemarks(header, data, labels, base),
      ...otherTests(sheets, header),
      ...remarks,
    ],
  });
}

/** Sheets that hold a test of their own beside the one that is read. */
function otherTests(sheets: readonly Sheet[], header: Header): Remark[] {
  return sheets.flatMap((sheet) => {
    const other = sheet.name === header.sheet.name ? undefined : findHeader([sheet]);
    const roles = new Set(other?.columns.map(({ role }) => role));
    if (other === undefined || !roles.has('time') || !roles.has('vo2MlPerMin')) return [];
    const detail = `sheet ${sheet.name} holds another test; only sheet ${header.sheet.name} is read`;
    return [{ code: 'other-test-in-book', severity: 'warning' as const, detail, at: rowOf(other) }];
  });
}

/** Names the recognised headings only: unknown cells beside them may hold a person's data. */
function missing(what: string, header: Header): string {
  const found = header.columns.map(({ heading }) => heading.text);
  const filled = (header.sheet.rows[header.row] ?? []).filter((cell) => !isBlank(cell)).length;
  return `no column with ${what}; found ${found.join(', ')} among ${filled} headings`;
}

function rowOf(header: Header) {
  return { ...sheetPlace(header.sheet), row: header.row + 1 };
}

function timeRecord(
  header: Header,
  time: HeaderColumn,
  { unit, rule }: { readonly unit: string; readonly rule: ColumnRecord['unitRule'] },
): ColumnRecord {
  return {
    heading: time.heading.text,
    at: placeOf(header, time),
    channel: 'time',
    quantity: 'time',
    unit,
    ...(rule === undefined ? {} : { unitRule: rule }),
  };
}

/** Whether a row names another phase than the row above. */
function startsPhase(column: number | undefined, data: readonly TableRow[], index: number): boolean {
  const row = data[index];
  if (column === undefined || row === undefined) return false;
  const now = cellText(row.cells[column]);
  return now !== '' && now !== cellText(data[index - 1]?.cells[column]);
}

/** Whether a row begins the file's rest or warm-up anew, or says the same as the very first: another test, or a copy. */
function startsOver(column: number | undefined, data: readonly TableRow[], index: number): boolean {
  const first = data[0]?.cells ?? [];
  const cells = data[index]?.cells ?? [];
  const phase = column === undefined ? undefined : phaseOf(cellText(first[column]));
  const isSamePhase = column !== undefined && cellText(cells[column]) === cellText(first[column]);
  if (isSamePhase && (phase === 'rest' || phase === 'warm-up')) return true;
  return first.every((cell, i) => cellText(cell) === cellText(cells[i]));
}

function rowRemarks(
  header: Header,
  data: readonly TableRow[],
  labels: readonly TableRow[],
  base: TimeBase,
): Remark[] {
  const remarks: Remark[] = [];
  const rowNumber = (index: number | undefined) =>
    index === undefined ? undefined : (data[index]?.row ?? 0) + 1;
  const place = (row: number | undefined) => ({
    ...sheetPlace(header.sheet),
    ...(row === undefined ? {} : { row }),
  });
  const add = (code: string, severity: Remark['severity'], indices: readonly number[], detail: string) => {
    if (indices.length === 0) return;
    remarks.push({ code, severity, detail, at: place(rowNumber(indices[0])), value: indices.length });
  };
  add(
    'time-backwards-dropped',
    'note',
    base.backwards,
    `${base.backwards.length} rows whose time lies before the row above were left out`,
  );
  add(
    'phase-clock-restarted',
    'note',
    base.restarts,
    `the clock begins anew ${base.restarts.length} times with a phase; the times were added up`,
  );
  add(
    'second-test-in-file',
    'warning',
    base.otherTest,
    `the clock begins anew: ${base.otherTest.length} rows belong to another, shorter test and were left out`,
  );
  const first = data[0]?.row ?? 0;
  const last = data.at(-1)?.row ?? 0;
  const between = labels.filter(
    ({ row }) => row > first && row < last && readHeader(header.sheet, row) === undefined,
  );
  if (between.length > 0) {
    remarks.push({
      code: 'text-rows-between',
      severity: 'note',
      detail: `${between.length} rows with text between the numbers were not read as data`,
      at: place((between[0]?.row ?? 0) + 1),
      value: between.length,
    });
  }
  const after = labels.filter(({ row, seconds }) => row > last && seconds !== undefined);
  if (after.length > 0) {
    remarks.push({
      code: 'event-lines',
      severity: 'note',
      detail: `${after.length} event lines below the data`,
      at: place((after[0]?.row ?? 0) + 1),
      value: after.length,
    });
  }
  return remarks;
}
