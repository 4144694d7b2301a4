import type { Component } from 'svelte';

/** One method as the help lists it. */
export type MethodEntry = {
  readonly id: string;
  readonly title: string;
  readonly unit?: string;
  /** In words or signs; absent where the source alone tells. */
  readonly formula?: string;
  /** Author, year, place; says so where it is cited from memory. */
  readonly source: string;
};

/** Methods that belong together. */
export type MethodGroup = {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly entries: readonly MethodEntry[];
};

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
  /** How everything is computed, for the help page; loaded when asked for. */
  readonly knownMethods?: () => Promise<readonly MethodGroup[]>;
  /** Lets a user choose the options of new batches; stores nothing. Absent where there is nothing to choose. */
  readonly OptionsForm?: Component<{ options: never; onchange: (options: unknown) => void }>;
  /** The options that a batch was made with, in one line. */
  readonly optionsInWords?: (options: never) => string;
};
