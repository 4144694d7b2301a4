import type { Remark } from '#core/remark.ts';
import { correlation, present } from '#core/statistics.ts';
import type { Cleaned } from './cleaning/clean.ts';
import type { Metric } from './finding.ts';
import { courseAt, type Vo2Course } from './phases/vo2-course.ts';
import type { ExercisePart } from './phases/bouts.ts';
import { fewestBins, longestBinS } from './phases/find-phases.ts';
import type { Recording } from './recording.ts';
import { gapsBetween } from './resampling.ts';

/** Shorter recordings say nothing about a peak, s. */
export const shortestTestS = 180;

/** What the gates look at, once phases and peaks are known. */
export type GateEvidence = {
  readonly recording: Recording;
  readonly cleaned: Cleaned;
  readonly course: Vo2Course;
  readonly part: ExercisePart;
};

/**
 * Why this test can have no ventilatory thresholds: one remark for each reason, its code stable. Peaks stand beside
 * them: a constant-load test has a highest VO2 even though it has no threshold.
 */
export function thresholdGates(evidence: GateEvidence): readonly Remark[] {
  return [...protocolGates(evidence), ...dataGates(evidence)];
}

function protocolGates({ part, course }: GateEvidence): Remark[] {
  const durationS = part.endS - part.startS;
  const found: Remark[] = [];
  const say = (code: string, severity: Remark['severity'], detail: string, value?: number) =>
    found.push({ code, severity, detail, ...(value === undefined ? {} : { value }) });
  if (part.kind === 'constant-load')
    say('constant-load', 'note', 'constant load: the highest VO2 is not a maximal value');
  if (part.kind === 'intervals')
    say(
      'intervals',
      'note',
      'intervals: VO2 rises and falls three times or more, nothing increases steadily',
    );
  if (part.kind !== 'incremental') return found;
  if (durationS < shortestTestS)
    say('exercise-too-short', 'warning', `exercise lasts ${Math.round(durationS)} s, under 3 min`, durationS);
  const start = courseAt(course, part.startS);
  const ratio = start > 0 ? course.peakMlPerMin / start : Infinity;
  // Ramps that begin at a run show thresholds all the same (26 of 36 published ones start above 1/1.8 of the peak).
  if (ratio < 1.3)
    say('little-rise', 'warning', `VO2 rises only ${ratio.toFixed(2)} times from start to peak`, ratio);
  const r = correlationWithTime(course, part);
  if (r !== undefined && r < 0.7)
    say('not-progressive', 'warning', `VO2 does not rise steadily (r with time ${r.toFixed(2)})`, r);
  return found;
}

function dataGates({ recording, cleaned, part }: GateEvidence): Remark[] {
  const { sampling, timeS } = recording;
  const { vo2MlPerMin: vo2 = [], vco2MlPerMin: vco2 = [], veLPerMin: ve } = cleaned.channels;
  const found: Remark[] = [];
  const say = (code: string, detail: string, value?: number) =>
    found.push({ code, severity: 'warning', detail, ...(value === undefined ? {} : { value }) });
  const inPart = (_: unknown, i: number) => (timeS[i] ?? 0) >= part.startS && (timeS[i] ?? 0) <= part.endS;
  const valid = present(vo2.filter(inPart)).length;
  if (sampling.kind === 'averaged' && sampling.intervalS > longestBinS)
    say('bins-too-long', `averages of ${Math.round(sampling.intervalS)} s hide where anything begins`);
  const fewest = sampling.kind === 'averaged' ? fewestBins : 60;
  if (valid < fewest)
    say('few-samples', `${valid} valid rows in the exercise part, ${fewest} are needed`, valid);
  const withCo2 = present(vco2.filter(inPart)).length;
  if (withCo2 === 0) say('no-vco2', 'VCO2 is missing');
  else if (withCo2 < 0.5 * valid)
    say('vco2-mostly-missing', `VCO2 is missing in ${valid - withCo2} of ${valid} rows`, valid - withCo2);
  if (ve === undefined || present(ve).length === 0) say('no-ve', 'VE is missing');
  const gap = gapsBetween(timeS, vo2, Math.max(60, 2.5 * sampling.intervalS)).find(
    ({ startS, endS }) => startS < part.endS && endS > part.startS,
  );
  if (gap !== undefined && part.kind === 'incremental')
    say(
      'long-gap',
      `no VO2 from ${Math.round(gap.startS)} to ${Math.round(gap.endS)} s`,
      gap.endS - gap.startS,
    );
  if (cleaned.excludedShare > 0.25) say('artefacts', 'more than a quarter of the breaths are artefacts');
  return found;
}

/** What to look at before relying on the numbers, beyond what rules thresholds out. */
export function cautions(evidence: GateEvidence, vo2Peak: Metric, rerPeak: Metric): readonly Remark[] {
  const { recording, cleaned, part, course } = evidence;
  const { sampling, timeS } = recording;
  const found: Remark[] = [];
  const say = (code: string, severity: Remark['severity'], detail: string, value?: number) =>
    found.push({ code, severity, detail, ...(value === undefined ? {} : { value }) });
  const durationS = part.endS - part.startS;
  if (part.kind === 'incremental' && durationS >= shortestTestS && durationS < 360)
    say('exercise-short', 'note', `exercise lasts ${Math.round(durationS)} s, under 6 min`, durationS);
  if (part.kind === 'incremental' && durationS > 1200)
    say('exercise-long', 'note', `exercise lasts ${Math.round(durationS)} s, over 20 min`, durationS);
  const start = courseAt(course, part.startS);
  if (part.kind === 'incremental' && start > 0 && course.peakMlPerMin < 1.8 * start)
    say(
      'starts-high',
      'note',
      `VO2 starts at ${Math.round((100 * start) / course.peakMlPerMin)} % of its peak: VT1 may lie before the start`,
      start,
    );
  const gapS = Math.max(15, 2.5 * sampling.intervalS);
  const gaps = gapsBetween(timeS, cleaned.channels.vo2MlPerMin ?? [], gapS);
  const widest = gaps.reduce((most, gap) => Math.max(most, gap.endS - gap.startS), 0);
  if (gaps.length > 0)
    say(
      'gaps',
      widest > 60 ? 'warning' : 'note',
      gaps.length === 1
        ? `a gap of ${Math.round(widest)} s without VO2; not bridged`
        : `${gaps.length} gaps without VO2, the longest ${Math.round(widest)} s; not bridged`,
      widest,
    );
  if (part.kind === 'incremental' && 'value' in rerPeak && rerPeak.value < 0.95)
    say(
      'rer-peak-low',
      'warning',
      `peak RER ${rerPeak.value.toFixed(2)}: effort hardly maximal`,
      rerPeak.value,
    );
  if ('value' in rerPeak && rerPeak.value > 1.5)
    say(
      'rer-peak-high',
      'warning',
      `peak RER ${rerPeak.value.toFixed(2)}: look at the calibration`,
      rerPeak.value,
    );
  if (part.kind === 'incremental' && 'value' in vo2Peak && (vo2Peak.timeS ?? part.endS) < part.endS - 120)
    say(
      'peak-early',
      'warning',
      `VO2 peaks ${Math.round(part.endS - (vo2Peak.timeS ?? 0))} s before the end of exercise`,
    );
  if (sampling.kind === 'averaged')
    say(
      'vendor-averaged',
      'note',
      `the cart averaged the data to ${Math.round(sampling.intervalS)} s; peaks are means of at least two rows`,
    );
  return found;
}

/** r of VO2 with time over the exercise part, on 10-s steps of the smoothed course. */
function correlationWithTime(course: Vo2Course, part: ExercisePart): number | undefined {
  const seconds: number[] = [];
  const values: number[] = [];
  for (let second = part.startS; second <= part.endS; second += 10) {
    seconds.push(second);
    values.push(courseAt(course, second));
  }
  return correlation(seconds, values);
}
