import { failFile, ok, type Result } from '#core/result.ts';
import { readLedger } from './read-ledger.ts';

/**
 * Whether a batch with these files may put its ledger in the place of what lies there, and the rows that lie there:
 * nothing, or a ledger whose every file the batch goes on with. Anything else is somebody's and is never overwritten.
 * Faults: those of `readLedger`, and `other-ledger`, placed at the first row that the batch knows nothing of.
 */
export function mayReplace(bytes: Uint8Array, files: readonly string[]): Result<number> {
  if (bytes.length === 0) return ok(0);
  const ledger = readLedger(bytes);
  if (!ledger.ok) return ledger;
  const known = new Set(files);
  const { rows } = ledger.value;
  const foreign = rows.filter(({ file }) => !known.has(file));
  const [first] = foreign;
  if (first === undefined) return ok(rows.length);
  const detail = `${foreign.length} of its ${rows.length} files are not in this batch, the first is ${first.file}`;
  return failFile('unsupported', 'other-ledger', detail, { row: first.row, column: 'FILE' });
}
