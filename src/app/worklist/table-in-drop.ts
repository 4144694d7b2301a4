import { isMeantAsLedger } from '#engine/ledger/read-ledger.ts';
import type { NamedFile } from '../batch-api.ts';
import type { HandedTable } from './handed-table.ts';

/** A heading is told from as much. */
const headBytes = 64 * 1024;

/** The ledger that was dropped alone where tests are expected; undefined for anything else. */
export async function ledgerInDrop(files: readonly NamedFile[]): Promise<HandedTable | undefined> {
  const [only] = files;
  if (only === undefined || files.length > 1 || !/\.(csv|tsv|txt)$/i.test(only.name)) return undefined;
  const head = new Uint8Array(await only.file.slice(0, headBytes).arrayBuffer());
  if (!isMeantAsLedger(head)) return undefined;
  return { name: only.file.name, bytes: new Uint8Array(await only.file.arrayBuffer()) };
}
