import type { Component } from 'svelte';

/**
 * What pages show for one kind of finding beyond its report. The component gets the finding as stored;
 * its type is forgotten here, and known again inside the analysis' own view.
 */
export type FindingView = {
  /** Drawn between the headline and the rest of the report. */
  readonly Pictures: Component<{ finding: never }>;
  /** What to do about a fault of a file; undefined for a code it does not know. */
  readonly adviceFor: (code: string) => string | undefined;
  /** Every fault code with advice, for the help page. */
  readonly knownFaults: readonly { readonly code: string; readonly advice: string }[];
  /** Every remark code with its meaning, for the help page. */
  readonly knownRemarks: readonly { readonly code: string; readonly meaning: string }[];
  /** Lets a user choose the options of new batches; stores nothing. Absent where there is nothing to choose. */
  readonly OptionsForm?: Component<{ options: never; onchange: (options: unknown) => void }>;
  /** The options that a batch was made with, in one line. */
  readonly optionsInWords?: (options: never) => string;
};
