import type { AnyAnalysis } from '#analyses/analysis.ts';
import type { Item } from '#engine/ports.ts';

/** Files of a batch that hold one thing more than once, as far as their rows tell. */
export type SameFiles = {
  /** By what is there again: its files, each once, the one that stands for the others first. */
  readonly groups: readonly (readonly Item[])[];
  /** By file: the groups that it is in. */
  readonly of: ReadonlyMap<string, readonly (readonly Item[])[]>;
};

/** Nothing is there twice. */
export const noneSame: SameFiles = { groups: [], of: new Map() };

/** Asks an analysis which results of a batch are there again; a row without its finding is asked nothing of. */
export function sameFiles(
  items: readonly Item[],
  { sameInRows }: Pick<AnyAnalysis, 'sameInRows'>,
): SameFiles {
  if (sameInRows === undefined) return noneSame;
  const byId = new Map(items.map((item) => [item.id, item]));
  const rows = items.flatMap(({ id, state, ledger }) =>
    state.status === 'done' && ledger?.kept !== true ? [{ id, row: state.row }] : [],
  );
  const groups = sameInRows(rows).map((ids) => [...new Set(ids)].flatMap((id) => byId.get(id) ?? []));
  const of = new Map<string, (readonly Item[])[]>();
  for (const group of groups) for (const { id } of group) of.set(id, [...(of.get(id) ?? []), group]);
  return { groups, of };
}
