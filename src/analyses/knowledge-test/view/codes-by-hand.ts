/** The codes of a report that a person put in and took out, as the adjustment `codes:<report>` has them. */
export type CodesByHand = { readonly added: readonly string[]; readonly removed: readonly string[] };

export type CodesChange = { readonly add: string } | { readonly remove: string };

/** What holds by hand, from the adjustment as stored. */
export function codesByHandOf(stored: unknown): CodesByHand {
  const { added, removed } = (stored ?? {}) as Partial<Record<keyof CodesByHand, unknown>>;
  return { added: textsIn(added), removed: textsIn(removed) };
}

/** The adjustment with one more change; undefined where nothing holds by hand any more. Putting in takes back taking out. */
export function changedCodes({ added, removed }: CodesByHand, change: CodesChange): CodesByHand | undefined {
  const next =
    'add' in change
      ? {
          added: removed.includes(change.add) ? added : [...without(added, change.add), change.add],
          removed: without(removed, change.add),
        }
      : {
          added: without(added, change.remove),
          removed: added.includes(change.remove)
            ? removed
            : [...without(removed, change.remove), change.remove],
        };
  return next.added.length + next.removed.length === 0 ? undefined : next;
}

function without(codes: readonly string[], code: string): readonly string[] {
  return codes.filter((each) => each !== code);
}

function textsIn(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
}
