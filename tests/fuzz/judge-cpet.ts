import type { CpetFinding, SparseColumn } from '#analyses/cpet/finding.ts';
import { headlineThreshold } from '#analyses/cpet/headline-thresholds.ts';

type Range = readonly [lowest: number, highest: number];

/** Peaks beyond these are no person's (`checks/plausible-ranges.ts`), whatever a file says. */
const peakLimits: Readonly<Partial<Record<keyof CpetFinding['peaks'], Range>>> = {
  vo2PeakMlPerMin: [50, 8000],
  hrPeakBpm: [30, 240],
  vePeakLPerMin: [2, 300],
  workRatePeakW: [0, 700],
};

/** Peaks that only a strange file gives, and then a remark must say that it is one. */
const doubtedLimits: Readonly<Partial<Record<keyof CpetFinding['peaks'], Range>>> = {
  vo2PeakMlPerKgPerMin: [2, 100],
  rerPeak: [0.5, 1.9],
};

/** What an exercise test's finding must keep to; the first thing that it does not, in words. */
export function complaintOfTest(finding: CpetFinding): string | undefined {
  return [
    complaintOfSeries(finding),
    complaintOfPeaks(finding),
    complaintOfPhases(finding),
    complaintOfThresholds(finding),
    complaintOfCompleteness(finding),
  ].find((complaint) => complaint !== undefined);
}

function complaintOfSeries({ series }: CpetFinding): string | undefined {
  const { timeS, rows, channels } = series;
  if (timeS.some((second, i) => !Number.isFinite(second) || second < (timeS[i - 1] ?? -Infinity)))
    return 'times run backwards';
  if (rows.length !== timeS.length) return 'rows and times differ in number';
  if (rows.some((row) => !Number.isInteger(row) || row < 1)) return 'a row that is none';
  for (const [id, column] of Object.entries(channels) as [string, SparseColumn][]) {
    if (column.values.length + column.absent.length !== timeS.length) return `${id} has another length`;
    if (!column.values.every(Number.isFinite)) return `${id} is not finite`;
  }
  return undefined;
}

function complaintOfPeaks({ peaks, remarks, exerciseDurationS }: CpetFinding): string | undefined {
  if ('value' in exerciseDurationS && !(exerciseDurationS.value > 0)) return 'exercise of no length';
  const isDoubted = remarks.some(({ severity }) => severity !== 'note');
  for (const [name, metric] of Object.entries(peaks)) {
    if (!('value' in metric)) continue;
    const { value } = metric;
    if (!Number.isFinite(value)) return `${name} is not finite`;
    const [lowest, highest] = peakLimits[name as keyof typeof peaks] ?? [-Infinity, Infinity];
    if (value < lowest || value > highest) return `${name} is ${String(value)}`;
    const [low, high] = doubtedLimits[name as keyof typeof peaks] ?? [-Infinity, Infinity];
    if ((value < low || value > high) && !isDoubted)
      return `${name} is ${String(value)}, and nothing says so`;
  }
  return undefined;
}

function complaintOfPhases({ phases, series }: CpetFinding): string | undefined {
  const firstS = series.timeS[0] ?? 0;
  const lastS = series.timeS.at(-1) ?? 0;
  for (const { phase, startS, endS } of phases) {
    if (!(startS < endS)) return `${phase} ends before it starts`;
    if (startS < firstS - 60 || endS > lastS + 60) return `${phase} lies outside the test`;
  }
  return undefined;
}

function complaintOfThresholds(finding: CpetFinding): string | undefined {
  const vt1 = headlineThreshold('VT1', finding);
  const vt2 = headlineThreshold('VT2', finding);
  const lastS = finding.series.timeS.at(-1) ?? 0;
  for (const threshold of [vt1, vt2]) {
    if (threshold?.found !== true) continue;
    const { which, timeS, vo2MlPerMin } = threshold;
    if (!(timeS <= lastS + 60)) return `${which} lies behind the test`;
    if (vo2MlPerMin !== undefined && !(vo2MlPerMin > 0 && vo2MlPerMin < 8500))
      return `${which} at a VO2 of ${String(vo2MlPerMin)}`;
  }
  if (vt1?.found === true && vt2?.found === true && vt2.timeS <= vt1.timeS) return 'VT2 does not follow VT1';
  return undefined;
}

function complaintOfCompleteness(finding: CpetFinding): string | undefined {
  const { remarks, thresholdsImpossible } = finding;
  const unsaid = thresholdsImpossible.find((reason) => !remarks.some(({ code }) => code === reason));
  if (unsaid !== undefined) return `no remark says "${unsaid}"`;
  if (finding.completeness !== 'success') {
    const isSaid = thresholdsImpossible.length > 0 || 'reason' in finding.peaks.vo2PeakMlPerMin;
    return isSaid ? undefined : 'partial, and nothing says why';
  }
  if (!('value' in finding.peaks.vo2PeakMlPerMin)) return 'a success without VO2peak';
  if (thresholdsImpossible.length > 0) return 'a success that can have no thresholds';
  if (finding.thresholds === undefined) return 'a success without thresholds';
  return finding.metrics.length === 0 ? 'a success without metrics' : undefined;
}
