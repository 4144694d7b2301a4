import type {
  GroupChoice,
  LedgerContext,
  OpenedTable,
  RowPick,
  TableAnswers,
} from '#workers/tables/protocol.ts';

/** What a person has said so far about a table, whichever kind it is. */
export type Said = {
  readonly fileColumn?: number;
  readonly picks: readonly RowPick[];
  readonly leaveRest: boolean;
  readonly renamings: readonly { readonly index: number; readonly to: string }[];
  readonly keepUnmatchedRows: boolean;
  readonly addUnmatchedFiles: boolean;
  readonly choices: Readonly<Record<string, GroupChoice>>;
  readonly shown: number;
};

/** Entries of a list that are shown at first. */
const shownAtFirst = 50;

export const nothingSaid: Said = {
  picks: [],
  leaveRest: false,
  renamings: [],
  keepUnmatchedRows: true,
  addUnmatchedFiles: true,
  choices: {},
  shown: shownAtFirst,
};

/** The answers of the kind that the table asks for; a ledger cannot be judged before its context is known. */
export function answersFor(
  kind: OpenedTable['kind'],
  said: Said,
  context: LedgerContext | undefined,
): TableAnswers | undefined {
  const { picks, addUnmatchedFiles, shown } = said;
  if (kind === 'worklist') {
    const { fileColumn, renamings, keepUnmatchedRows, leaveRest } = said;
    const column = fileColumn === undefined ? {} : { fileColumn };
    return { kind, ...column, picks, leaveRest, renamings, keepUnmatchedRows, addUnmatchedFiles, shown };
  }
  if (kind === 'unusable' || context === undefined) return undefined;
  return { kind, context, choices: said.choices, picks, addUnmatchedFiles, shown };
}

/** The same with these picks in the place of whatever was said of these rows. */
export function withPicks(said: Said, rows: readonly number[], picks: readonly RowPick[]): Said {
  return { ...said, picks: [...said.picks.filter(({ row }) => !rows.includes(row)), ...picks] };
}

/** The same with a contested file given to one of its rows, or to none of them. */
export function withWinner(said: Said, file: string, rows: readonly number[], winner: number | 'none'): Said {
  const picks = winner === 'none' ? rows.map((row) => ({ row, file: '' })) : [{ row: winner, file }];
  return withPicks(said, rows, picks);
}

/** The same with this name for a column of the user's. */
export function withRenaming(said: Said, index: number, to: string): Said {
  return {
    ...said,
    renamings: [...said.renamings.filter((one) => one.index !== index), { index, to }],
  };
}

/** The same with this choice for a group of a ledger's rows. */
export function withChoice(said: Said, id: string, choice: GroupChoice): Said {
  return { ...said, choices: { ...said.choices, [id]: choice } };
}

/** The same with more entries of every list shown. */
export function withMore(said: Said): Said {
  return { ...said, shown: said.shown + 4 * shownAtFirst };
}
