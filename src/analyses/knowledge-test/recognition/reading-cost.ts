import {
  beginRow,
  costsAlongPrefixes,
  loseOne,
  reachFrom,
  rememberedBySign,
} from './costs-along-prefixes.ts';

/**
 * How much it takes to read each of these codes as some text: weighted edit distances. Costs are about negative
 * logarithms of how often each happens, chosen on generated pages (not those that the accuracy table judges). What really
 * goes wrong is "I." taken for an "L", "II" for an "N" or "U", dots that vanish, and strokes of a Roman numeral.
 */
export function readingCosts(codes: readonly string[], read: string): Float64Array {
  const signs = Array.from({ length: read.length }, (_, at) => read[at] ?? '');
  const inventing = Float64Array.from(signs, inventedCost);
  const takenFor = rememberedBySign((wanted) =>
    Float64Array.from(signs, (seen) => takenForCost(wanted, seen)),
  );
  const fused = fusionsIn(read);
  return costsAlongPrefixes(codes, read.length + 1, (code, length, rows) => {
    const row = rows[length] as Float64Array;
    const wanted = code[length - 1];
    const above = rows[length - 1];
    if (wanted === undefined || above === undefined) beginRow(row);
    else {
      loseOne(row, above, lostCost(wanted));
      reachFrom(row, above, 1, takenFor(wanted));
    }
    for (const { from, into, ends, cost } of fused)
      if (code.endsWith(from, length))
        takeMany(row, rows[length - from.length] as Float64Array, into, ends, cost);
    reachFrom(row, row, 1, inventing);
  });
}

/** Some signs of the code read as others, wherever those end. */
function takeMany(
  row: Float64Array,
  before: Float64Array,
  into: string,
  ends: readonly number[],
  cost: number,
) {
  for (const end of ends) row[end] = Math.min(row[end] ?? 0, (before[end - into.length] ?? 0) + cost);
}

/** Those that end somewhere in what was read, and where. */
function fusionsIn(read: string) {
  const places = Array.from({ length: read.length + 1 }, (_, end) => end);
  return fusions
    .map((fusion) => ({ ...fusion, ends: places.filter((end) => read.endsWith(fusion.into, end)) }))
    .filter(({ ends }) => ends.length > 0);
}

const lostDot = 0.45;
const inventedDot = 0.8;
const lostStroke = 1.5;
const inventedStroke = 1.5;
const lost = 2.4;
const invented = 2;
const otherLetter = 2.4;
const sameShape = 0.25;
const otherCase = 0.2;

function lostCost(wanted: string): number {
  if (wanted === '.') return lostDot;
  return wanted === 'I' ? lostStroke : lost;
}

function inventedCost(seen: string): number {
  if (!/[A-Za-z0-9]/.test(seen)) return seen === '.' ? inventedDot : 0.5;
  return strokes.includes(seen) ? inventedStroke : invented;
}

const strokes = 'Il1|![i/\\';
/** Signs that one drawing may stand for. */
const shapes: readonly string[] = [
  strokes,
  ".,:;'·",
  'O0oQ',
  'S5s$',
  'B8',
  'Z2z',
  'G6',
  'Yv',
  'xX',
  'Ll',
  'b6',
  'g9',
  'T7',
];
/** Both ways. */
const alike: readonly (readonly [pair: string, cost: number])[] = [
  ['J]', 0.2],
  ['J)', 0.2],
  ['J}', 0.2],
  ['I)', 0.8],
  ['I]', 0.5],
  ['1]', 0.6],
  ['Jj', 0.1],
  ['IL', 0.7],
  ['IT', 0.9],
  ['IJ', 0.9],
  ['1T', 1],
  ['1L', 0.8],
  ['17', 1.2],
  ['VY', 0.6],
  ['VU', 1],
  ['DO', 0.8],
  ['D0', 0.9],
  ['CG', 0.9],
  ['G8', 1.3],
  ['EF', 1],
  ['EB', 1.2],
  ['FP', 1.1],
  ['PR', 1.2],
  ['KR', 1.7],
  ['KX', 1.2],
  ['HN', 1],
  ['HM', 1.2],
  ['MN', 1],
  ['38', 1.1],
  ['B3', 1.1],
  ['56', 1.2],
  ['68', 1.2],
  ['89', 1.3],
  ['23', 1.6],
  ['47', 1.6],
  ['4A', 1.1],
  ['ec', 1],
  ['ae', 1.2],
  ['bh', 1],
  ['kh', 1.2],
  ['fl', 1.2],
  ['hb', 1],
  ['dc', 1.4],
  ['gq', 0.6],
];
const fusions: readonly { readonly from: string; readonly into: string; readonly cost: number }[] = [
  { from: 'I.', into: 'L', cost: 0.4 },
  { from: 'I.', into: 'l', cost: 0.5 },
  { from: 'II', into: 'N', cost: 0.7 },
  { from: 'II', into: 'n', cost: 0.8 },
  { from: 'II', into: 'U', cost: 0.7 },
  { from: 'II', into: 'u', cost: 0.8 },
  { from: 'II', into: 'H', cost: 0.7 },
  { from: 'II', into: 'M', cost: 1.2 },
  { from: 'III', into: 'M', cost: 0.9 },
  { from: 'III', into: 'm', cost: 0.9 },
  { from: 'II.', into: 'IL', cost: 0.5 },
  { from: 'IV', into: 'N', cost: 1 },
  { from: 'IV', into: 'W', cost: 1 },
  { from: 'IV', into: 'M', cost: 1.2 },
  { from: 'VI', into: 'W', cost: 1 },
  { from: 'VI', into: 'N', cost: 1.2 },
  { from: 'VI', into: 'M', cost: 1.2 },
  { from: 'F.', into: 'E', cost: 0.6 },
  { from: 'F.', into: 'F', cost: 0.4 },
  { from: 'P.', into: 'R', cost: 1 },
  { from: 'C.', into: 'G', cost: 1 },
  { from: 'L.', into: 'L', cost: 0.35 },
  { from: 'V', into: '\\/', cost: 0.5 },
  { from: 'V', into: '\\', cost: 1 },
];

const substitutions = new Map<string, number>([
  ...alike.flatMap(([pair, cost]): [string, number][] => {
    const [a = '', b = ''] = pair;
    return [
      [a + b, cost],
      [b + a, cost],
    ];
  }),
]);
const known = new Map<string, number>();

/** Whether one of two signs is taken for the other now and then. */
export function areTakenForEachOther(one: string, other: string): boolean {
  return Math.min(takenForCost(one, other), takenForCost(other, one)) < otherLetter;
}

function takenForCost(wanted: string, seen: string): number {
  if (wanted === seen) return 0;
  const pair = wanted + seen;
  let cost = known.get(pair);
  if (cost === undefined) {
    cost = priced(wanted, seen);
    known.set(pair, cost);
  }
  return cost;
}

function priced(wanted: string, seen: string): number {
  if (shapes.some((shape) => shape.includes(wanted) && shape.includes(seen))) return sameShape;
  if (wanted === '.' || seen === '.') return otherLetter + 0.6;
  const sameLetter = wanted.toUpperCase() === seen.toUpperCase();
  if (sameLetter) return otherCase;
  const upper = wanted === wanted.toUpperCase() ? seen.toUpperCase() : seen;
  return substitutions.get(wanted + seen) ?? substitutions.get(wanted + upper) ?? otherLetter;
}
