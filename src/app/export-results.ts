import { describeColumns, describeExplained, type AnalysisManifest } from '#analyses/analysis.ts';
import { decodeFinding } from '#workers/finding-bytes.ts';
import { oneAhead } from '#core/one-ahead.ts';
import { columnsHandedOn, rowHandedOn, type ColumnDescription, type ResultRow } from '#core/result-column.ts';
import type { Calls, WhoIsInFile, WithoutNames } from '#analyses/without-names.ts';
import type { Item } from '#engine/ports.ts';
import { statusOf } from '#engine/status.ts';
import type { BatchRecords } from '#storage/batch-records.ts';
import type { BatchRecord } from '#storage/schema.ts';
import { explainedItem } from './explained-item.ts';
import { withoutSalt } from './exports/plan-export.ts';
import { csvPart, exportColumns, faultOf, reviewColumns, type CsvChoice } from './export-table.ts';
import { nextTurn } from './in-turns.ts';

/** Rows written between two turns of the page: a few milliseconds. */
const csvRowsAtOnce = 250;
/** Findings are large; this many are in memory at a time. */
const findingsAtOnce = 25;

/**
 * The results of a batch as CSV, rows in the order of the drop; who somebody is stands in it only `withNames`. `kept`:
 * what this device keeps that explains them.
 */
export async function exportCsv(
  record: BatchRecord,
  records: Pick<BatchRecords, 'items'>,
  manifest: AnalysisManifest | undefined,
  choice: CsvChoice,
  withNames = false,
  kept?: unknown,
): Promise<Blob> {
  const analysis = await manifest?.load();
  const handedOn = columnsHandedOn(await columnsOf(manifest), withNames);
  const words = analysis === undefined ? [] : describeExplained(analysis);
  const results = exportColumns([...handedOn, ...words].map(({ name }) => name));
  const columns = [...results, ...reviewColumns];
  const rule = analysis?.reviewReasons ?? (() => []);
  const parts: Blob[] = [new Blob([csvPart(columns, 'header', choice)])];
  for await (const items of inParts(record, records, csvRowsAtOnce)) {
    const shown = analysis === undefined ? items : items.map((item) => explainedItem(item, analysis, kept));
    parts.push(new Blob([csvPart(columns, shown, choice, rule)]));
  }
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}

/**
 * Everything of a batch as JSON: `{format, formatVersion, analysis, batch, columns, items}`. The findings are put in
 * as the bytes they are stored as, so that a batch far larger than memory can be exported. Where findings say who
 * somebody is they are handed on without that, and without the salt of the pseudonyms, unless `withNames`. `kept`:
 * what this device keeps that explains them.
 */
export async function exportJson(
  record: BatchRecord,
  records: Pick<BatchRecords, 'items' | 'findings'>,
  manifest: AnalysisManifest | undefined,
  withNames = false,
  kept?: unknown,
): Promise<Blob> {
  const { title, createdAtMs, options, analysisId } = record;
  const columns = await columnsOf(manifest);
  const analysis = await manifest?.load();
  const hiding = withNames ? undefined : analysis?.withoutNames;
  const calls = hiding && (await callsOfBatch(record, records, hiding));
  const head = JSON.stringify({
    format: 'benchside-results',
    formatVersion: 1,
    analysis: { id: analysisId, version: manifest?.version },
    batch: {
      title,
      createdAt: new Date(createdAtMs).toISOString(),
      options: hiding === undefined ? options : withoutSalt(options),
    },
    columns: columnsHandedOn(columns, withNames),
  });
  const parts: Blob[] = [new Blob([head.slice(0, -1), ',"items":['])];
  let first = true;
  for await (const items of inParts(record, records, findingsAtOnce)) {
    const findings = await records.findings(items.map(({ id }) => id));
    const pieces: BlobPart[] = [];
    items.forEach((item, index) => {
      const { state } = item;
      const row = state.status === 'done' ? rowHandedOn(state.row, columns, withNames) : undefined;
      const stored = findings[index];
      const named = stored && decoded(stored);
      const finding: unknown = named && (hiding?.finding(named, calls?.get(item.id) ?? []) ?? named);
      const explained = stored && analysis?.explained?.(finding as never, kept);
      pieces.push(first ? '\n' : ',\n', ...itemPieces(item, row, finding, explained));
      first = false;
    });
    parts.push(new Blob(pieces));
  }
  return new Blob([...parts, '\n]}\n'], { type: 'application/json' });
}

/** What to call the people of a batch: one is called the same all over it. */
async function callsOfBatch(
  record: BatchRecord,
  records: Pick<BatchRecords, 'items' | 'findings'>,
  hiding: Pick<WithoutNames<never>, 'whoIsIn' | 'callsOf'>,
): Promise<ReadonlyMap<string, Calls>> {
  const files: WhoIsInFile[] = [];
  for await (const items of inParts(record, records, findingsAtOnce)) {
    const findings = await records.findings(items.map(({ id }) => id));
    items.forEach(({ id, name }, index) => {
      const stored = findings[index];
      if (stored !== undefined) files.push({ itemId: id, name, who: hiding.whoIsIn(decoded(stored)) });
    });
  }
  return hiding.callsOf(files);
}

function decoded(bytes: Uint8Array): never {
  return decodeFinding(bytes) as never;
}

/** One item as pieces of JSON text. */
function itemPieces(
  item: Item,
  row: ResultRow | undefined,
  finding: unknown,
  explained: readonly unknown[] | undefined,
): BlobPart[] {
  const { name, sha256, state } = item;
  const head = JSON.stringify({
    file: name,
    sha256: sha256 === '' ? undefined : sha256,
    status: statusOf(state),
    attempts: item.attempts,
    quarantined: state.status === 'quarantined' ? true : undefined,
    row,
    fault: faultOf(state),
    version: state.status === 'done' ? state.version : undefined,
    explained: state.status === 'done' ? explained : undefined,
  });
  if (finding === undefined || state.status !== 'done') return [head];
  return [head.slice(0, -1), ',"finding":', JSON.stringify(finding), '}'];
}

/** The items of a batch in their order, the next part read while the last is written. */
async function* inParts(
  { id, counts }: BatchRecord,
  records: Pick<BatchRecords, 'items'>,
  size: number,
): AsyncIterable<readonly Item[]> {
  const starts = Array.from({ length: Math.ceil(counts.total / size) }, (_, part) => part * size);
  for await (const items of oneAhead(starts, (from) => records.items(id, from, from + size))) {
    yield items;
    // What was read ahead is there at once: without a pause all parts would be one long task of the page.
    await nextTurn();
  }
}

/** None where this version does not know the analysis of an older batch. */
async function columnsOf(manifest: AnalysisManifest | undefined): Promise<readonly ColumnDescription[]> {
  return manifest === undefined ? [] : describeColumns(await manifest.load());
}
