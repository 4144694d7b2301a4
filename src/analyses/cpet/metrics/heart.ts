import { fitLine, type Line } from '#core/regression.ts';
import { heartRateDoubt } from './heart-rate-doubt.ts';
import type { MetricDefinition } from './metric.ts';
import type { Outcome } from './metric-result.ts';
import { meanAtRest, pairSeconds } from './paired-seconds.ts';
import { valueAt } from '../resampling.ts';
import type { TestView } from './test-view.ts';

const brubaker = { source: 'Brubaker, Kitzman 2011, Circulation 123:1010', checked: 'two-sources' } as const;
const cole = {
  source: 'Cole et al. 1999, N Engl J Med 341:1351 (12); Watanabe et al. 2001, Circulation 104:1911 (18)',
  checked: 'two-sources',
} as const;
const shetler = {
  source:
    'Shetler et al. 2001, J Am Coll Cardiol 38:1980; Carnethon et al. 2012, Med Sci Sports Exerc 44:273',
  checked: 'source-read',
} as const;
const belardinelli = {
  source: 'Belardinelli et al. 2003, Circulation 108:2416',
  checked: 'from-memory',
} as const;

/** Why heart rate says nothing about a maximal test; undefined where it does. */
function notMaximal(view: TestView): string | undefined {
  return view.incremental === undefined ? 'no incremental part' : heartRateDoubt(view);
}

function chronotropicIndex(view: TestView): Outcome {
  const { hrPeakBpm, rerPeak, hrMaxPredicted } = view;
  const doubt = notMaximal(view);
  if (doubt !== undefined || hrPeakBpm === undefined) return { reason: doubt ?? 'no heart rate' };
  const rest = meanAtRest(view, 'hrBpm');
  if (rest === undefined) return { reason: 'no heart rate at rest' };
  if (hrMaxPredicted === undefined) return { reason: 'needs age for the predicted maximal heart rate' };
  if (rerPeak === undefined || rerPeak < 1.05) return { reason: 'submaximal effort (peak RER under 1.05)' };
  return { value: (hrPeakBpm - rest) / (hrMaxPredicted.bpm - rest) };
}

function recoveryDrop(view: TestView, afterS: number): Outcome {
  const { hrPeakBpm, recovery } = view;
  const doubt = notMaximal(view);
  if (doubt !== undefined || hrPeakBpm === undefined) return { reason: doubt ?? 'no heart rate' };
  if (recovery === undefined || recovery.endS - recovery.startS < afterS)
    return { reason: `under ${afterS} s of recovery` };
  const series = view.seconds.hrBpm;
  const timeS = recovery.startS + afterS;
  const hr = series && valueAt(series, timeS);
  if (hr === undefined) return { reason: 'heart rate not known there' };
  return hr > hrPeakBpm
    ? { reason: 'heart rate is higher there than during exercise' }
    : { value: hrPeakBpm - hr, timeS };
}

/** O2 pulse, mL/beat, along a part of the ramp as a line in time; undefined with less than a minute of it. */
function o2PulseLine(view: TestView, startS: number, endS: number): Line | undefined {
  const pairs = pairSeconds(view, ['vo2MlPerMin', 'hrBpm'], { startS, endS });
  const [vo2, hr] = pairs?.values ?? [];
  if (pairs === undefined || vo2 === undefined || hr === undefined) return undefined;
  const isPlausible = (_value: number, i: number) => (hr[i] ?? 0) > 40;
  const timeS = pairs.timeS.filter(isPlausible);
  if (timeS.length < 60) return undefined;
  const o2Pulse = vo2.map((value, i) => value / (hr[i] ?? 1));
  return fitLine(timeS, o2Pulse.filter(isPlausible));
}

/**
 * Slope of O2 pulse against time before and after VT1: a flat second half suggests a limited stroke volume. The first
 * minute, in which VO2 lags behind, is left out. A ratio needs a first half that rises clearly: by a tenth of the O2
 * pulse and by twice its scatter (an athlete's jog before VT1 may leave it flat, and the ratio would mean nothing).
 */
function o2PulseRatio(view: TestView): Outcome {
  const { incremental, vt1TimeS } = view;
  if (incremental === undefined || vt1TimeS === undefined) return { reason: 'needs a ramp and VT1' };
  const doubt = heartRateDoubt(view);
  if (doubt !== undefined) return { reason: doubt };
  const fromS = incremental.startS + 60;
  const before = o2PulseLine(view, fromS, vt1TimeS);
  const after = o2PulseLine(view, vt1TimeS, incremental.endS);
  if (before === undefined || after === undefined)
    return { reason: 'needs a minute of VO2 and heart rate on both sides of VT1' };
  const rise = before.slope * (vt1TimeS - fromS);
  const atVt1 = before.intercept + before.slope * vt1TimeS;
  return rise < 0.1 * atVt1 || rise < 2 * before.residualSd
    ? { reason: 'O2 pulse does not rise clearly before VT1' }
    : { value: after.slope / before.slope };
}

/** Highest O2 pulse: 30-s mean of VO2 over 30-s mean of heart rate at the highest VO2, against its prediction. */
function o2PulsePercent(view: TestView): Outcome {
  const { vo2MaxPredicted, hrMaxPredicted, o2PulsePeakMlPerBeat } = view;
  const doubt = heartRateDoubt(view);
  if (doubt !== undefined) return { reason: doubt };
  if (o2PulsePeakMlPerBeat === undefined) return { reason: 'no heart rate at VO2peak' };
  return vo2MaxPredicted === undefined || hrMaxPredicted === undefined
    ? { reason: 'needs the predicted VO2max and maximal heart rate' }
    : { value: (100 * o2PulsePeakMlPerBeat * hrMaxPredicted.bpm) / vo2MaxPredicted.mlPerMin };
}

/** The heart's response to exercise and to its end. */
export const heart: readonly MetricDefinition[] = [
  {
    id: 'chronotropic_index',
    title: 'Chronotropic index',
    digits: 2,
    formula: '(HRpeak − HRrest) / (predicted HRmax − HRrest)',
    citation: brubaker,
    compute: chronotropicIndex,
    judge: (value, view) => ({
      text: `${value < 0.8 ? 'below' : 'not below'} 0.80 (0.62 or less is low under a beta-blocker); predicted maximum by ${view.hrMaxPredicted?.title ?? ''}`,
      citation: brubaker,
    }),
  },
  {
    id: 'hr_recovery_60_bpm',
    title: 'Heart-rate recovery, 1 min',
    unit: '1/min',
    digits: 0,
    formula: 'HRpeak − HR 60 s after the end of exercise',
    citation: cole,
    compute: (view) => recoveryDrop(view, 60),
    judge: () => ({ text: '12 or less (active) or 18 or less (passive recovery) is slow', citation: cole }),
  },
  {
    id: 'hr_recovery_120_bpm',
    title: 'Heart-rate recovery, 2 min',
    unit: '1/min',
    digits: 0,
    formula: 'HRpeak − HR 120 s after the end of exercise',
    citation: shetler,
    compute: (view) => recoveryDrop(view, 120),
    judge: () => ({ text: 'under 22 is slow', citation: shetler }),
  },
  {
    id: 'o2_pulse_slope_ratio',
    title: 'O2 pulse slope after VT1 over before',
    digits: 2,
    formula:
      'slope of VO2/HR on time from VT1 to the end over that from 60 s after the start to VT1; needs a clear rise before VT1',
    citation: belardinelli,
    compute: o2PulseRatio,
    judge: (value) => ({
      text: value < 0.25 ? 'flattens (under 0.25)' : 'keeps rising',
      citation: belardinelli,
    }),
  },
  {
    id: 'o2_pulse_percent_predicted',
    title: 'O2 pulse of predicted',
    unit: '%',
    digits: 0,
    formula:
      'O2 pulse at VO2peak over the ratio of predicted VO2max and predicted maximal heart rate, by the equations chosen',
    citation: {
      source: 'Wasserman et al., Principles of Exercise Testing and Interpretation',
      checked: 'from-memory',
    },
    compute: o2PulsePercent,
  },
];
