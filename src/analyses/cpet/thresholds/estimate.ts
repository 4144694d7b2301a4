import type { Citation } from '../reference-values/citation.ts';
import type { IncrementalSeries } from './incremental-series.ts';

export type ThresholdName = 'VT1' | 'VT2';

export type MethodId =
  | 'v-slope'
  | 'v-slope-simplified'
  | 'v-slope-hinge'
  | 've-vo2-equivalent'
  | 've-vo2-nadir'
  | 'peto2'
  | 'peto2-nadir'
  | 'excess-co2'
  | 'orr-first'
  | 'd-max'
  | 've-vco2-equivalent'
  | 've-vco2-nadir'
  | 'petco2'
  | 'petco2-peak'
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
  /** The first and the last point at which a breakpoint may lie. */
  readonly first: number;
  readonly last: number;
  /** How many points one smoothing window holds: closer ones are not independent. */
  readonly lag: number;
  /** Whether the points end at a threshold already found, so that only one break is left to find. */
  readonly endsAtThreshold: boolean;
};

/** A breakpoint in the method's own abscissa, the curve that was fitted (for residuals), and whether it is convincing. */
export type Breakpoint = {
  readonly x: number;
  readonly fitted: Float64Array;
  /** Why the fit is not accepted; undefined where it is. */
  readonly doubt: string | undefined;
  /** The breakpoint of other ordinates over the same x, found the same way, for the bootstrap. */
  readonly again: (y: Float64Array) => number | undefined;
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
  /**
   * SD of its error on simulated tests as a share of VO2peak, by which it votes in the consensus; undefined for a
   * method that is shown but does not vote.
   */
  readonly errorShare?: number;
  /**
   * Which data a method for VT2 fits: those above VT1 once it is known (the default), all above half of VO2peak, or all
   * after the wash-in. Methods for VT1 fit what lies below VT2.
   */
  readonly data?: 'above-vt1' | 'upper-half' | 'whole';
  /** Breakpoint of the points; undefined where none can be fitted at all. */
  readonly locate: (points: Points) => Breakpoint | undefined;
  /** What other channels must say around the grid index found; the doubt in words, or undefined. */
  readonly corroborate?: (series: IncrementalSeries, gridIndex: number) => string | undefined;
};
