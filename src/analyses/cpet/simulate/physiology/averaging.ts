import type { Random } from '#core/random.ts';
import type { Breath } from './breath.ts';
import { choose, chooseEvenly, happens, uniform } from './distributions.ts';

/** How a cart reduces breaths to rows before it exports them. */
export type CartAveraging =
  | { readonly kind: 'none' }
  | { readonly kind: 'bins'; readonly binS: number; readonly stamp: 'start' | 'middle' | 'end' }
  | { readonly kind: 'breaths'; readonly count: number; readonly stamp: 'start' | 'middle' | 'end' }
  /** Every breath, the mean of seven around it without the lowest and the highest VO2. */
  | { readonly kind: 'five-of-seven' }
  /** Every breath, the mean of the last seconds. */
  | { readonly kind: 'rolling'; readonly windowS: number }
  | { readonly kind: 'one-second' };

export function drawAveraging(random: Random): CartAveraging {
  const stamp = chooseEvenly(random, ['start', 'middle', 'end'] as const);
  const kind = choose(random, [
    ['none', 0.63],
    ['bins', 0.17],
    ['breaths', 0.08],
    ['five-of-seven', 0.03],
    ['rolling', 0.05],
    ['one-second', 0.04],
  ] as const);
  switch (kind) {
    case 'bins':
      return { kind, binS: chooseEvenly(random, [5, 10, 15, 20, 30]), stamp };
    case 'breaths':
      return { kind, count: chooseEvenly(random, [5, 8, 15]), stamp };
    case 'rolling':
      return { kind, windowS: happens(random, 0.5) ? 30 : Math.round(uniform(random, 15, 30)) };
    case 'none':
    case 'five-of-seven':
    case 'one-second':
      return { kind };
  }
}

/** The rows a cart would export. Means are over breaths, not over time, as most carts do it. */
export function average(breaths: readonly Breath[], averaging: CartAveraging): Breath[] {
  switch (averaging.kind) {
    case 'none':
      return [...breaths];
    case 'bins':
      return inBins(breaths, averaging.binS, averaging.stamp);
    case 'breaths':
      return inGroups(breaths, averaging.count, averaging.stamp);
    case 'five-of-seven':
      return breaths.slice(6).map((_, i) => withoutExtremes(breaths.slice(i, i + 7)));
    case 'rolling':
      return rolling(breaths, averaging.windowS);
    case 'one-second':
      return everySecond(breaths);
  }
}

function inBins(breaths: readonly Breath[], binS: number, stamp: 'start' | 'middle' | 'end'): Breath[] {
  const rows: Breath[] = [];
  let from = 0;
  const lastS = breaths.at(-1)?.timeS ?? 0;
  for (let startS = 0; startS + binS <= lastS; startS += binS) {
    let to = from;
    while (to < breaths.length && (breaths[to]?.timeS ?? Infinity) <= startS + binS) to += 1;
    if (to > from) rows.push(meanOf(breaths, from, to, startS + stampShare[stamp] * binS));
    from = to;
  }
  return rows;
}

const stampShare = { start: 0, middle: 0.5, end: 1 } as const;

function inGroups(breaths: readonly Breath[], count: number, stamp: 'start' | 'middle' | 'end'): Breath[] {
  const rows: Breath[] = [];
  for (let from = 0; from + count <= breaths.length; from += count) {
    const firstS = breaths[from]?.timeS ?? 0;
    const lastS = breaths[from + count - 1]?.timeS ?? firstS;
    rows.push(meanOf(breaths, from, from + count, firstS + stampShare[stamp] * (lastS - firstS)));
  }
  return rows;
}

function withoutExtremes(seven: readonly Breath[]): Breath {
  const sorted = [...seven].sort((a, b) => a.vo2MlPerMin - b.vo2MlPerMin);
  return meanOf(sorted, 1, 6, seven[3]?.timeS ?? 0);
}

function rolling(breaths: readonly Breath[], windowS: number): Breath[] {
  let from = 0;
  return breaths.map((breath, i) => {
    while ((breaths[from]?.timeS ?? Infinity) <= breath.timeS - windowS) from += 1;
    return meanOf(breaths, from, i + 1, breath.timeS);
  });
}

/** Straight lines between the breaths, at whole seconds. */
function everySecond(breaths: readonly Breath[]): Breath[] {
  const rows: Breath[] = [];
  for (let i = 1; i < breaths.length; i += 1) {
    const left = breaths[i - 1];
    const right = breaths[i];
    if (left === undefined || right === undefined) continue;
    for (let timeS = Math.ceil(left.timeS); timeS < right.timeS; timeS += 1) {
      const row = { ...left, timeS };
      const share = (timeS - left.timeS) / (right.timeS - left.timeS);
      for (const key of averaged) row[key] = left[key] + share * (right[key] - left[key]);
      if (left.hrBpm === 0 || right.hrBpm === 0) row.hrBpm = 0;
      rows.push(row);
    }
  }
  return rows;
}

const averaged = [
  'vo2MlPerMin',
  'vco2MlPerMin',
  'veLPerMin',
  'vtL',
  'rfPerMin',
  'peto2MmHg',
  'petco2MmHg',
  'hrBpm',
] as const;

/** The mean row of some breaths; a lost heart rate (0) is no heart rate. VT is VE / RF, as carts show it. */
function meanOf(breaths: readonly Breath[], from: number, to: number, timeS: number): Breath {
  const first = breaths[from];
  if (first === undefined) throw new Error('no breath to average');
  const row: Breath = { ...first, timeS };
  for (const key of averaged) {
    let sum = 0;
    let count = 0;
    for (let i = from; i < to; i += 1) {
      const value = breaths[i]?.[key] ?? 0;
      if (key === 'hrBpm' && value === 0) continue;
      sum += value;
      count += 1;
    }
    row[key] = count > 0 ? sum / count : 0;
  }
  row.vtL = row.veLPerMin / row.rfPerMin;
  return row;
}
