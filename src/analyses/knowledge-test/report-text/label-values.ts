import { findLabels, type FoundLabel } from './find-labels.ts';
import type { LabelKind } from './labels.ts';
import { boxAround, segmentsOf, type Row, type RowWord } from './page-rows.ts';

/** What stands behind or below a label; a value may be looked for in each of `words` in turn. */
export type LabelledValue = {
  readonly kind: LabelKind;
  readonly row: Row;
  readonly words: readonly RowWord[];
  /** Beside the label, or below it. */
  readonly beside: boolean;
  readonly colon: boolean;
};

/** A value stands at most so many heights of its label below it. */
const mostHeightsBelow = 3.2;

/** The words below this one belong to the instructor. */
const instructorsPart = /INSTRUCTOR(.{0,3}S)? STATEMENT/;

/**
 * Every label with its value, from top to bottom: behind it up to the next label or a wide gap, else below it in its
 * column. In the instructor's statement only an expiration date is looked for: the name there is the instructor's.
 */
export function labelledValues(rows: readonly Row[]): readonly LabelledValue[] {
  const found = rows.map((row) => ({ row, labels: findLabels(row) }));
  let instructorsPage: number | undefined;
  return found.flatMap(({ row, labels }, at) => {
    const text = row.words.map((word) => word.text.toUpperCase()).join(' ');
    if (instructorsPart.test(text)) instructorsPage = row.page;
    const own = row.page === instructorsPage ? labels.filter(({ kind }) => kind === 'expiresOn') : labels;
    return own.map((label): LabelledValue => {
      const beside = valueBeside(row, label, labels);
      if (beside.length > 0)
        return { kind: label.kind, row, words: beside, beside: true, colon: label.colon };
      const below = valueBelow(row, label, labels, found.slice(at + 1, at + 4));
      return { kind: label.kind, ...below, beside: false, colon: label.colon };
    });
  });
}

function valueBeside(row: Row, label: FoundLabel, all: readonly FoundLabel[]): readonly RowWord[] {
  const next = all.find(({ from }) => from >= label.to)?.from ?? row.words.length;
  const words = row.words.slice(label.to, next);
  const [first = []] = segmentsOf(words);
  // A label that is not known ends a value too.
  const stop = first.findIndex(({ text }) => /[A-Za-z]:$/.test(text));
  if (stop === -1) return first;
  return stop === 0 ? [] : first.slice(0, stop);
}

/** What stands under a label: the segment nearest to it of the next row, as long as that is near and begins no label. */
function valueBelow(
  row: Row,
  label: FoundLabel,
  all: readonly FoundLabel[],
  below: readonly { readonly row: Row; readonly labels: readonly FoundLabel[] }[],
): { readonly row: Row; readonly words: readonly RowWord[] } {
  const own = boxAround(row.words.slice(label.from, label.to).map(({ box }) => box));
  const empty = { row, words: [] };
  const next = below.find((other) => other.row.page === row.page && other.row.box.y0 > own.y0);
  if (next === undefined) return empty;
  if (next.row.box.y0 - own.y1 > mostHeightsBelow * (own.y1 - own.y0)) return empty;
  const headings = all.map(({ from, to }) => boxAround(row.words.slice(from, to).map(({ box }) => box)));
  const words = segmentsOf(next.row.words).find((segment) => {
    const start = next.row.words.indexOf(segment[0] as RowWord);
    const end = start + segment.length;
    if (next.labels.some(({ from }) => from >= start && from < end)) return false;
    const box = boxAround(segment.map((word) => word.box));
    const apart = (other: typeof box): number =>
      Math.max(0, other.x0 - box.x1, box.x0 - other.x1) + Math.abs(other.x0 - box.x0) / 1e3;
    return headings.every((other) => apart(own) <= apart(other)) && apart(own) <= 4 * (own.y1 - own.y0);
  });
  return { row: next.row, words: words ?? [] };
}
