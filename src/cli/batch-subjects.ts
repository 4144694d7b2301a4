import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { splitCells } from '#engine/ledger/cells.ts';
import type { Ledger } from '#engine/ledger/ledger.ts';
import { factsOfLedger } from '#engine/ledger/start-from-ledger.ts';
import { findSubjectColumns } from '#engine/ledger/subject-columns.ts';
import { isInShard } from '#engine/ledger/shards.ts';
import type { BatchArguments } from './batch-arguments.ts';

/**
 * Files of a ledger that a run would analyse without what the ledger says of their subjects. The folder is handed to
 * the home page, which knows no worklist: their rows would be made of the files alone, beside rows made with mass, age,
 * sex and height, under one PIPELINE that tells nobody. `kept`: files whose rows stay as they are.
 */
export function subjectsUnused(
  ledger: Ledger,
  kept: ReadonlySet<string>,
  { folder, shard }: Pick<BatchArguments, 'folder' | 'shard'>,
): { readonly files: readonly string[]; readonly headings: readonly string[] } {
  const facts = factsOfLedger(ledger);
  const files = ledger.rows
    .filter((_, i) => Object.keys(facts[i] ?? {}).length > 0)
    .map(({ file }) => file)
    .filter((file) => !kept.has(file) && (shard === undefined || isInShard(file, shard)))
    .filter((file) => existsSync(join(folder, file)));
  const headings = splitCells(ledger.own, ledger.ownCount);
  return { files, headings: findSubjectColumns(headings).map(({ index }) => headings[index] ?? '') };
}
