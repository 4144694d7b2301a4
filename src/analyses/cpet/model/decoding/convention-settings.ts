import type { Convention } from '../domain-answer.ts';

/** How one threshold of one convention is decoded. */
export type ThresholdSettings = {
  /** Which head is asked: that of the physiological breakpoint, or that of the marks of readers. */
  readonly head: 'physiological' | 'reader';
  /** Which head says whether there is one to be marked. */
  readonly absentFrom: 'physiological' | 'reader';
  /** Power to which the head's places are raised: below 1 where it is surer than real tests allow. */
  readonly tempering: number;
  /** How much later the marks lie, s, and how much later still in the unfittest. */
  readonly laterS: number;
  readonly laterUnfitS: number;
  /** SD of the marks about that, s, and how much more it is in the unfittest. */
  readonly spreadS: number;
  readonly spreadUnfitS: number;
  /** SD of the prior on the share of VO2peak, and how much more it is in the unfittest; undefined for no prior. */
  readonly priorSd: number | undefined;
  readonly priorSdUnfit: number;
  /** Normal on RER at the mark; undefined where RER does not count. */
  readonly rer: { readonly centre: number; readonly sd: number } | undefined;
  /** Share of the classical methods where they are as precise as the rest. */
  readonly classicalShare: number;
  /** Absent above this probability. Readers nearly always set a mark, and the model's calls of "none" come easily. */
  readonly absentAbove: number;
};

export type ConventionSettings = { readonly vt1: ThresholdSettings; readonly vt2: ThresholdSettings };

/**
 * The calibrated network without offset, prior, tempering or spread. The classical methods keep a small voice: with it
 * errors stay as they are on both simulators (3.6 and 3.0, 4.9 and 3.5 %), and intervals widen where the network stands
 * alone. A first network, worse on the second simulator, gained there (8.2 to 7.9 %, coverage .79 to .81 at a voice of .3).
 */
const breakpoint: ThresholdSettings = {
  head: 'physiological',
  absentFrom: 'physiological',
  tempering: 1,
  laterS: 0,
  laterUnfitS: 0,
  spreadS: 0,
  spreadUnfitS: 0,
  priorSd: undefined,
  priorSdUnfit: 0,
  rer: undefined,
  classicalShare: 0.15,
  absentAbove: 0.5,
};

/**
 * Offsets and spreads from 157 labelled tests of three laboratories, whose marks lay 23, 106 and 84 s (VT1) and 14, 61
 * and 25 s (VT2) after the hinge, the first of athletes, the others of patients; a mark's SD was 30 to 40 s, and that of
 * whole laboratories 40 and 25 s. RER at their VT1 was .90, .90 and .97. On simulated stand-ins for those sets (the same
 * offsets, spread of shares and errors of a network) tempering from .25 to .6, prior SDs from .075 to .11 and shares of
 * the classical methods from .1 to .35 moved errors by less than .5 % (the prior: 1.2 % in the fittest), so that the
 * middle of each is taken. The head of readers' marks was no better than the moved breakpoint. Without a prior VT2 was
 * worse where the network erred (6.2 against 5.6 %) and better where it did not (4.7, 5.0 %).
 */
const readers: ConventionSettings = {
  vt1: {
    head: 'physiological',
    absentFrom: 'reader',
    tempering: 0.5,
    laterS: 20,
    laterUnfitS: 90,
    spreadS: 45,
    spreadUnfitS: 80,
    priorSd: 0.095,
    priorSdUnfit: 0.09,
    rer: { centre: 0.92, sd: 0.06 },
    classicalShare: 0.2,
    absentAbove: 0.8,
  },
  vt2: {
    head: 'physiological',
    absentFrom: 'reader',
    tempering: 0.5,
    laterS: 10,
    laterUnfitS: 55,
    spreadS: 40,
    spreadUnfitS: 40,
    priorSd: 0.08,
    priorSdUnfit: 0.04,
    rer: undefined,
    classicalShare: 0.2,
    absentAbove: 0.8,
  },
};

/** The settings of a convention. A laboratory's own offsets take the place of those of readers in general. */
export function settingsOf(convention: Convention): ConventionSettings {
  switch (convention.kind) {
    case 'none':
      return { vt1: breakpoint, vt2: breakpoint };
    case 'readers':
      return readers;
    case 'laboratory':
      return {
        vt1: inLaboratory(readers.vt1, convention.vt1OffsetS, convention.vt1SdS),
        vt2: inLaboratory(readers.vt2, convention.vt2OffsetS, convention.vt2SdS),
      };
  }
}

/**
 * What readers in general do says less where a laboratory's own marks are known, and its SD holds the network's error
 * already: little is left to temper.
 */
function inLaboratory(general: ThresholdSettings, offsetS: number, sdS: number): ThresholdSettings {
  return {
    ...general,
    tempering: 0.7,
    laterS: offsetS,
    laterUnfitS: 0,
    spreadS: sdS,
    spreadUnfitS: 0,
    priorSd: general.priorSd && 1.5 * general.priorSd,
    rer: undefined,
  };
}
