import { describeColumns, type AnalysisManifest } from '#analyses/analysis.ts';
import type { ColumnDescription } from '#core/result-column.ts';
import type { Item } from '#engine/ports.ts';
import { statusOf } from '#engine/status.ts';
import type { BatchRecords } from '#storage/batch-records.ts';
import type { BatchRecord } from '#storage/schema.ts';
import { csvPart, exportColumns, faultOf, reviewColumns, type CsvChoice } from './export-table.ts';

/** Rows written between two turns of the page: a few milliseconds. */
const csvRowsAtOnce = 250;
/** Findings are large; this many are in memory at a time. */
const findingsAtOnce = 25;

/** The results of a batch as CSV, rows in the order of the drop. */
export async function exportCsv(
  record: BatchRecord,
  records: BatchRecords,
  manifest: AnalysisManifest | undefined,
  choice: CsvChoice,
): Promise<Blob> {
  const results = exportColumns((await columnsOf(manifest)).map(({ name }) => name));
  const columns = [...results, ...reviewColumns];
  const rule = (await manifest?.load())?.reviewReasons ?? (() => []);
  const parts: Blob[] = [new Blob([csvPart(columns, 'header', choice)])];
  for await (const items of inParts(record, records, csvRowsAtOnce)) {
    parts.push(new Blob([csvPart(columns, items, choice, rule)]));
  }
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}

/**
 * Everything of a batch as JSON: `{format, formatVersion, analysis, batch, columns, items}`. The findings are put in
 * as the bytes they are stored as, so that a batch far larger than memory can be exported.
 */
export async function exportJson(
  record: BatchRecord,
  records: BatchRecords,
  manifest: AnalysisManifest | undefined,
): Promise<Blob> {
  const { title, createdAtMs, options, analysisId } = record;
  const head = JSON.stringify({
    format: 'benchside-results',
    formatVersion: 1,
    analysis: { id: analysisId, version: manifest?.version },
    batch: { title, createdAt: new Date(createdAtMs).toISOString(), options },
    columns: await columnsOf(manifest),
  });
  const parts: Blob[] = [new Blob([head.slice(0, -1), ',"items":['])];
  let first = true;
  for await (const items of inParts(record, records, findingsAtOnce)) {
    const findings = await records.findings(items.map(({ id }) => id));
    const pieces: BlobPart[] = [];
    items.forEach((item, index) => {
      pieces.push(first ? '\n' : ',\n', ...itemPieces(item, findings[index]));
      first = false;
    });
    parts.push(new Blob(pieces));
  }
  return new Blob([...parts, '\n]}\n'], { type: 'application/json' });
}

/** One item as pieces of JSON text and bytes. */
function itemPieces(item: Item, finding: Uint8Array | undefined): BlobPart[] {
  const { name, sha256, state } = item;
  const head = JSON.stringify({
    file: name,
    sha256: sha256 === '' ? undefined : sha256,
    status: statusOf(state),
    attempts: item.attempts,
    quarantined: state.status === 'quarantined' ? true : undefined,
    row: state.status === 'done' ? state.row : undefined,
    fault: faultOf(state),
    version: state.status === 'done' ? state.version : undefined,
  });
  if (finding === undefined || state.status !== 'done') return [head];
  return [head.slice(0, -1), ',"finding":', finding as Uint8Array<ArrayBuffer>, '}'];
}

async function* inParts(
  { id, counts }: BatchRecord,
  records: BatchRecords,
  size: number,
): AsyncGenerator<readonly Item[]> {
  for (let from = 0; from < counts.total; from += size) yield await records.items(id, from, from + size);
}

/** None where this version does not know the analysis of an older batch. */
async function columnsOf(manifest: AnalysisManifest | undefined): Promise<readonly ColumnDescription[]> {
  return manifest === undefined ? [] : describeColumns(await manifest.load());
}
