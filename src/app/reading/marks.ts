import { failFile, ok, type Result } from '#core/result.ts';

/** Where a reader puts a threshold, or that the test shows none. */
export type ReadMark = { readonly timeS: number; readonly vo2MlPerMin: number } | { readonly absent: true };

/** One blinded reading of a test, as the review's events and the exchange file hold it. Nothing said: no key. */
export type ReadMarks = { readonly vt1?: ReadMark; readonly vt2?: ReadMark; readonly note?: string };

export const thresholds = ['vt1', 'vt2'] as const;
export type Which = (typeof thresholds)[number];

/** No note is longer, characters. */
export const longestNote = 500;

/** What a mark may be: no test lasts ten hours, nobody takes up ten litres. */
const most = { timeS: 36_000, vo2MlPerMin: 10_000 } as const;

/** Whether a mark lies somewhere in the test. */
export function isPlaced(mark: ReadMark | undefined): mark is Extract<ReadMark, { timeS: number }> {
  return mark !== undefined && 'timeS' in mark;
}

/** Whether both thresholds have been read: placed, or said to be absent. */
export function isComplete({ vt1, vt2 }: ReadMarks): boolean {
  return vt1 !== undefined && vt2 !== undefined;
}

/** Whether both are placed and VT1 does not lie before VT2. */
export function isOutOfOrder({ vt1, vt2 }: ReadMarks): boolean {
  return isPlaced(vt1) && isPlaced(vt2) && vt1.timeS >= vt2.timeS;
}

/**
 * Marks in plain JSON from anywhere. Only declared values are taken, each within its limits. Fault `reading-invalid`;
 * `row` says which reading of a file it is, from 1.
 */
export function checkMarks(raw: unknown, row?: number): Result<ReadMarks> {
  if (!isRecord(raw)) return invalid('the marks are no object', row);
  const found: { vt1?: ReadMark; vt2?: ReadMark; note?: string } = {};
  for (const which of thresholds) {
    const given = raw[which];
    if (given === undefined) continue;
    const mark = checkMark(given);
    if (mark === undefined)
      return invalid(
        `${which} is neither {"timeS", "vo2MlPerMin"} with 0 to ${String(most.timeS)} s and 0 to ${String(most.vo2MlPerMin)} mL/min, nor {"absent": true}`,
        row,
        which,
      );
    found[which] = mark;
  }
  const { note } = raw;
  if (note === undefined) return ok(found);
  if (typeof note !== 'string' || note.length > longestNote)
    return invalid(`the note is no text of at most ${String(longestNote)} characters`, row, 'note');
  return ok(note.trim() === '' ? found : { ...found, note: plainText(note) });
}

/** A text on one line without control characters. */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** An object that is no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkMark(raw: unknown): ReadMark | undefined {
  if (!isRecord(raw)) return undefined;
  if (raw['absent'] === true) return { absent: true };
  const { timeS, vo2MlPerMin } = raw;
  return isWithin(timeS, most.timeS) && isWithin(vo2MlPerMin, most.vo2MlPerMin)
    ? { timeS, vo2MlPerMin }
    : undefined;
}

function isWithin(value: unknown, limit: number): value is number {
  return typeof value === 'number' && value >= 0 && value <= limit;
}

function invalid(detail: string, row: number | undefined, column?: string): Result<never> {
  const at = { ...(row !== undefined && { row }), ...(column !== undefined && { column }) };
  return failFile('implausible', 'reading-invalid', detail, at);
}
