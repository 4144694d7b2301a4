import type { Interval } from '../thresholds/estimate.ts';

/**
 * Whose VT1 and VT2 are meant. none: the physiological breakpoint, as simulated. readers: what readers of laboratories
 * in general mark. laboratory: a laboratory's own convention, fitted on tests it marked (`calibration/`).
 */
export type Convention =
  | { readonly kind: 'none' }
  | { readonly kind: 'readers' }
  | ({ readonly kind: 'laboratory' } & LaboratoryConvention);

export type LaboratoryConvention = {
  readonly name: string;
  /** How many marked tests it was fitted on. */
  readonly tests: number;
  /** How much later than the physiological breakpoint this laboratory marks, s, and the SD of its marks, s. */
  readonly vt1OffsetS: number;
  readonly vt1SdS: number;
  readonly vt2OffsetS: number;
  readonly vt2SdS: number;
};

/** Which network answered. */
export type ModelReference = { readonly id: string; readonly version: string; readonly sha256: string };

/** Two intervals of one quantity. */
export type Intervals = { readonly interval50: Interval; readonly interval90: Interval };

/** A threshold with what is read at it. Without an interval of its own: read at the ends of the one in time. */
export type PlacedThreshold = {
  readonly timeS: number;
  readonly vo2MlPerMin: number;
  readonly hrBpm?: number;
  readonly workRateW?: number;
};

/** One voice in an answer: the network alone, the prior, each classical method. */
export type Vote = {
  readonly voice: 'network' | 'prior' | (string & {});
  /** Share of the mixture, 0 to 1; all voices of a threshold sum to 1. */
  readonly share: number;
  /** Where this voice alone would put it; absent where it puts it nowhere. */
  readonly timeS?: number;
  readonly vo2MlPerMin?: number;
};

/** The joined answer for one threshold. */
export type DomainThreshold = { readonly which: 'VT1' | 'VT2'; readonly absentProbability: number } & (
  | ({
      readonly found: true;
      readonly timeIntervalsS: Intervals;
      readonly vo2IntervalsMlPerMin: Intervals;
      readonly hrIntervalsBpm?: Intervals;
      readonly workRateIntervalsW?: Intervals;
      readonly votes: readonly Vote[];
      /** The network alone, without prior, votes or convention. */
      readonly networkAlone?: PlacedThreshold;
    } & PlacedThreshold)
  | { readonly found: false; readonly reason: string; readonly votes: readonly Vote[] }
);

/** Probability of each domain at each grid time; the three sum to 1, moderate never rises, severe never falls. */
export type DomainCurves = {
  readonly timeS: readonly number[];
  readonly moderate: readonly number[];
  readonly heavy: readonly number[];
  readonly severe: readonly number[];
};

/** Why a network does not answer, or what to keep in mind where it does. */
export type GuardCode =
  | 'no-vco2'
  | 'no-end-tidal'
  | 'averaged-too-long'
  | 'too-short'
  | 'no-progressive-load'
  | 'posterior-too-wide'
  | 'outside-training-range'
  | 'model-unavailable';

export type GuardNote = { readonly code: GuardCode; readonly detail: string };

/** What the network says of a test, joined with prior and classical votes; or which state keeps it from answering. */
export type DomainAnswer =
  | {
      readonly state: 'answered';
      readonly model: ModelReference;
      readonly convention: Convention;
      readonly vt1: DomainThreshold;
      readonly vt2: DomainThreshold;
      readonly curves: DomainCurves;
      /** What to keep in mind: no end-tidal pressures, and so on. */
      readonly cautions: readonly GuardNote[];
      /** How far network and classical consensus lie apart, s, where both answer. */
      readonly disagreementS: { readonly vt1?: number; readonly vt2?: number };
    }
  | ({ readonly state: 'refused' } & GuardNote);
