/** Why a person should look at a result before relying on it. */
export type ReviewReason = {
  /** Stable kebab-case name; the same code may come twice, for two values of one result. */
  readonly code: string;
  /** How much a person is needed, 1 to 100. It orders reasons and results, and is no probability. */
  readonly weight: number;
  /** A few words, for a chip in a list. */
  readonly label: string;
  /** The fact, with numbers and units. */
  readonly words: string;
};
