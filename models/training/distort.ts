import type { ChannelId } from '#analyses/cpet/channels.ts';
import type { SecondSeries } from '#analyses/cpet/resampling.ts';
import type { TestSeconds } from '#analyses/cpet/test-seconds.ts';
import { normal, type Random } from '#core/random.ts';
import { between } from './between.ts';

type Part = { readonly startS: number; readonly endS: number };

/** The same test as another body, cart or simulator might have given it, and where a moment of it now lies. */
export type Distorted = { readonly seconds: TestSeconds; readonly place: (timeS: number) => number };

const gasChannels = ['vco2MlPerMin', 'veLPerMin', 'vtL', 'rfPerMin', 'peto2MmHg', 'petco2MmHg'] as const;

/**
 * Takes from a simulated test what only its simulator could know, so that a network cannot learn it: when exactly the
 * other gases follow VO2 (a lag), how sharply and how strongly lines bend (blur, contrast), which drifts lie over them,
 * and that VO2 itself bends in time where its kinetics change (a smooth warp of the clock). The thresholds stay where
 * VO2 crosses them.
 */
export function distort(random: Random, seconds: TestSeconds, part: Part): Distorted {
  const warp = drawWarp(random, part);
  const lagS = between(random, -4, 16);
  const lags = gasChannels.map(() => Math.round(lagS + between(random, -3, 3)));
  const blurS = random() < 0.5 ? 0 : Math.round(between(random, 3, 25));
  const contrast = {
    vco2: between(random, 0.45, 1.15),
    ve: between(random, 0.45, 1.2),
    pressure: between(random, 0.5, 1.2),
  };
  const drift = { vco2: 0.02 * normal(random), ve: 0.05 * normal(random), pressure: 1.5 * normal(random) };
  const vo2 = warped(seconds.vo2, warp);
  const made = new Map<ChannelId, SecondSeries>([['vo2MlPerMin', vo2]]);
  gasChannels.forEach((id, i) => {
    const series = seconds.channel(id);
    if (series !== undefined) made.set(id, warped(blurred(delayed(series, lags[i] ?? 0), blurS), warp));
  });
  const there = { startS: warp.place(part.startS), endS: warp.place(part.endS) };
  const change = (id: ChannelId, by: (series: SecondSeries) => SecondSeries) => {
    const series = made.get(id);
    if (series !== undefined) made.set(id, by(series));
  };
  const vco2 = made.get('vco2MlPerMin');
  change('vco2MlPerMin', (series) =>
    drifting(bentLess(series, vo2, there, contrast.vco2), there, drift.vco2, 0),
  );
  // Against the VCO2 before its own change, whose bend VE follows.
  if (vco2 !== undefined)
    change('veLPerMin', (series) => drifting(bentLess(series, vco2, there, contrast.ve), there, drift.ve, 0));
  for (const id of ['peto2MmHg', 'petco2MmHg'] as const)
    change(id, (series) =>
      drifting(bentLess(series, vo2, there, contrast.pressure), there, 0, drift.pressure),
    );
  return {
    seconds: {
      vo2,
      channel: (id) => {
        const ready = made.get(id);
        if (ready !== undefined) return ready;
        const series = seconds.channel(id);
        return series && warped(series, warp);
      },
      load: (id) => {
        const series = seconds.load(id);
        return series && warped(series, warp);
      },
    },
    place: warp.place,
  };
}

type Warp = { readonly source: (timeS: number) => number; readonly place: (timeS: number) => number };

/** A clock that runs up to 40 % faster and slower in turns; half of the tests keep theirs. */
function drawWarp(random: Random, part: Part): Warp {
  if (random() < 0.4) return { source: (timeS) => timeS, place: (timeS) => timeS };
  const periodS = between(random, 150, 600);
  const heightS = ((random() * 0.4) / (2 * Math.PI)) * periodS;
  const phase = 2 * Math.PI * random();
  const source = (timeS: number) =>
    timeS + heightS * Math.sin((2 * Math.PI * (timeS - part.startS)) / periodS + phase);
  const place = (timeS: number) => {
    let guess = timeS;
    // A contraction (slope at most 0.4): thirty rounds leave nothing to the second.
    for (let round = 0; round < 30; round += 1) guess += timeS - source(guess);
    return guess;
  };
  return { source, place };
}

function warped(series: SecondSeries, { source }: Warp): SecondSeries {
  const { firstS } = series;
  const values = new Float64Array(series.values.length);
  const known = new Uint8Array(series.values.length);
  for (let i = 0; i < values.length; i += 1) {
    const at = source(firstS + i) - firstS;
    const left = Math.floor(at);
    if (series.known[left] !== 1) continue;
    const right = series.known[left + 1] === 1 ? left + 1 : left;
    values[i] =
      (series.values[left] ?? 0) + ((series.values[right] ?? 0) - (series.values[left] ?? 0)) * (at - left);
    known[i] = 1;
  }
  return { firstS, values, known };
}

function delayed(series: SecondSeries, lagS: number): SecondSeries {
  return { ...series, firstS: series.firstS + lagS };
}

/** Means over ± half the width, of what is known. */
function blurred(series: SecondSeries, widthS: number): SecondSeries {
  if (widthS === 0) return series;
  const half = widthS >> 1;
  const values = new Float64Array(series.values.length);
  let sum = 0;
  let count = 0;
  const add = (i: number, sign: 1 | -1) => {
    sum += sign * (series.values[i] ?? 0);
    count += sign * (series.known[i] ?? 0);
  };
  for (let i = 0; i < half; i += 1) add(i, 1);
  for (let i = 0; i < values.length; i += 1) {
    add(i + half, 1);
    if (i - half - 1 >= 0) add(i - half - 1, -1);
    if (series.known[i] === 1) values[i] = sum / Math.max(1, count);
  }
  return { ...series, values };
}

/** Moves a series towards its straight line over another one (1: as it is, 0: the line). */
function bentLess(series: SecondSeries, over: SecondSeries, part: Part, contrast: number): SecondSeries {
  const shift = series.firstS - over.firstS;
  let n = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXX = 0;
  let sumXY = 0;
  series.values.forEach((y, i) => {
    const second = series.firstS + i;
    if (series.known[i] !== 1 || over.known[i + shift] !== 1 || second < part.startS || second > part.endS)
      return;
    const x = over.values[i + shift] ?? 0;
    n += 1;
    sumX += x;
    sumY += y;
    sumXX += x * x;
    sumXY += x * y;
  });
  const spread = n * sumXX - sumX * sumX;
  if (n < 60 || spread <= 0) return series;
  const slope = (n * sumXY - sumX * sumY) / spread;
  const base = (sumY - slope * sumX) / n;
  const values = series.values.map((y, i) => {
    if (series.known[i] !== 1 || over.known[i + shift] !== 1) return y;
    const line = base + slope * (over.values[i + shift] ?? 0);
    // A line that leaves the series far behind (rest, recovery) says nothing there.
    return Math.max(0.5 * y, line + contrast * (y - line));
  });
  return { ...series, values };
}

/** Lets a series drift over the part: by a share of itself, or by an amount. */
function drifting(series: SecondSeries, part: Part, share: number, amount: number): SecondSeries {
  const middle = (part.startS + part.endS) / 2;
  const lengthS = part.endS - part.startS;
  const values = series.values.map((value, i) => {
    if (series.known[i] !== 1) return 0;
    const x = Math.min(1, Math.max(-1, (series.firstS + i - middle) / lengthS));
    return value * (1 + share * x) + amount * x;
  });
  return { ...series, values };
}
