import type { Protocol } from '../../finding.ts';
import type { Sampling } from '../../recording.ts';
import type { TestSeconds } from '../../test-seconds.ts';
import { channelNames, type ChannelName } from './channel-names.ts';
import { gridTimes, insidePart, type Part } from './grid-times.ts';
import { loadOfTest } from './load-of-test.ts';
import { robustMeans, type GridSeries } from './robust-means.ts';
import { highestMean, medianWhere, offLine } from './scales.ts';
import type { TestFeatures } from './test-features.ts';

/** What features are made of: all of it is known before thresholds are sought. */
export type SeenTest = {
  readonly seconds: TestSeconds;
  /** The part whose load rises. */
  readonly part: Part;
  readonly sampling: Sampling;
  readonly mode: Protocol['mode'];
};

/** Fewer grid times than this within the part (1 min) are no test. */
const fewestInside = 12;
/** No scaled value lies outside ± this. */
const furthest = 4;

/**
 * One test as the networks see it; undefined where VO2 or VCO2 is not known in the part, or the part is shorter than a
 * minute. Trimmed means over 15 s, and over a row where rows are longer averages.
 */
export function featuresOf(seen: SeenTest): TestFeatures | undefined {
  const timeS = gridTimes(seen.seconds, seen.part);
  const inside = insidePart(timeS, seen.part);
  if (countOf(inside) < fewestInside) return undefined;
  const channels = channelsOnGrid(seen, timeS);
  const { vo2, vco2 } = channels;
  if (vo2 === undefined || vco2 === undefined) return undefined;
  const gas = vo2.known.map((one, i) => one & (vco2.known[i] ?? 0));
  const counts = inside.map((one, i) => one & (gas[i] ?? 0));
  if (countOf(counts) < fewestInside) return undefined;

  const vo2Peak = highestMean(vo2.values, counts, 100);
  const values = new Float32Array(channelNames.length * timeS.length);
  const put: Put = (name, row, middle, scale) => {
    const start = channelNames.indexOf(name) * timeS.length;
    for (let i = 0; i < timeS.length; i += 1)
      values[start + i] = Math.min(furthest, Math.max(-furthest, ((row[i] ?? 0) - middle) / scale));
  };
  putGas(put, { vo2, vco2, counts }, vo2Peak);
  put('has-gas', gas, 0, 1);
  if (channels.ve !== undefined) putVentilation(put, channels.ve, { vo2, vco2, counts }, vo2Peak);
  putEndTidal(put, channels, counts);
  putBreathing(put, channels, counts);
  if (channels.hr !== undefined) put('hr', channels.hr.values, 120, 40);
  if (channels.hr !== undefined) put('has-hr', channels.hr.known, 0, 1);
  putLoad(put, channels.load, inside);
  putCircumstances(put, seen, timeS, vo2Peak);
  put('inside', inside, 0, 1);
  return {
    timeS,
    values,
    inside,
    vo2MlPerMin: vo2.values,
    vco2MlPerMin: vco2.values,
    ...(channels.hr && { hrBpm: channels.hr.values }),
    ...(channels.workRate && { workRateW: channels.workRate.values }),
    vo2PeakMlPerMin: vo2Peak,
    has: {
      ve: channels.ve !== undefined,
      endTidal: channels.peto2 !== undefined && channels.petco2 !== undefined,
      vtRf: channels.vt !== undefined && channels.rf !== undefined,
      hr: channels.hr !== undefined,
      load: channels.load !== undefined,
    },
  };
}

function countOf(ones: Uint8Array): number {
  return ones.reduce((sum, one) => sum + one, 0);
}

function channelsOnGrid({ seconds, sampling }: SeenTest, timeS: Float64Array) {
  const halfWidthS =
    sampling.kind === 'averaged' ? Math.min(15, Math.max(7, Math.round(sampling.intervalS / 2))) : 7;
  const draw = (id: Parameters<TestSeconds['channel']>[0]) => {
    const series = seconds.channel(id);
    return series && robustMeans(series, timeS, halfWidthS);
  };
  const load = loadOfTest(seconds);
  const onGrid = load && robustMeans(load, timeS, 7);
  const isWorkRate = seconds.channel('workRateW') !== undefined;
  return {
    vo2: draw('vo2MlPerMin'),
    vco2: draw('vco2MlPerMin'),
    ve: draw('veLPerMin'),
    vt: draw('vtL'),
    rf: draw('rfPerMin'),
    peto2: draw('peto2MmHg'),
    petco2: draw('petco2MmHg'),
    hr: draw('hrBpm'),
    load: onGrid,
    workRate: isWorkRate ? onGrid : undefined,
  };
}

/** Writes one row of the input: (value - middle) / scale, held within ±4. */
type Put = (name: ChannelName, row: Float64Array | Uint8Array, middle: number, scale: number) => void;

/** VO2 and VCO2 with the times that count for scales: inside the part, both known. */
type Gas = { readonly vo2: GridSeries; readonly vco2: GridSeries; readonly counts: Uint8Array };

function putGas(put: Put, { vo2, vco2, counts }: Gas, vo2Peak: number): void {
  put('vo2-of-peak', vo2.values, 0.5 * vo2Peak, vo2Peak);
  put('vco2-of-peak', vco2.values, 0.5 * vo2Peak, vo2Peak);
  put('rer', ratio(vco2.values, vo2.values, 1), 0.9, 0.2);
  put('vco2-off-line', offLine(vo2.values, vco2.values, counts), 0, 0.05 * vo2Peak);
}

function putVentilation(put: Put, ve: GridSeries, { vo2, vco2, counts }: Gas, vo2Peak: number): void {
  const vePeak = highestMean(ve.values, counts, 1);
  const veVo2 = ratio(ve.values, vo2.values, 1000);
  const veVco2 = ratio(ve.values, vco2.values, 1000);
  put('ve-of-peak', ve.values, 0.5 * vePeak, vePeak);
  put('ve-vo2', veVo2, 28, 8);
  put('ve-vco2', veVco2, 30, 8);
  put('ve-vo2-centred', veVo2, medianWhere(veVo2, counts), 6);
  put('ve-vco2-centred', veVco2, medianWhere(veVco2, counts), 6);
  // Scaled by VO2peak at a common equivalent of 30, so that a noisy or flat VE is not blown up.
  put('ve-off-line', offLine(vco2.values, ve.values, counts), 0, (0.05 * 30 * vo2Peak) / 1000);
  put('has-ve', ve.known, 0, 1);
}

type Channels = ReturnType<typeof channelsOnGrid>;

function putEndTidal(put: Put, { peto2, petco2 }: Channels, counts: Uint8Array): void {
  if (peto2 === undefined || petco2 === undefined) return;
  put('peto2', peto2.values, 105, 8);
  put('petco2', petco2.values, 38, 6);
  put('peto2-centred', peto2.values, medianWhere(peto2.values, counts), 5);
  put('petco2-centred', petco2.values, medianWhere(petco2.values, counts), 4);
  put('has-end-tidal', both(peto2, petco2), 0, 1);
}

function putBreathing(put: Put, { vt, rf }: Channels, counts: Uint8Array): void {
  if (vt === undefined || rf === undefined) return;
  const vtPeak = highestMean(vt.values, counts, 0.05);
  put('vt-of-peak', vt.values, 0.6 * vtPeak, vtPeak);
  put('rf', rf.values, 30, 30);
  put('has-vt-rf', both(vt, rf), 0, 1);
}

function putLoad(put: Put, load: GridSeries | undefined, inside: Uint8Array): void {
  if (load === undefined) return;
  const peak = highestMean(load.values, inside, 1e-3);
  put('load-of-peak', load.values, 0.5 * peak, peak);
  put('has-load', load.known, 0, 1);
}

const modeNumber = { cycle: -1, treadmill: 1, unknown: 0 } as const;

function putCircumstances(put: Put, seen: SeenTest, timeS: Float64Array, vo2Peak: number): void {
  const { part, sampling, mode } = seen;
  const same = (value: number) => new Float64Array(timeS.length).fill(value);
  const halfWay = (part.startS + part.endS) / 2;
  put('elapsed', timeS, part.startS + 300, 600);
  put('share-of-part', timeS, halfWay, part.endS - part.startS);
  put('fitness', same(Math.log(vo2Peak / 2000)), 0, 0.5);
  put('row-interval', same(sampling.intervalS), 0, 15);
  put('mode', same(modeNumber[mode]), 0, 1);
}

function ratio(over: Float64Array, under: Float64Array, factor: number): Float64Array {
  return over.map((value, i) => (factor * value) / Math.max(1, under[i] ?? 1));
}

function both(a: GridSeries, b: GridSeries): Uint8Array {
  return a.known.map((one, i) => one & (b.known[i] ?? 0));
}
