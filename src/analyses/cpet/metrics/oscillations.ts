import { mean } from '#core/statistics.ts';
import { oncePer } from '#core/once-per.ts';
import type { ChannelId } from '../channels.ts';
import type { TestView } from './test-view.ts';
import { windowMeans } from './window-means.ts';

/** One wave of ventilation: from trough to trough, with its height. */
export type Cycle = {
  readonly startS: number;
  readonly endS: number;
  /** Peak less the mean of the two troughs, L/min. */
  readonly amplitudeLPerMin: number;
  /** Mean ventilation over it, L/min. */
  readonly meanLPerMin: number;
};

/** Waves that follow each other without a break and repeat each other. */
export type Run = { readonly cycles: readonly Cycle[]; readonly lengthS: number };

/** A signal on a 5-s grid, each point the mean of 10 s, less its straight trend over ±90 s. */
type Detrended = {
  readonly timeS: readonly number[];
  readonly raw: readonly number[];
  readonly waves: readonly number[];
};

const stepS = 5;
/** The waves that any of the published criteria means. */
const shortestS = 30;
const longestS = 140;

/**
 * [Note: Waves and breath noise] Runs of three or more waves of ventilation that are proven to be waves. Breath noise
 * makes swings of any height and length too, so a run must (a) stand out of the noise: the median wave is at least four
 * times the scatter from one 10 s to the next, and (b) repeat itself: each point resembles the one a cycle later (r at
 * least 0.5) and not the one half a cycle later. Waves as long as the steps of the protocol are the protocol's.
 */
export const oscillationRuns = oncePer((view: TestView): readonly Run[] => {
  const ve = detrend(view, 'veLPerMin');
  if (ve === undefined) return [];
  const noise = scatter(view);
  return consecutive(cyclesOf(ve, 2 * noise))
    .flatMap((cycles) => splitAtChanges(cycles))
    .filter((cycles) => cycles.length >= 3)
    .map((cycles) => ({ cycles, lengthS: mean(cycles.map(lengthOf)) ?? 0 }))
    .filter(({ cycles, lengthS }) => {
      const heights = cycles.map((cycle) => cycle.amplitudeLPerMin).sort((a, b) => a - b);
      return (
        (heights[heights.length >> 1] ?? 0) >= 4 * noise &&
        resemblance(ve, cycles, lengthS) >= 0.5 &&
        resemblance(ve, cycles, lengthS / 2) < 0 &&
        !isOfTheProtocol(view, lengthS)
      );
    });
});

/** How many of these channels wave with ventilation through a run: |r| at least 0.5 at a lag of up to 15 s. */
export function wavingChannels(view: TestView, run: Run, ids: readonly ChannelId[]): number {
  const ve = detrend(view, 'veLPerMin');
  const from = run.cycles[0]?.startS ?? 0;
  const to = run.cycles.at(-1)?.endS ?? 0;
  return ids.filter((id) => {
    const other = detrend(view, id);
    if (ve === undefined || other === undefined) return false;
    for (let lagS = -15; lagS <= 15; lagS += stepS) {
      if (Math.abs(correlationAt(ve, other, from, to, lagS)) >= 0.5) return true;
    }
    return false;
  }).length;
}

function lengthOf({ startS, endS }: Cycle): number {
  return endS - startS;
}

function isOfTheProtocol({ protocol }: TestView, lengthS: number): boolean {
  const { stepDurationS } = protocol;
  return (
    protocol.kind === 'steps' &&
    stepDurationS !== undefined &&
    Math.abs(lengthS - stepDurationS) < 0.2 * stepDurationS
  );
}

function detrend(view: TestView, id: ChannelId): Detrended | undefined {
  const series = view.seconds[id];
  if (series === undefined) return undefined;
  const means = windowMeans(series);
  const timeS: number[] = [];
  const raw: number[] = [];
  for (let time = view.exercise.startS + 5; time <= view.exercise.endS - 5; time += stepS) {
    const value = means(time - 5, time + 5);
    if (value === undefined) continue;
    timeS.push(time);
    raw.push(value);
  }
  return raw.length < 24
    ? undefined
    : { timeS, raw, waves: raw.map((value, i) => value - trendAt(timeS, raw, i)) };
}

/** Local straight line over ±90 s: what the signal does apart from waving. */
function trendAt(timeS: readonly number[], values: readonly number[], i: number): number {
  const centre = timeS[i] ?? 0;
  let from = i;
  let to = i;
  while (from > 0 && centre - (timeS[from - 1] ?? 0) <= 90) from -= 1;
  while (to < timeS.length - 1 && (timeS[to + 1] ?? 0) - centre <= 90) to += 1;
  let [n, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
  for (let k = from; k <= to; k += 1) {
    const x = (timeS[k] ?? 0) - centre;
    const y = values[k] ?? 0;
    n += 1;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
  }
  const spread = n * sxx - sx * sx;
  const slope = spread > 0 ? (n * sxy - sx * sy) / spread : 0;
  return (sy - slope * sx) / n;
}

/**
 * Scatter of one 10-s mean of ventilation: from the second differences of means over 5 s (over a row of averaged data),
 * in which even waves of 30 s hardly count.
 */
function scatter(view: TestView): number {
  const series = view.seconds.veLPerMin;
  if (series === undefined) return 0;
  const means = windowMeans(series);
  const widthS = Math.max(5, Math.round(view.sampling.intervalS));
  const at = (timeS: number) => means(timeS, timeS + widthS - 1);
  let sum = 0;
  let count = 0;
  for (let timeS = Math.ceil(view.exercise.startS); timeS + 3 * widthS <= view.exercise.endS; timeS += 1) {
    const [first, middle, last] = [at(timeS), at(timeS + widthS), at(timeS + 2 * widthS)];
    if (first === undefined || middle === undefined || last === undefined) continue;
    sum += (first - 2 * middle + last) ** 2;
    count += 1;
  }
  return count > 0 ? Math.sqrt((sum / count / 6) * Math.min(1, widthS / 10)) : 0;
}

/** Waves of fitting length between turning points that differ by at least `least`. */
function cyclesOf({ timeS, raw, waves }: Detrended, least: number): Cycle[] {
  const turns = turningPoints(waves, Math.max(least, 0.5));
  const cycles: Cycle[] = [];
  for (let k = 0; k + 2 < turns.length; k += 1) {
    const [a = 0, b = 0, c = 0] = turns.slice(k, k + 3);
    const [low, top, next] = [waves[a] ?? 0, waves[b] ?? 0, waves[c] ?? 0];
    if (top <= low || top <= next) continue;
    const startS = timeS[a] ?? 0;
    const endS = timeS[c] ?? 0;
    if (endS - startS < shortestS || endS - startS > longestS) continue;
    const amplitudeLPerMin = top - (low + next) / 2;
    cycles.push({ startS, endS, amplitudeLPerMin, meanLPerMin: mean(raw.slice(a, c + 1)) ?? 0 });
  }
  return cycles;
}

/** Indices of alternating lows and highs that differ by at least `least` from the one before. */
function turningPoints(values: readonly number[], least: number): number[] {
  const turns: number[] = [];
  let extreme = 0;
  let rising: boolean | undefined;
  for (let i = 1; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    const best = values[extreme] ?? 0;
    if (rising === undefined) {
      if (Math.abs(value - best) >= least) {
        rising = value > best;
        turns.push(extreme);
        extreme = i;
      }
    } else if (rising ? value > best : value < best) extreme = i;
    else if (Math.abs(value - best) >= least) {
      turns.push(extreme);
      rising = !rising;
      extreme = i;
    }
  }
  turns.push(extreme);
  return turns;
}

function consecutive(cycles: readonly Cycle[]): Cycle[][] {
  const runs: Cycle[][] = [];
  for (const cycle of cycles) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1)?.endS === cycle.startS) last.push(cycle);
    else runs.push([cycle]);
  }
  return runs;
}

/** Cuts where a wave is over 1.6 times as long as its neighbour or the other way round: no longer the same wave. */
function splitAtChanges(cycles: readonly Cycle[]): Cycle[][] {
  const runs: Cycle[][] = [];
  for (const cycle of cycles) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    const ratio = before === undefined ? Infinity : lengthOf(cycle) / lengthOf(before);
    if (last !== undefined && ratio <= 1.6 && ratio >= 1 / 1.6) last.push(cycle);
    else runs.push([cycle]);
  }
  return runs;
}

function resemblance(signal: Detrended, cycles: readonly Cycle[], lagS: number): number {
  const from = cycles[0]?.startS ?? 0;
  const to = cycles.at(-1)?.endS ?? 0;
  return correlationAt(signal, signal, from, to - lagS, lagS);
}

/** Correlation of a over [fromS, toS] with b so much later; 0 with fewer than 8 points. */
function correlationAt(a: Detrended, b: Detrended, fromS: number, toS: number, lagS: number): number {
  let [n, sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0, 0];
  let k = 0;
  for (let i = 0; i < a.timeS.length; i += 1) {
    const timeS = a.timeS[i] ?? 0;
    if (timeS < fromS || timeS > toS) continue;
    while (k < b.timeS.length && (b.timeS[k] ?? 0) < timeS + lagS - stepS / 2) k += 1;
    if (k >= b.timeS.length || (b.timeS[k] ?? 0) > timeS + lagS + stepS / 2) continue;
    const x = a.waves[i] ?? 0;
    const y = b.waves[k] ?? 0;
    n += 1;
    sa += x;
    sb += y;
    saa += x * x;
    sbb += y * y;
    sab += x * y;
  }
  const spread = (n * saa - sa * sa) * (n * sbb - sb * sb);
  return n < 8 || spread <= 0 ? 0 : (n * sab - sa * sb) / Math.sqrt(spread);
}
