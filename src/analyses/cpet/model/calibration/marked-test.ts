import type { Vo2OverTime } from './vo2-over-time.ts';

/**
 * A test that a laboratory marked by hand, beside what the network alone says of it (the physiological breakpoint,
 * `networkAlone` of an answer). Seconds on the file's clock; what is not there is absent.
 */
export type MarkedTest = {
  readonly networkVt1S?: number;
  readonly networkVt2S?: number;
  readonly markVt1S?: number;
  readonly markVt2S?: number;
  /** Where present, errors are given in percent of the marked VO2 too. */
  readonly course?: Vo2OverTime;
};
