import { failFile, ok, type Result } from '#core/result.ts';
import { withoutNeutralising } from '#core/formula-text.ts';
import type { Status } from '../status.ts';
import { isPipeline } from './pipeline.ts';
import type { LedgerEntry } from './ledger.ts';

const statuses: readonly Status[] = ['PENDING', 'PROCESSING', 'COMPLETED', 'PARTIAL', 'FAILED', 'CANCELLED'];

/**
 * The control cells of a row, decoded and in their order.
 * Faults with row and column: `no-file-name`, `unknown-status`, `bad-attempts`, `bad-time`, `bad-hash`, `bad-pipeline`.
 */
export function readControls(
  cells: readonly string[],
  row: number,
): Result<LedgerEntry & { readonly file: string }> {
  const [file = '', word = '', error = '', attempts = '', time = '', hash = '', pipeline = ''] = cells;
  const wrong = (code: string, column: string, found: string) =>
    failFile('unreadable', code, `"${found.slice(0, 60)}"`, { row, column });
  const status = statuses.find((each) => each === word);
  if (file === '') return wrong('no-file-name', 'FILE', file);
  if (status === undefined) return wrong('unknown-status', 'STATUS', word);
  if (!/^\d{0,9}$/.test(attempts)) return wrong('bad-attempts', 'ATTEMPTS', attempts);
  const updatedAtMs = parseTime(time);
  if (time !== '' && updatedAtMs === undefined) return wrong('bad-time', 'UPDATED_AT', time);
  if (!/^(?:[0-9a-f]{64})?$/i.test(hash)) return wrong('bad-hash', 'SHA256', hash);
  if (pipeline !== '' && !isPipeline(pipeline)) return wrong('bad-pipeline', 'PIPELINE', pipeline);
  return ok({
    file: withoutNeutralising(file),
    status,
    error: withoutNeutralising(error),
    attempts: Number(attempts),
    ...(updatedAtMs === undefined ? {} : { updatedAtMs }),
    sha256: hash.toLowerCase(),
    pipeline,
  });
}

/** "2026-11-21T03:04:05.678Z". */
export function formatTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** ISO 8601 in UTC, seconds with or without fraction, as `formatTime` writes it; undefined for anything else. */
function parseTime(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isFinite(ms) ? ms : undefined;
}
