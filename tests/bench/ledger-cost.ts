import { describeColumns } from '#analyses/analysis.ts';
import { findAnalysis } from '#analyses/registry.ts';
import type { CellValue } from '#core/result-column.ts';
import { matchRows } from '#engine/ledger/match-rows.ts';
import { planResume } from '#engine/ledger/plan-resume.ts';
import { projectLedger, type LedgerOutcome } from '#engine/ledger/project-ledger.ts';
import { readLedger } from '#engine/ledger/read-ledger.ts';
import { median, timed } from './median-ms.ts';

const rows = 10_000;
const rounds = 5;
const pipeline = 'p0123456789abcdef';

/** A ledger of 10,000 rows with the columns of an exercise test, on one thread of Node: medians, ms. */
export type LedgerCost = {
  readonly rows: number;
  readonly bytes: number;
  readonly writeMs: number;
  /** Opened, matched to files that are written in other letters, and planned. */
  readonly resumeMs: number;
};

export async function measureLedgerCost(): Promise<LedgerCost> {
  const analysis = await findAnalysis('cpet')?.load();
  if (analysis === undefined) throw new Error('the analysis cpet is not registered');
  const columns = describeColumns(analysis);
  const names = columns.map(({ name }) => name);
  const files = Array.from({ length: rows }, (_, i) => `day ${String(i % 9)}/Test_${String(i)}.csv`);
  const own = files.map((file, i) => ({ file, own: `S${String(i)};72,5` }));
  const manifest = { own: 'subject;mass', ownCount: 2, rows: own };
  const outcomes = new Map(
    files.map((file, i) => [
      file,
      outcome(
        i,
        columns.map(({ name, kind }) => [name, kind] as const),
      ),
    ]),
  );
  const onDisk = files.map((file) => file.toLowerCase());

  let bytes = new Uint8Array();
  const writes: number[] = [];
  const resumes: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const written = await timed(() => projectLedger(manifest, outcomes, names));
    bytes = new Uint8Array(written.value);
    writes.push(written.ms);
    const resumed = await timed(() => {
      const read = readLedger(bytes);
      if (!read.ok) throw new Error(JSON.stringify(read.fault));
      const ledger = read.value;
      matchRows(
        ledger.rows.map(({ file }) => file),
        onDisk,
      );
      return planResume(ledger, pipeline, { columns });
    });
    resumes.push(resumed.ms);
  }
  return { rows, bytes: bytes.length, writeMs: median(writes), resumeMs: median(resumes) };
}

/** Half the rows are done, in every column a number of many digits or a word. */
function outcome(row: number, columns: readonly (readonly [string, string])[]): LedgerOutcome {
  if (row % 2 === 1)
    return { status: 'PENDING', error: '', attempts: 0, sha256: '', pipeline: '', results: {} };
  const results: Record<string, CellValue> = {};
  columns.forEach(([name, kind], i) => {
    results[name] = valueOf(kind, row, i);
  });
  const sha256 = row.toString(16).padStart(64, '0');
  return {
    status: 'COMPLETED',
    error: '',
    attempts: 1,
    updatedAtMs: 1.7e12 + row,
    sha256,
    pipeline,
    results,
  };
}

function valueOf(kind: string, row: number, column: number): CellValue {
  if (kind === 'text') return `words ${String(column)}`;
  if (kind === 'boolean') return row % 4 === 0;
  return kind === 'integer' ? row : Math.sqrt(row + column);
}
