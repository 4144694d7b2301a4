import type { Remark } from '#core/remark.ts';
import { metricValue } from './metric-value.ts';
import { heartRateDoubt } from './metrics/heart-rate-doubt.ts';
import type { MetricResult } from './metrics/metric-result.ts';
import { meanAround, meanAtRest } from './metrics/paired-seconds.ts';
import type { TestView } from './metrics/test-view.ts';

/**
 * A simple grade of the measurement, from its remarks:
 * A: no warning; B: one or two warnings; C: three or more warnings, one serious remark, or no thresholds possible;
 * D: no VO2peak, or two or more serious remarks.
 */
export function gradeQuality(
  remarks: readonly Remark[],
  hasVo2Peak: boolean,
  thresholdsPossible: boolean,
): 'A' | 'B' | 'C' | 'D' {
  const count = (severity: Remark['severity']) =>
    remarks.filter((remark) => remark.severity === severity).length;
  const serious = count('serious');
  const warnings = count('warning');
  if (!hasVo2Peak || serious >= 2) return 'D';
  if (serious === 1 || warnings >= 3 || !thresholdsPossible) return 'C';
  return warnings > 0 ? 'B' : 'A';
}

/** Codes of what keeps a test from grade A, each once: serious ones first, then warnings, then why it has no thresholds. */
export function qualityReasons(
  remarks: readonly Remark[],
  thresholdsImpossible: readonly string[],
): readonly string[] {
  const codesOf = (severity: Remark['severity']) =>
    remarks.filter((remark) => remark.severity === severity).map((remark) => remark.code);
  return [...new Set([...codesOf('serious'), ...codesOf('warning'), ...thresholdsImpossible])];
}

/**
 * Signs of drift, of a wrong calibration, and of an effort that was not maximal. Nothing is corrected. The limits are
 * wide, since disease can reach them too. A peak RER over 1.5 or under 0.95 is remarked by the gates.
 */
export function qualityFlags(view: TestView, metrics: readonly MetricResult[]): readonly Remark[] {
  const value = (id: string) => metricValue(metrics, id);
  return [
    ...restingRer(view),
    ...oxygenCost(value('dvo2_dwr_ml_min_w')),
    ...lowSlope(value('ve_vco2_slope_to_vt2')),
    ...effort(view, value('hr_peak_percent_predicted')),
    ...fallingRer(view),
    ...heartRate(view),
  ];
}

/** RER of the last minute of rest: 0.68 to 1.05 covers fasting and a little hyperventilation. */
function restingRer(view: TestView): Remark[] {
  const { rest } = view;
  if (rest === undefined || rest.endS - rest.startS < 45) return [];
  const vo2 = meanAtRest(view, 'vo2MlPerMin');
  const vco2 = meanAtRest(view, 'vco2MlPerMin');
  if (vo2 === undefined || vco2 === undefined || vo2 <= 0) return [];
  const rer = vco2 / vo2;
  return rer >= 0.68 && rer <= 1.05
    ? []
    : [
        {
          code: 'rest-rer-unusual',
          severity: 'warning',
          detail: `RER ${rer.toFixed(2)} over the last minute of rest, outside 0.68 to 1.05`,
          value: rer,
        },
      ];
}

function oxygenCost(mlPerMinPerW: number | undefined): Remark[] {
  return mlPerMinPerW === undefined || (mlPerMinPerW >= 7 && mlPerMinPerW <= 13)
    ? []
    : [
        {
          code: 'oxygen-cost-unusual',
          severity: 'warning',
          detail: `VO2 rises by ${mlPerMinPerW.toFixed(1)} mL/min for each watt, outside 7 to 13`,
          value: mlPerMinPerW,
        },
      ];
}

function lowSlope(slope: number | undefined): Remark[] {
  return slope === undefined || slope >= 18
    ? []
    : [
        {
          code: 've-vco2-slope-low',
          severity: 'warning',
          detail: `VE/VCO2 slope ${slope.toFixed(1)}, under 18`,
          value: slope,
        },
      ];
}

/** A heart near its limit with a low RER points at the gas sensors; both low point at the effort. */
function effort(view: TestView, hrPercent: number | undefined): Remark[] {
  const { incremental, rerPeak } = view;
  if (incremental === undefined || rerPeak === undefined) return [];
  if (rerPeak < 0.95 && hrPercent !== undefined && hrPercent > 90) {
    return [
      {
        code: 'rer-low-at-high-heart-rate',
        severity: 'warning',
        detail: `peak RER ${rerPeak.toFixed(2)} at ${hrPercent.toFixed(0)} % of the predicted heart rate`,
        value: rerPeak,
      },
    ];
  }
  if (rerPeak >= 1.05 || (hrPercent !== undefined && hrPercent >= 90)) return [];
  const heart =
    hrPercent === undefined
      ? 'no heart rate of predicted'
      : `heart rate ${hrPercent.toFixed(0)} % of predicted`;
  return [
    {
      code: 'submaximal-effort',
      severity: 'note',
      detail: `peak RER ${rerPeak.toFixed(3)}, under 1.05; ${heart}`,
      value: rerPeak,
    },
  ];
}

/** In a rising test RER rises; where each fifth lies below the one before, the O2 sensor may drift. */
function fallingRer(view: TestView): Remark[] {
  const { incremental } = view;
  if (incremental === undefined || incremental.endS - incremental.startS < 300) return [];
  // The first minute is left out: RER falls there while CO2 is stored.
  const fromS = incremental.startS + 60;
  const widthS = (incremental.endS - fromS) / 5;
  const fifths = [0, 1, 2, 3, 4].map((fifth) => {
    const vo2 = meanAround(view, 'vo2MlPerMin', fromS + (fifth + 0.5) * widthS, widthS);
    const vco2 = meanAround(view, 'vco2MlPerMin', fromS + (fifth + 0.5) * widthS, widthS);
    return vo2 === undefined || vco2 === undefined || vo2 <= 0 ? undefined : vco2 / vo2;
  });
  const falls = fifths.every((rer, i) => {
    const before = fifths[i - 1];
    return rer !== undefined && (i === 0 || (before !== undefined && rer < before));
  });
  const first = fifths[0] ?? 0;
  const last = fifths[4] ?? 0;
  return falls && first - last >= 0.03
    ? [
        {
          code: 'rer-falls',
          severity: 'warning',
          detail: `RER falls through the rising test, from ${first.toFixed(2)} to ${last.toFixed(2)}`,
          value: last - first,
        },
      ]
    : [];
}

function heartRate(view: TestView): Remark[] {
  const doubt = view.hrPeakBpm === undefined ? undefined : heartRateDoubt(view);
  return doubt === undefined
    ? []
    : [{ code: 'heart-rate-implausible', severity: 'warning', detail: doubt, value: view.hrPeakBpm ?? 0 }];
}
