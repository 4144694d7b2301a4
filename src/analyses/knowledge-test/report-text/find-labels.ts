import { editDistance } from './edit-distance.ts';
import { foldedLetters, labels, lettersIn, lettersOf, type Label, type LabelKind } from './labels.ts';
import type { Row } from './page-rows.ts';

/** A label in its row. */
export type FoundLabel = {
  readonly kind: LabelKind;
  /** Words of the row, the second one behind its last. */
  readonly from: number;
  readonly to: number;
  /** A colon ends it: it is one even in the middle of a sentence. */
  readonly colon: boolean;
  /** Letter by letter as labels are worded. */
  readonly exact: boolean;
};

/** A label has no more words than this. */
const mostWords = 5;

/**
 * The labels of a row from left to right. Where several wordings fit, the longest does ("EXAM DATE" is no "EXAM"). What
 * has no colon is a label only at the beginning of a segment, or in a row that begins with one.
 */
export function findLabels(row: Row): readonly FoundLabel[] {
  const found: FoundLabel[] = [];
  for (let at = 0; at < row.words.length;) {
    const label = longestAt(row, at);
    if (label === undefined || !mayStand(row, label, found)) at += 1;
    else {
      found.push(label);
      at = label.to;
    }
  }
  return found;
}

function longestAt(row: Row, from: number): FoundLabel | undefined {
  for (let count = Math.min(mostWords, row.words.length - from); count >= 1; count -= 1) {
    const words = row.words.slice(from, from + count);
    // A gap within a label would join the headings of two columns.
    if (words.some((word, i) => i > 0 && word.afterGap)) continue;
    if (words.some(({ text }) => lettersOf(text) === '')) continue;
    if (words.slice(0, -1).some(({ text }) => text.endsWith(':'))) continue;
    const label = labelNamed(words.map(({ text }) => text).join(''), row.noisy);
    if (label === undefined) continue;
    return { ...withColon(row, label.kind, from, from + count), exact: label.exact };
  }
  return undefined;
}

/** The wording that is nearest, if it is near enough: exactly it in a text layer, a letter or two off where it was seen. */
function labelNamed(text: string, noisy: boolean): (Label & { readonly exact: boolean }) | undefined {
  const letters = lettersOf(text);
  const exact = labels.find((label) => label.letters === letters);
  if (exact !== undefined) return { ...exact, exact: true };
  if (!noisy) return undefined;
  const folded = foldedLetters(text);
  const seen = lettersIn(folded);
  let best: { readonly label: Label; readonly edits: number } | undefined;
  for (const label of labels) {
    const most = mostEdits(label.folded.length);
    // Each letter that is nowhere takes an edit: what is far off need not be compared.
    if (countBits(label.lettersIn & ~seen) > most) continue;
    const edits = editDistance(folded, label.folded, most);
    if (edits <= most && (best === undefined || edits < best.edits)) best = { label, edits };
  }
  return best && { ...best.label, exact: false };
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function mostEdits(length: number): number {
  if (length < 4) return 0;
  if (length < 7) return 1;
  return length < 12 ? 2 : 3;
}

/** A label with what belongs to it: "(LAST, FIRST)", "(%)" or "#" behind it, a colon or what a recogniser took one for. */
function withColon(row: Row, kind: LabelKind, from: number, wordsEnd: number): Omit<FoundLabel, 'exact'> {
  const end = wordsEnd + (/^#[:;]?$/.test(row.words[wordsEnd]?.text ?? '') ? 1 : 0);
  const last = row.words[end - 1]?.text ?? '';
  if (isColon(last, row.noisy)) return { kind, from, to: end, colon: true };
  let to = end;
  const next = row.words[to];
  if (next?.text.startsWith('(') === true && !next.afterGap) {
    const closing = row.words.findIndex(
      (word, i) => i >= to && i < to + mostWords && word.text.includes(')'),
    );
    const inside = row.words.slice(to, closing + 1);
    // "(PAR)" behind "EXAM" is a value.
    const isPartOfLabel =
      closing !== -1 && (inside.length > 1 || inside.at(-1)?.text.endsWith(':') === true || isSign(inside));
    if (isPartOfLabel) to = closing + 1;
  }
  const behind = row.words[to];
  if (behind !== undefined && /^[:;]$/.test(behind.text)) return { kind, from, to: to + 1, colon: true };
  const lastOfAll = row.words[to - 1]?.text ?? '';
  return { kind, from, to, colon: isColon(lastOfAll, row.noisy) };
}

function isSign(words: readonly { readonly text: string }[]): boolean {
  return words.every(({ text }) => lettersOf(text) === '');
}

function isColon(text: string, noisy: boolean): boolean {
  return text.endsWith(':') || (noisy && /[;.]$/.test(text));
}

/** "PAGE, JAMES" and "SMITH, PAGE" are people: letters on both sides of a comma are halves of a name. */
function isInName({ words }: Row, { from, to }: FoundLabel): boolean {
  const beforeComma = words.slice(Math.max(0, from - 1), to);
  return beforeComma.some(({ text }, i) => {
    const behind = words[Math.max(0, from - 1) + i + 1];
    return /^[^\d]+,$/.test(text) && behind?.afterGap === false && /^[a-z]/i.test(behind.text);
  });
}

function mayStand(row: Row, label: FoundLabel, before: readonly FoundLabel[]): boolean {
  if (label.colon) return true;
  const first = row.words[label.from];
  // "ID" alone is too short to be believed without its colon.
  const isTooShort = label.to - label.from === 1 && (first?.text.length ?? 0) < 3;
  if (first === undefined || isTooShort || isInName(row, label)) return false;
  const isPrinted = row.words
    .slice(label.from, label.to)
    .every(({ text }, i) => /^[^a-z]*$|^[^a-z][^A-Z]*$/.test(text) || (i > 0 && /^(of|on|and)$/.test(text)));
  if (!isPrinted) return false;
  if (first.afterGap) return true;
  // Directly behind a label stands its value: "NAME: EXAMPLE" is no "EXAM TIME".
  const last = before.at(-1);
  return label.exact && last !== undefined && last.to < label.from;
}
