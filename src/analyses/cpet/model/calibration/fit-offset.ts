/** What is known of a laboratory before it marked anything: that its readers are readers. */
export type OffsetPrior = {
  /** Offsets of laboratories: mean and SD, s later than the physiological breakpoint. */
  readonly meanS: number;
  readonly sdS: number;
  /** SD of one laboratory's marks about its own offset, s, and how many marks that knowledge weighs. */
  readonly spreadS: number;
  readonly spreadMarks: number;
};

/**
 * On 157 labelled tests of three laboratories VT1 was marked 23, 106 and 84 s and VT2 14, 61 and 25 s after the
 * breakpoint, each with a spread of 30 to 45 s: as drawn in `../../simulate/physiology/raters.ts`.
 */
export const readersInGeneral: { readonly vt1: OffsetPrior; readonly vt2: OffsetPrior } = {
  vt1: { meanS: 40, sdS: 40, spreadS: 40, spreadMarks: 6 },
  vt2: { meanS: 25, sdS: 25, spreadS: 38, spreadMarks: 6 },
};

/** Where a laboratory marks one threshold. */
export type FittedOffset = {
  readonly marks: number;
  /** Shrunk towards readers in general, s later than the physiological breakpoint. */
  readonly offsetS: number;
  /** Standard error of the offset, s. */
  readonly errorS: number;
  /** SD of a mark about the offset, s: the readers' scatter, and the network's own error. */
  readonly sdS: number;
  /** The plain mean of the differences, s; absent where there is no mark. */
  readonly meanDifferenceS?: number;
};

/** No laboratory is surer than this, s: neither readers nor the network are. */
const leastSdS = 20;

/**
 * Offset and spread from differences mark − network, s. The spread is a scaled-inverse-χ² posterior mean of the
 * variance with the prior's weight, the offset a normal–normal posterior mean given that spread (Gelman et al. 2013,
 * Bayesian Data Analysis, 3rd ed., sections 2.5 and 2.6). Without a difference it is the prior.
 */
export function fitOffset(differencesS: readonly number[], prior: OffsetPrior): FittedOffset {
  const marks = differencesS.length;
  const meanS = marks > 0 ? differencesS.reduce((sum, one) => sum + one, 0) / marks : prior.meanS;
  const squares = differencesS.reduce((sum, one) => sum + (one - meanS) ** 2, 0);
  const freedom = prior.spreadMarks + Math.max(0, marks - 1);
  const sdS = Math.max(leastSdS, Math.sqrt((prior.spreadMarks * prior.spreadS ** 2 + squares) / freedom));
  const ofPrior = 1 / prior.sdS ** 2;
  const ofMarks = marks / sdS ** 2;
  return {
    marks,
    offsetS: (prior.meanS * ofPrior + meanS * ofMarks) / (ofPrior + ofMarks),
    errorS: Math.sqrt(1 / (ofPrior + ofMarks)),
    sdS,
    ...(marks > 0 && { meanDifferenceS: meanS }),
  };
}
