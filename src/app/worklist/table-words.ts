import type {
  LeftOutReason,
  LedgerReview,
  OfferGroup,
  OpenMatches,
  ProposedRenaming,
  ReadSubject,
  WaitGroup,
} from '#workers/tables/protocol.ts';

const quantities = { bodyMassKg: 'Body mass', heightCm: 'Height', ageY: 'Age', sex: 'Sex' } as const;
const unitNames: Readonly<Record<string, string>> = {
  // @wc-include
  y: 'years',
  // @wc-include
  month: 'months',
  // @wc-include
  in: 'inches',
  // @wc-include
  lb: 'pounds',
};

/** "Body mass in kg", and whether somebody named the unit. */
export function subjectWords({ quantity, unit, isAssumed }: ReadSubject): string {
  const name = quantities[quantity];
  if (unit === undefined) return name;
  const inUnit = unitNames[unit] ?? unit;
  return isAssumed ? `${name} in ${inUnit} (taken for it: no unit is named)` : `${name} in ${inUnit}`;
}

/** How rows and files found each other, in words: "12 as written, 3 but for capitals". Empty where none did. */
export function matchWords({ matched }: Pick<OpenMatches, 'matched'>): string {
  const parts = [
    [matched.exact, 'as written'],
    [matched.case, 'but for capitals'],
    [matched['no-extension'], 'without the ending'],
    [matched.picked, 'by your choice'],
  ] as const;
  return parts.flatMap(([count, words]) => (count === 0 ? [] : [`${String(count)} ${words}`])).join(', ');
}

export function matchedCount({ matched }: Pick<OpenMatches, 'matched'>): number {
  return Object.values(matched).reduce((sum, count) => sum + count, 0);
}

/** Why a row is not in the batch. */
export function leftOutWords(why: LeftOutReason): string {
  return {
    'by-choice': 'you left it out',
    'no-name': 'it names no file',
    'named-twice': 'another row names the same file, which is not there',
  }[why];
}

/** What is wrong with a new name for a column. */
export function renamingProblem({ problem }: ProposedRenaming): string | undefined {
  if (problem === undefined) return undefined;
  return {
    empty: 'Give it a name.',
    'control-name': 'A ledger has this name for a column of its own.',
    taken: 'Another column of yours has this name.',
  }[problem];
}

/** Why the rows that run without a question do so, the commonest reasons first. */
export function runWords({ run }: Pick<LedgerReview, 'run'>): readonly string[] {
  const words = {
    'not-done': 'not done yet',
    cancelled: 'cancelled',
    'may-pass-now': 'failed for a reason that may have passed (time, memory, storage)',
    'no-hash': 'done, but without the hash that says of which file',
    'bytes-changed': 'done, but of other contents',
    'spoilt-results': 'done, but a spreadsheet has changed their results',
  } as const;
  return (Object.keys(words) as (keyof typeof words)[]).flatMap((reason) =>
    run[reason] === 0 ? [] : [`${String(run[reason])} ${words[reason]}`],
  );
}

/** A group of results that a person has to decide on. */
export function offerWords({ reason, pipeline }: OfferGroup): {
  readonly title: string;
  readonly note: string;
  readonly keep: string;
  readonly keepNote: string;
} {
  if (reason === 'not-confirmed')
    return {
      title: 'partial: some of the result could not be given',
      note: 'Nobody has said yet whether they may stand.',
      keep: 'Let them stand',
      keepNote: 'They count as looked at, and are not asked about again.',
    };
  return {
    title: 'made by another version or with other options',
    note:
      pipeline === ''
        ? 'The ledger does not say by which.'
        : `The ledger calls it ${pipeline}. Results of two versions may differ for that reason alone.`,
    keep: 'Keep them',
    keepNote: 'The ledger goes on telling which version made each row.',
  };
}

/** A group of failed rows that waits for a click. */
export function waitWords({ id }: WaitGroup): { readonly title: string; readonly note: string } {
  if (id === 'quarantined')
    return {
      title: 'quarantined: their files stopped the program twice',
      note: 'Tried again, each runs alone, and the others are safe from it.',
    };
  return {
    title: 'failed for a fault of their file',
    note: 'The same file fails again. Try again once you have mended it, or where this version may read more.',
  };
}
