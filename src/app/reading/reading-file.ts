import { failFile, ok, type Result } from '#core/result.ts';
import type { Item } from '#engine/ports.ts';
import { checkMarks, isRecord, type ReadMarks } from './marks.ts';
import { namedAs, type Series, type SeriesName } from './series.ts';

/** What the file calls itself, and the version of its layout. */
const format = 'benchside-blinded-readings';
const version = 1;

/** No such file is larger: 10 000 readings with notes stay below it, and a page can parse it at once. */
export const largestReadingFileBytes = 10_000_000;
const mostReadings = 20_000;

/** From 2000 to 2100: what is outside was never read. */
const earliestMs = Date.UTC(2000, 0, 1);
const latestMs = Date.UTC(2100, 0, 1);

/** One reader's round as it travels: files by their SHA-256, marks, and nothing that was measured. */
export type ReadingFile = SeriesName & {
  readonly readings: readonly {
    /** Hex SHA-256 of the file's bytes. */
    readonly sha256: string;
    readonly marks: ReadMarks;
    readonly atMs: number;
  }[];
};

/**
 * A reader's round as the text of a small JSON file. Its shape: `{ format, version, app, round, reader, readings: [{
 * sha256, atMs, vt1?, vt2?, note? }] }`, where `vt1` and `vt2` are `{ timeS, vo2MlPerMin }` on the file's clock or
 * `{ absent: true }`. Files are named by their SHA-256 alone, in the order of it. Notes are free text and go along only
 * where asked for.
 */
export function writeReadingFile(
  { round, by, readings }: Series,
  items: readonly Pick<Item, 'id' | 'sha256'>[],
  app: string,
  withNotes: boolean,
): string {
  const rows = items
    .flatMap(({ id, sha256 }) => {
      const reading = readings.get(id);
      if (reading === undefined || sha256 === '') return [];
      const { vt1, vt2, note } = reading.marks;
      return [{ sha256, atMs: reading.atMs, vt1, vt2, ...(withNotes && note !== undefined && { note }) }];
    })
    .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  return `${JSON.stringify({ format, version, app, round, reader: by, readings: rows }, undefined, 1)}\n`;
}

/**
 * The round in such a text, from whomever. Only declared values are taken, each within its limits. Faults:
 * `reading-file-unreadable` (no JSON, or too large), `reading-file-unknown` (another kind of file),
 * `reading-file-version` (of a later version), `reading-invalid` (with the reading, counted from 1).
 */
export function readReadingFile(text: string): Result<ReadingFile> {
  if (text.length > largestReadingFileBytes)
    return failFile('unreadable', 'reading-file-unreadable', `${String(text.length)} characters`);
  const raw = parse(text);
  if (raw === undefined) return failFile('unreadable', 'reading-file-unreadable', 'not a JSON object');
  if (raw['format'] !== format) return failFile('unsupported', 'reading-file-unknown', `no ${format}`);
  if (raw['version'] !== version) {
    const found = JSON.stringify(raw['version'] ?? 'absent').slice(0, 40);
    return failFile('unsupported', 'reading-file-version', `version ${found}, known is ${String(version)}`);
  }
  const round = nameIn(raw, 'round', 'round');
  if (!round.ok) return round;
  const by = nameIn(raw, 'reader', 'by');
  if (!by.ok) return by;
  const { readings } = raw;
  if (!Array.isArray(readings) || readings.length > mostReadings)
    return invalid(`readings is no list of at most ${String(mostReadings)}`, undefined, 'readings');
  return withReadings({ round: round.value, by: by.value }, readings);
}

function withReadings(name: SeriesName, raw: readonly unknown[]): Result<ReadingFile> {
  const readings: ReadingFile['readings'][number][] = [];
  const seen = new Set<string>();
  for (const [place, one] of raw.entries()) {
    const row = place + 1;
    if (!isRecord(one)) return invalid('the reading is no object', row);
    const { sha256, atMs } = one;
    if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256))
      return invalid('sha256 is not 64 lower-case hex digits', row, 'sha256');
    if (seen.has(sha256)) return invalid('the same file is read twice', row, 'sha256');
    if (typeof atMs !== 'number' || !Number.isInteger(atMs) || atMs < earliestMs || atMs > latestMs)
      return invalid('atMs is no time in ms since 1970 between 2000 and 2100', row, 'atMs');
    const marks = checkMarks(one, row);
    if (!marks.ok) return marks;
    seen.add(sha256);
    readings.push({ sha256, marks: marks.value, atMs });
  }
  return ok({ ...name, readings });
}

function nameIn(raw: Readonly<Record<string, unknown>>, key: string, what: 'round' | 'by'): Result<string> {
  const given = raw[key];
  const name = typeof given === 'string' && given.length <= 200 ? namedAs(what, given) : '';
  return name === '' ? invalid(`${key} is no short text`, undefined, key) : ok(name);
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function invalid(detail: string, row: number | undefined, column?: string): Result<never> {
  const at = { ...(row !== undefined && { row }), ...(column !== undefined && { column }) };
  return failFile('implausible', 'reading-invalid', detail, at);
}
