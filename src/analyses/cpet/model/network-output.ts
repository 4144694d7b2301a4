/**
 * A network's answer on the grid of its features: probability of each threshold lying at each grid time, and of being
 * absent. Each sums to 1 with its absence; `timeS` as in the features.
 */
export type ThresholdProbability = { readonly at: Float64Array; readonly absent: number };

export type NetworkOutput = {
  readonly timeS: Float64Array;
  /** Of the physiological breakpoints. */
  readonly vt1: ThresholdProbability;
  readonly vt2: ThresholdProbability;
  /** Of the marks that a reader of an unknown laboratory would set. */
  readonly readerVt1: ThresholdProbability;
  readonly readerVt2: ThresholdProbability;
  /** Of the domains at each grid time, from the network's ordinal head: sums to 1, moderate never rises. */
  readonly domains?: {
    readonly moderate: Float64Array;
    readonly heavy: Float64Array;
    readonly severe: Float64Array;
  };
};
