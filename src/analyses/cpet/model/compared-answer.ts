import type { PlacedThreshold } from './domain-answer.ts';

/** What one of the user's own models says of a test, beside the shipped model's answer. */
export type ComparedAnswer = {
  readonly modelId: string;
  readonly title: string;
  /** mended: the model's answer with the known defects of its app repaired. reference: as its app shows it. */
  readonly mode: 'as-declared' | 'mended' | 'reference';
  readonly vt1?: PlacedThreshold;
  readonly vt2?: PlacedThreshold;
  /** Why a threshold, or both, are missing. */
  readonly reason?: string;
  /** What must be shown wherever the answer is. */
  readonly disclosures: readonly string[];
};
