/** What became of one input. */
export type Outcome =
  | { readonly kind: 'success' | 'partial' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'bug'; readonly bug: BugKind; readonly detail: string };

export type BugKind =
  /** An exception reached the worker's entry, or left it. */
  | 'thrown'
  /** More processor time than the limit. */
  | 'hang'
  /** The process ended. */
  | 'died'
  /** A fault without the code or the place it owes. */
  | 'unplaced'
  /** A finding that breaks what every finding promises. */
  | 'wrong-looking'
  /** The same bytes gave something else the second time. */
  | 'unstable';

/** What a fuzzed process says of one input. */
export type Answer = { readonly outcome: Outcome; readonly cpuMs: number; readonly peakMegabytes: number };

/** What it is asked: an input by its number, or bytes as they are. */
export type Question = {
  readonly index: number;
  /** Absent: the input of that number. */
  readonly given?: { readonly analysisId: string; readonly bytes: Uint8Array };
};

export function bug(kind: BugKind, detail: string): Outcome {
  return { kind: 'bug', bug: kind, detail };
}
