import type { TableReview } from '#workers/tables/protocol.ts';

type Noun = { readonly one: string; readonly many: string };

function counted(count: number, { one, many }: Noun): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

/** Why the batch cannot begin yet, in words; undefined where it can. */
export function whatHolds(review: TableReview): string | undefined {
  if (review.kind === 'ledger') {
    if (review.unchosen === 0) return undefined;
    const groups = counted(review.unchosen, { one: 'group', many: 'groups' });
    return `Say what becomes of ${groups} of results above.`;
  }
  if (review.fileColumn === undefined) return 'Choose the column that names the files.';
  if (review.undecided > 0) {
    const open = counted(review.undecided, { one: 'row or file', many: 'rows or files' });
    return `Decide on ${open} above, or leave ${review.undecided === 1 ? 'it' : 'them'} out.`;
  }
  if (review.renamings.some(({ problem }) => problem !== undefined))
    return 'Give your columns other names than the ledger’s.';
  return review.batchRows === 0 ? 'No row would be in the batch.' : undefined;
}

/** What will happen at the press of the button, in a sentence. */
export function whatWillBe(review: TableReview, noun: Noun, hasFiles: boolean): string {
  if (review.kind === 'ledger') {
    const kept = `${counted(review.willKeep, { one: 'row stays', many: 'rows stay' })} as ${review.willKeep === 1 ? 'it is' : 'they are'}`;
    const added = hasFiles ? '' : ' once you have chosen their folder';
    return `${counted(review.willRun, noun)} will be analysed${added}; ${kept}.`;
  }
  const waiting = review.batchRows - review.withFile;
  const rest =
    waiting === 0
      ? ''
      : `, of which ${String(waiting)} ${waiting === 1 ? 'waits for its file' : 'wait for their files'}`;
  return `A batch of ${counted(review.batchRows, noun)}${rest}.`;
}
