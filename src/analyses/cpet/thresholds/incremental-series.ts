/** Width of the centred moving mean that smooths every channel, s (15 to 20 s in the literature). */
export const smoothingS = 20;

/**
 * The incremental part of a test as threshold methods see it: every channel on one even time grid, smoothed, without
 * gaps; a channel that cannot give that is absent. VO2 and VCO2 in mL/min STPD, VE in L/min BTPS, pressures in mmHg.
 */
export type IncrementalSeries = {
  /** Step of the grid, s. */
  readonly stepS: number;
  /** Seconds on the file's clock. */
  readonly timeS: Float64Array;
  readonly vo2MlPerMin: Float64Array;
  readonly vco2MlPerMin: Float64Array;
  readonly veLPerMin?: Float64Array;
  readonly peto2MmHg?: Float64Array;
  readonly petco2MmHg?: Float64Array;
  readonly hrBpm?: Float64Array;
  readonly workRateW?: Float64Array;
};

/** Grid indices: the data [from, to) that a method fits, and the places [first, last] at which a breakpoint may lie. */
export type Region = {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
  /** Whether the region ends at VT2 already found, so that one break is left below it. */
  readonly endsAtThreshold: boolean;
};
