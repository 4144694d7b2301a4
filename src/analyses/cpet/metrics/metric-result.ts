import type { Citation } from '../reference-values/citation.ts';

/** A number with the time it belongs to and, where it was resampled, its 90 % interval; or why there is none. */
export type Outcome =
  | {
      readonly value: number;
      readonly timeS?: number;
      readonly interval90?: { readonly low: number; readonly high: number };
    }
  | { readonly reason: string };

/** How a reader may judge the number: a normal range, a cut-off, or a class. */
export type Judgement = {
  /** "22 to 30 in health", "III (36 to 44.9)". */
  readonly text: string;
  readonly citation: Citation;
};

/** A computed metric as the finding keeps it: plain JSON, with what a reader of the export needs to know of it. */
export type MetricResult = {
  readonly id: string;
  readonly title: string;
  readonly unit?: string;
  readonly formula: string;
  readonly citation: Citation;
  readonly outcome: Outcome;
  readonly judgement?: Judgement;
};
