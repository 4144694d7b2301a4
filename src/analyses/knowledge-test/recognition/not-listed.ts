import { areTakenForEachOther } from './reading-cost.ts';

/** A code that the exam's list lacks, and what all witnesses say against it. */
export type Rival = { readonly code: string; readonly total: number };

/**
 * By so much it must fit what was seen better than the likeliest code of the list. On pages of seeds from 1,000 on, with
 * each code in turn left out of the list, 16 of the 33 that were taken for a listed one (of 1,038) fit so much better as
 * what they were, and 2 of 968 that were right as something else.
 */
const clearlyBetter = 1.4;

/**
 * And by so much where the two differ in one sign that is often taken for the other (E for F, I for J): between these a
 * little says much. On 98 such pages, 38 of them below 200 dpi, 5 of the 15 still taken for a listed one (of 1,617) fit
 * so much better, and 1 of 1,459 that were right; on 38 others of seeds from 2,000 on, all below 200 dpi, 5 of 9 (of 626)
 * and none of 555. Strokes of an area's numeral are left out: there it is the ink that tells, and it errs both ways.
 */
const betterThanItsDouble = 0.5;

const areas = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI'.split(' ');
const tasks = [...'ABCDEFGHIJKLMNOP'];
const kinds = [...'KRS'];
const numbers = Array.from({ length: 30 }, (_, at) => String(at + 1));
const subs = ['', ...'abcdefghijklm'];

/**
 * A code that differs from the likeliest one in a single part, that no list at hand has, and that fits clearly better
 * what was seen: "CA.III.B.S5" where the list knows S6 alone. An older edition has such codes, and so has a misprint;
 * neither may be taken for its neighbour. `totalsOf` weighs codes as those of the list were.
 */
export function unlistedRival(
  best: Rival,
  codes: readonly string[],
  totalsOf: (codes: readonly string[]) => Float64Array,
): Rival | undefined {
  const listed = new Set(codes);
  const near = neighboursOf(best.code, codes).filter((code) => !listed.has(code));
  const totals = totalsOf(near);
  let found: Rival | undefined;
  for (const [at, code] of near.entries()) {
    const total = totals[at] ?? Infinity;
    const margin = isDouble(code, best.code) ? betterThanItsDouble : clearlyBetter;
    if (total < Math.min(found?.total ?? Infinity, best.total - margin)) found = { code, total };
  }
  return found;
}

/** One sign apart, which is often taken for the other, behind the area. */
function isDouble(one: string, other: string): boolean {
  const apart = [...one].flatMap((sign, at) => (sign === other[at] ? [] : [at]));
  const [at = -1] = apart;
  if (one.length !== other.length || apart.length !== 1 || at < one.indexOf('.', 3)) return false;
  return areTakenForEachOther(one[at] ?? '', other[at] ?? '');
}

/** With one part exchanged. An area that the prefix does not have at all is a stroke too many, and no code. */
function neighboursOf(code: string, codes: readonly string[]): readonly string[] {
  const parts = /^([A-Z]{2})\.([IVX]+)\.([A-P])\.([KRS])(\d+)([a-m]?)$/.exec(code);
  if (parts === null) return [];
  const [, prefix = '', area = '', task = '', kind = '', number = '', sub = ''] = parts;
  const known = areas.filter((each) => codes.some((other) => other.startsWith(`${prefix}.${each}.`)));
  return [
    ...known.map((each) => `${prefix}.${each}.${task}.${kind}${number}${sub}`),
    ...tasks.map((each) => `${prefix}.${area}.${each}.${kind}${number}${sub}`),
    ...kinds.map((each) => `${prefix}.${area}.${task}.${each}${number}${sub}`),
    ...numbers.map((each) => `${prefix}.${area}.${task}.${kind}${each}${sub}`),
    ...subs.map((each) => `${prefix}.${area}.${task}.${kind}${number}${each}`),
  ].filter((each) => each !== code);
}
