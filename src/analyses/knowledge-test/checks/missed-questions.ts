/** How many questions were answered wrong, as far as a score in whole percent tells. */
export type MissedQuestions = {
  readonly least: number;
  readonly most: number;
  /** Whether some number of right answers gives exactly this score when rounded to the nearest percent. */
  readonly exact: boolean;
};

/**
 * N · (1 − score). Whether the FAA rounds or cuts off is not known, so that any number of right answers less than one
 * percent off is possible; where even that fits none, the next ones on either side are.
 */
export function missedQuestions(scorePercent: number, questions: number): MissedQuestions {
  const right = Array.from({ length: questions + 1 }, (_, count) => count);
  const near = right.filter((count) => Math.abs((100 * count) / questions - scorePercent) < 1 - 1e-9);
  const exact = right.some((count) => Math.round((100 * count) / questions) === Math.round(scorePercent));
  const between = (questions * scorePercent) / 100;
  const most = questions - (near[0] ?? Math.floor(between));
  const least = questions - (near.at(-1) ?? Math.ceil(between));
  return { least, most, exact };
}
