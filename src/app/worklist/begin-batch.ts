import { faultDetail } from '#core/result.ts';
import type { StartRowItem } from '#engine/ledger/start-from-ledger.ts';
import type { TableAnswers } from '#workers/tables/protocol.ts';
import type { TableDesk } from '#workers/tables/open-table-desk.ts';
import type { BatchApi, NamedFile } from '../batch-api.ts';

/** Items fetched between two turns of the page: a few milliseconds. */
const itemsAtOnce = 250;

/** What a batch from a table is made of. */
export type TableBatch = {
  readonly analysisId: string;
  readonly options: unknown;
  /** Name of the table's file. */
  readonly tableName: string;
  readonly answers: TableAnswers;
  /** As they were put on the desk, in the same order. */
  readonly files: readonly NamedFile[];
};

/** A batch that was made, and the files that it awaits, under the names of its rows. */
export type BegunBatch = { readonly batchId: string; readonly files: readonly NamedFile[] };

/**
 * Makes the batch that a table and its answers describe.
 *
 * @throws in words where something is still open, or the batch could not be made; nothing was made then.
 */
export async function beginBatch(
  desk: Pick<TableDesk, 'start' | 'items'>,
  batches: Pick<BatchApi, 'createFrom'>,
  { analysisId, options, tableName, answers, files }: TableBatch,
): Promise<BegunBatch> {
  const start = await desk.start(answers);
  if (!start.ok) throw new Error(faultDetail(start.fault));
  const { ledger, count, names } = start.value;
  const items: StartRowItem[] = [];
  for (let from = 0; from < count; from += itemsAtOnce)
    items.push(...(await desk.items(from, from + itemsAtOnce)));
  const created = await batches.createFrom(
    analysisId,
    { ledger: { name: tableName, ...ledger }, items },
    tableName.replace(/\.[a-z]{2,4}$/i, ''),
    options,
  );
  if (!created.ok) throw new Error(faultDetail(created.fault));
  return {
    batchId: created.value.id,
    files: files.flatMap((file, index) => {
      const name = names[index];
      return name === undefined ? [] : [{ ...file, name }];
    }),
  };
}
