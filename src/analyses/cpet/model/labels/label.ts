/** A threshold as marked: a time on the file's clock, s, VO2, mL/min, or both. */
export type ThresholdLabel = { readonly timeS?: number; readonly vo2MlPerMin?: number };

/** The labels of one file, as a row of the list gives them. */
export type FileLabel = {
  /** The file's name as the list writes it. */
  readonly file: string;
  /** Row of the list, from 1. */
  readonly row: number;
  readonly vt1?: ThresholdLabel;
  readonly vt2?: ThresholdLabel;
};

/** A label with both, one of them read from the test where only the other was marked. */
export type CompleteLabel = { readonly timeS: number; readonly vo2MlPerMin: number };
