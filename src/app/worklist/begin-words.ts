import { plural } from '#language/plural.ts';
import type { TableReview } from '#workers/tables/protocol.ts';
import { itemsInWords } from '../counted-words.ts';

type Noun = { readonly one: string; readonly many: string };

/** Why the batch cannot begin yet, in words; undefined where it can. */
export function whatHolds(review: TableReview): string | undefined {
  if (review.kind === 'ledger') {
    if (review.unchosen === 0) return undefined;
    return plural(review.unchosen, [
      'Say what becomes of # group of results above.',
      'Say what becomes of # groups of results above.',
    ]);
  }
  if (review.fileColumn === undefined) return 'Choose the column that names the files.';
  if (review.undecided > 0)
    return plural(review.undecided, [
      'Decide on # row or file above, or leave it out.',
      'Decide on # rows or files above, or leave them out.',
    ]);
  if (review.renamings.some(({ problem }) => problem !== undefined))
    return 'Give your columns other names than the ledger’s.';
  return review.batchRows === 0 ? 'No row would be in the batch.' : undefined;
}

/** What will happen at the press of the button, in a sentence or two. */
export function whatWillBe(review: TableReview, noun: Noun, hasFiles: boolean): string {
  if (review.kind === 'ledger') {
    const items = itemsInWords(review.willRun, noun);
    const run = hasFiles
      ? plural(review.willRun, ['{items} will be analysed;', '{items} will be analysed;'], { items })
      : plural(
          review.willRun,
          [
            '{items} will be analysed once you have chosen their folder;',
            '{items} will be analysed once you have chosen their folder;',
          ],
          { items },
        );
    const kept = plural(review.willKeep, ['# row stays as it is.', '# rows stay as they are.']);
    return `${run} ${kept}`;
  }
  const waiting = review.batchRows - review.withFile;
  const items = itemsInWords(review.batchRows, noun);
  return waiting === 0
    ? `A batch of ${items}.`
    : plural(
        waiting,
        [
          'A batch of {items}, of which # waits for its file.',
          'A batch of {items}, of which # wait for their files.',
        ],
        { items },
      );
}
