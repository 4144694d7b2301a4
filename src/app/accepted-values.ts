import type { ResultRow } from '#core/result-column.ts';
import { stateOfReview, type AcceptedValues, type Review } from '#core/review.ts';
import type { ReviewReason } from '#core/review-reason.ts';
import type { Item } from '#engine/ports.ts';

/** A number that moves by less than this share of itself says the same to a reader. */
const sameWithin = 0.005;

/** What a person has before them who accepts a result: the columns that the table leads with. */
export function acceptedValues(row: ResultRow, columns: readonly string[]): AcceptedValues {
  const entries = columns.flatMap((name) => {
    const value = row[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

/**
 * Why an accepted result is for a person again: it was made anew since, by a newer version or a change by hand, and is
 * another one. Undefined where it is not accepted, or still the same. `titleOf` names a column as people read it. An acceptance that does not say what it was of
 * (earlier builds) holds for what was there then, and nobody can tell whether that has changed: it counts as changed.
 */
export function changedSinceAccepted(
  { review, state, updatedAtMs }: Item,
  titleOf: (column: string) => string = (column) => column,
): ReviewReason | undefined {
  if (review === undefined || state.status !== 'done') return undefined;
  const { verdict, verdictBy = '', verdictAtMs = 0 } = stateOfReview(review);
  if (verdict !== 'accepted') return undefined;
  const values = valuesAccepted(review);
  const reason = { code: 'changed-since-accepted', weight: 88, label: 'Changed since accepted' };
  if (values === undefined) {
    if ((updatedAtMs ?? 0) <= verdictAtMs) return undefined;
    return { ...reason, words: `made anew since ${verdictBy} accepted it` };
  }
  const { row } = state;
  const changed = Object.keys(values).filter((name) => !isSame(values[name], row[name]));
  const [first] = changed;
  if (first === undefined) return undefined;
  const others = changed.length === 1 ? '' : `, and ${String(changed.length - 1)} more`;
  const words = `changed since ${verdictBy} accepted it: ${titleOf(first)} was ${inWords(values[first])}, is ${inWords(row[first])}${others}`;
  return { ...reason, words };
}

/** The values of the acceptance that stands. */
function valuesAccepted(review: Review): AcceptedValues | undefined {
  const { standing } = stateOfReview(review);
  const given = standing.map((place) => review.events[place]).findLast((event) => event?.kind === 'verdict');
  return given?.kind === 'verdict' ? given.of : undefined;
}

function isSame(a: ResultRow[string], b: ResultRow[string]): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= sameWithin * Math.max(Math.abs(a), Math.abs(b));
}

function inWords(value: ResultRow[string]): string {
  if (value === undefined) return 'none';
  return typeof value === 'number' ? String(Number(value.toPrecision(4))) : String(value);
}
