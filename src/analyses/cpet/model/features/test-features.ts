/** Step of the networks' grid, s. */
export const gridStepS = 5;
/** Longest input: 40 min. A longer part is cut to the 40 min before its end. */
export const longestGrid = 480;

/**
 * One test as the networks see it: rows of `channelNames` (row-major, channels × length) on an even grid of seconds.
 * A group of channels that the test lacks is all zero and its mask channel too. No value is NaN or infinite.
 */
export type TestFeatures = {
  /** Grid times on the file's clock, s; the exercise part and up to 60 s on either side. */
  readonly timeS: Float64Array;
  readonly values: Float32Array;
  /** 1 where a threshold may lie: from 15 s after the start of the incremental part to its end. */
  readonly inside: Uint8Array;
  /** Smoothed channels in their units on the same grid, for reading values at a threshold. */
  readonly vo2MlPerMin: Float64Array;
  readonly vco2MlPerMin: Float64Array;
  readonly hrBpm?: Float64Array;
  readonly workRateW?: Float64Array;
  readonly vo2PeakMlPerMin: number;
  readonly has: {
    readonly ve: boolean;
    readonly endTidal: boolean;
    readonly vtRf: boolean;
    readonly hr: boolean;
    readonly load: boolean;
  };
};
