import type { AnyAnalysis } from '#analyses/analysis.ts';
import type { Calls, WhoIsInFile, WithoutNames as OfFinding } from '#analyses/without-names.ts';
import { decodeFinding } from '#workers/finding-bytes.ts';
import type { AcceptedValues, Review, ReviewEvent } from '#core/review.ts';
import type { Item } from '#engine/ports.ts';

/** Findings pass through unread here. */
type WithoutNames = Pick<OfFinding<unknown>, 'row' | 'adjustment'>;

/** What to call the people of a batch, by item; undefined for an analysis whose findings name nobody. */
export type CallsInBatch = ReadonlyMap<string, Calls>;

/**
 * Reads every result of a batch once, for a person has one pseudonym all over it. All items, also where fewer are handed
 * on: the same person is then called the same in every export and on the class' page. It stops when the signal says so.
 */
export async function callsInBatch(
  { withoutNames }: Pick<AnyAnalysis, 'withoutNames'>,
  items: readonly Item[],
  findingBytes: (itemId: string) => Promise<Uint8Array | undefined>,
  signal?: AbortSignal,
): Promise<CallsInBatch | undefined> {
  if (withoutNames === undefined) return undefined;
  const files: WhoIsInFile[] = [];
  for (const { id, name, state, ledger } of items) {
    if (signal?.aborted === true) break;
    if (state.status !== 'done' || ledger?.kept === true) continue;
    const bytes = await findingBytes(id);
    if (bytes === undefined) continue;
    const finding = decodeFinding(bytes) as never;
    files.push({ itemId: id, name, who: withoutNames.whoIsIn(finding) });
  }
  return withoutNames.callsOf(files);
}

/** An item whose row and review name nobody. A row that came with a ledger, without a finding, loses its names alone. */
export function itemWithoutNames(item: Item, hiding: WithoutNames, calls: Calls): Item {
  const { state, review } = item;
  return {
    ...item,
    ...(state.status === 'done' && { state: { ...state, row: hiding.row(state.row, calls) } }),
    ...(review && { review: reviewWithoutNames(review, hiding, calls) }),
  };
}

function reviewWithoutNames({ events }: Review, hiding: WithoutNames, calls: Calls): Review {
  return {
    events: events.map((event): ReviewEvent => {
      if (event.kind === 'verdict' && event.of !== undefined)
        return { ...event, of: hiding.row(event.of, calls) as AcceptedValues };
      if (event.kind !== 'adjusted') return event;
      const { to, automatic, ...rest } = event;
      return {
        ...rest,
        ...(to !== undefined && { to: hiding.adjustment(event.what, to, calls) }),
        ...(automatic !== undefined && { automatic: hiding.adjustment(event.what, automatic, calls) }),
      };
    }),
  };
}
