import type { Citation } from '../reference-values/citation.ts';
import type { IncrementalSeries } from './incremental-series.ts';

export type ThresholdName = 'VT1' | 'VT2';

export type MethodId =
  | 'v-slope'
  | 'v-slope-simplified'
  | 'v-slope-hinge'
  | 've-vo2-equivalent'
  | 'peto2'
  | 'excess-co2'
  | 'orr-first'
  | 'd-max'
  | 've-vco2-equivalent'
  | 'petco2'
  | 've-vco2-slope'
  | 'orr-second';

/** The two ends of an interval. */
export type Interval = { readonly low: number; readonly high: number };

/** The other channels at a threshold: means over ±10 s, absent where the channel is. */
export type ThresholdValues = {
  readonly timeS: number;
  readonly vo2MlPerMin: number;
  readonly hrBpm?: number;
  readonly workRateW?: number;
};

/** One method's answer. Indeterminate is a legal answer and says why; a candidate may be shown, never counted. */
export type ThresholdEstimate = {
  readonly method: MethodId;
  readonly which: ThresholdName;
} & (
  | ({
      readonly determinate: true;
      /** 90 % bootstrap interval of the time, s, and of VO2, mL/min. */
      readonly interval90S: Interval;
      readonly interval90Vo2MlPerMin: Interval;
    } & ThresholdValues)
  | { readonly determinate: false; readonly reason: string; readonly candidate?: ThresholdValues }
);

/** Points to fit, in rising order of x; `gridIndex` leads back to the time grid. */
export type Points = {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly gridIndex: Int32Array;
};

/** A breakpoint in the method's own abscissa, the curve that was fitted (for residuals), and whether it is convincing. */
export type Breakpoint = {
  readonly x: number;
  readonly fitted: Float64Array;
  /** Why the fit is not accepted; undefined where it is. */
  readonly doubt: string | undefined;
};

/** What a method draws upwards. */
export type Ordinate = 'vco2' | 've' | 've/vo2' | 've/vco2' | 'peto2' | 'petco2' | 'excess-co2' | 'vco2-vo2';

/** A threshold method: what it draws against what, and how it finds the breakpoint. */
export type Method = {
  readonly id: MethodId;
  readonly which: ThresholdName;
  readonly title: string;
  readonly citation: Citation;
  readonly abscissa: 'time' | 'vo2' | 'vco2';
  readonly ordinate: Ordinate;
  /** Breakpoint of the points, with at least `minPoints` either side; undefined where none can be fitted at all. */
  readonly locate: (points: Points, minPoints: number) => Breakpoint | undefined;
  /** What other channels must say around the grid index found; the doubt in words, or undefined. */
  readonly corroborate?: (series: IncrementalSeries, gridIndex: number) => string | undefined;
};
