import type { Remark } from '#core/remark.ts';
import { present, quantileOfPresent } from '#core/statistics.ts';
import { channelIds, channels, type ChannelId, type Series } from '../channels.ts';
import type { Recording } from '../recording.ts';
import { placeOf, remark, type Check } from './row-values.ts';

type Range = readonly [lowest: number, highest: number];

/**
 * What no breath of a person in a test lies beyond, healthy or ill. House limits: wide on purpose, to catch garbage
 * (a grade of 300.1, an HR of 0) and wrong units, not unusual people; breath-by-breath screening is cleaning's.
 */
const hardRanges: Readonly<Record<ChannelId, Range>> = {
  vo2MlPerMin: [50, 8000],
  vco2MlPerMin: [50, 9500],
  veLPerMin: [2, 300],
  vtL: [0.1, 6],
  // Two of 36 runners pant at 90 to 103 a minute for half a minute before they stop.
  rfPerMin: [3, 120],
  peto2MmHg: [60, 145],
  petco2MmHg: [10, 75],
  hrBpm: [30, 240],
  workRateW: [0, 700],
  speedKmPerH: [0, 80],
  gradePercent: [-30, 45],
  cadenceRpm: [0, 220],
  spo2Percent: [50, 100],
};

/** What the median of a whole test usually lies in; PETO2 only where the pressure says sea level. */
const usualMedians: Readonly<Partial<Record<ChannelId, Range>>> = {
  vo2MlPerMin: [200, 6000],
  veLPerMin: [5, 180],
  vtL: [0.3, 4],
  rfPerMin: [10, 65],
  petco2MmHg: [25, 60],
  peto2MmHg: [80, 125],
  hrBpm: [40, 210],
};

/** One implausible value in a thousand is a glitch; a twentieth of them a fault; half of them a wrong unit. */
function severityOf(share: number): Remark['severity'] {
  if (share > 0.5) return 'serious';
  return share > 0.05 ? 'warning' : 'note';
}

/**
 * The recording without the values beyond their channel's hard range (now absent), and the remarks to add: each channel
 * told once.
 */
export function withoutImplausibleValues(recording: Recording): {
  readonly recording: Recording;
  readonly remarks: readonly Remark[];
} {
  const kept: Partial<Record<ChannelId, Series>> = {};
  const remarks: Remark[] = [];
  for (const id of channelIds) {
    const series = recording.channels[id];
    if (series === undefined) continue;
    const [lowest, highest] = hardRanges[id];
    const beyond = placesBeyond(series, lowest, highest);
    const first = beyond[0];
    if (first === undefined) {
      kept[id] = series;
      continue;
    }
    const count = present(series).length;
    const { title, unit } = channels[id];
    const detail = `${title} lies outside ${lowest} to ${highest} ${unit} in ${beyond.length} of ${count} rows; they are left out`;
    const at = placeOf(recording, first, id);
    remarks.push(remark('value-implausible', severityOf(beyond.length / count), detail, series[first], at));
    if (beyond.length < count) {
      kept[id] = series.map((value) =>
        value === undefined || value < lowest || value > highest ? undefined : value,
      );
    }
  }
  return { recording: { ...recording, channels: kept }, remarks };
}

/** Where a series lies beyond these. On its own, as `dropOutside` of the cleaning and for its reason. */
function placesBeyond(series: Series, lowest: number, highest: number): number[] {
  const places: number[] = [];
  for (let i = 0; i < series.length; i += 1) {
    const value = series[i];
    if (value !== undefined && (value < lowest || value > highest)) places.push(i);
  }
  return places;
}

/** Medians that tests hardly show, and subjects nobody is. */
export const checkUsualMedians: Check = (recording) => {
  const remarks: Remark[] = [];
  const atSeaLevel = (recording.environment.barometricPressureMmHg ?? 0) > 700;
  for (const [id, [lowest, highest]] of Object.entries(usualMedians) as [ChannelId, Range][]) {
    if (id === 'peto2MmHg' && !atSeaLevel) continue;
    const middle = quantileOfPresent(recording.channels[id] ?? [], 0.5);
    if (middle === undefined || (middle >= lowest && middle <= highest)) continue;
    const { title, unit } = channels[id];
    const detail = `the median ${title} is ${middle.toPrecision(3)} ${unit}, usually ${lowest} to ${highest}`;
    remarks.push(remark('median-unusual', 'warning', detail, middle));
  }
  return [...remarks, ...checkSubject(recording)];
};

/** A body mass index nobody has, and a VO2 per body mass beyond 95 mL/min/kg (5 to 95: Levine 2008 and clinics). */
export function checkSubject(recording: Recording): readonly Remark[] {
  const remarks: Remark[] = [];
  const massKg = recording.subject.bodyMassKg;
  const high = quantileOfPresent(recording.channels.vo2MlPerMin ?? [], 0.95);
  if (massKg !== undefined && high !== undefined && (high / massKg > 95 || massKg < 10 || massKg > 300)) {
    const detail = `VO2 reaches ${(high / massKg).toFixed(0)} mL/min/kg at a body mass of ${massKg.toFixed(1)} kg`;
    remarks.push(remark('body-mass-implausible', 'warning', detail, massKg));
  }
  const { heightCm } = recording.subject;
  const index = massKg === undefined || heightCm === undefined ? undefined : massKg / (heightCm / 100) ** 2;
  if (massKg !== undefined && index !== undefined && (index > 45 || index < 11)) {
    const detail = `${massKg.toFixed(1)} kg at ${String(heightCm)} cm is a body mass index of ${index.toFixed(0)}: another unit?`;
    remarks.push(remark('body-mass-implausible', 'warning', detail, massKg));
  }
  return remarks;
}
