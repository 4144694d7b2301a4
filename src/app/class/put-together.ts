import type { KnowledgeTestFinding } from '#analyses/knowledge-test/finding.ts';
import { withKeysOf } from '#analyses/knowledge-test/people/keys-anew.ts';
import { findAnalysis } from '#analyses/registry.ts';
import { decodeFinding, encodeFinding } from '#workers/finding-bytes.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import type { Item } from '#engine/ports.ts';
import type { BatchRecords } from '#storage/batch-records.ts';
import { withBatches } from '../live-batch.svelte.ts';
import { keepClassOf } from './keep-class.ts';
import { openStores } from '../open-database.ts';

/** Read, keyed anew and copied together: a photo's finding has 100 kB. */
const copiesAtOnce = 32;

/** What a class put together from earlier reports came to. */
export type PutTogether = {
  readonly batchId: string;
  readonly files: number;
  /** Files that were chosen twice, from two batches: taken once. */
  readonly twice: number;
};

/** Files of a batch whose results can become part of another class. */
export function canBeTaken(items: readonly Item[]): readonly Item[] {
  return items.filter(({ state, ledger }) => state.status === 'done' && ledger?.kept !== true);
}

/** One file each of those with the same bytes, in their order. */
export function onceEach(items: readonly Item[]): readonly Item[] {
  const seen = new Set<string>();
  return items.filter(({ sha256 }) => {
    if (sha256 === '' || !seen.has(sha256)) {
      seen.add(sha256);
      return true;
    }
    return false;
  });
}

/**
 * Makes a new batch of results that are here already: they are copied with what was read and set by hand, and no file
 * is read again. The batches they come from stay as they are. Faults: `class-empty`, `batch-too-large`, or what making
 * a batch says.
 */
export async function putTogether(title: string, chosen: readonly Item[]): Promise<Result<PutTogether>> {
  const files = onceEach(canBeTaken(chosen));
  const [first] = files;
  const source = first && (await withBatches((batches) => batches.summary(first.batchId)));
  if (source === undefined) return failFile('implausible', 'class-empty', 'no report was chosen');
  const { analysisId } = source.batch;
  const most = findAnalysis(analysisId)?.limits?.filesAtMost ?? Infinity;
  if (files.length > most) {
    return failFile('implausible', 'batch-too-large', `${files.length} files; a class holds at most ${most}`);
  }
  const salts = await saltsOf(files);
  // Keys of several salts join nothing: the class gets one of its own then, and every result keys by it.
  const isMixed = new Set(salts.values()).size > 1;
  const options = isMixed ? { ...withSalt(source.batch.options), subjectSalt: '' } : source.batch.options;
  const made = await withBatches((batches) => batches.create(analysisId, title, options));
  if (!made.ok) return made;
  const { records } = await openStores();
  const salt = isMixed ? withSalt(made.value.options).subjectSalt : undefined;
  const copied = await copyInto(records, made.value.id, files, salt);
  // Its page may be closed before it has summed the class up.
  withBatches((batches) => keepClassOf(batches, made.value.id)).catch(() => undefined);
  return ok({
    batchId: made.value.id,
    files: copied,
    twice: canBeTaken(chosen).length - files.length,
  });
}

/** By batch: what salts its keys. */
async function saltsOf(files: readonly Item[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(files.map(({ batchId }) => batchId))];
  const salts = await Promise.all(
    ids.map(async (id) => {
      const summary = await withBatches((batches) => batches.summary(id));
      return [id, withSalt(summary?.batch.options).subjectSalt ?? ''] as const;
    }),
  );
  return new Map(salts);
}

function withSalt(options: unknown): { readonly subjectSalt?: string } {
  return typeof options === 'object' && options !== null ? options : {};
}

/** Copies results into a batch, with keys of this salt where one is given; gives their number. */
export async function copyInto(
  records: Pick<BatchRecords, 'copyItems' | 'itemsOf' | 'findings'>,
  batchId: string,
  files: readonly Item[],
  salt: string | undefined,
): Promise<number> {
  const ids = files.map(({ id }) => id);
  if (salt === undefined) return (await records.copyItems(batchId, ids)).length;
  let copied = 0;
  for (let from = 0; from < ids.length; from += copiesAtOnce) {
    const some = ids.slice(from, from + copiesAtOnce);
    const [items, findings] = await Promise.all([records.itemsOf(some), records.findings(some)]);
    const bytesOf = new Map(some.map((id, place) => [id, findings[place]]));
    const instead = new Map(
      items.flatMap((item) => {
        const anew = keyedAnew(item, bytesOf.get(item.id), salt);
        return anew === undefined ? [] : [[item.id, { rev: item.rev ?? 0, ...anew }] as const];
      }),
    );
    copied += (await records.copyItems(batchId, some, instead)).length;
  }
  return copied;
}

function keyedAnew(item: Item, bytes: Uint8Array | undefined, salt: string) {
  if (item.state.status !== 'done' || bytes === undefined) return undefined;
  const stored = decodeFinding(bytes) as KnowledgeTestFinding;
  const { finding, row } = withKeysOf(salt, stored, item.state.row);
  return {
    item: { ...item, state: { ...item.state, row } },
    finding: encodeFinding(finding),
  };
}
