import type { Component } from 'svelte';
import type { Result } from '#core/result.ts';
import type { ReviewState } from '#core/review.ts';

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

/** What a page lends the pictures of a finding; a picture leaves out what it is not lent. */
export type PicturePorts = {
  /** The address of a model's card. */
  readonly modelCard?: (modelId: string) => string;
  /** Asks the model again, without one part of its input at a time: what drove its answer. Typed by the analysis. */
  readonly explain?: () => Promise<Result<unknown>>;
  /** What this device keeps that explains a finding, as the user's code books. Typed by the analysis. */
  readonly kept?: () => Promise<unknown>;
  /** The address of the page where that is added. */
  readonly keptPage?: string;
  /** Lets a person change the result; absent: it can only be looked at. */
  readonly review?: ReviewPorts;
};

/** How a picture lets a person change a result. */
export type ReviewPorts = {
  /** As it stands now; changes come as a new value of the whole. */
  readonly state: ReviewState;
  /**
   * Sets a value by hand (undefined: back to the automatic one), in the analysis' own form. The page asks for initials
   * and a reason where it needs them. Resolves once the result made anew is on the page; false where it was given up.
   */
  readonly adjust: (what: string, to: unknown, automatic?: unknown) => Promise<boolean>;
  /** Takes the last change back; absent where there is none. */
  readonly undo?: () => Promise<boolean>;
};

/**
 * What pages show for one kind of finding beyond its report. The component gets the finding as stored;
 * its type is forgotten here, and known again inside the analysis' own view.
 */
export type FindingView = {
  /** What only a person can decide, drawn before anything else of the finding; draws nothing where nothing waits. */
  readonly Asks?: Component<{ finding: never; ports?: PicturePorts }>;
  /** Drawn between the headline and the rest of the report. */
  readonly Pictures: Component<{ finding: never; ports?: PicturePorts }>;
  /**
   * Titles of the values that a person can set by hand in the pictures, in the order of their digits in a review. What
   * sets one carries its title as `data-by-hand`, and takes the focus.
   */
  readonly byHand?: readonly string[];
  /** Keys that the pictures take before the page around them does, for its list of keys. */
  readonly keys?: readonly { readonly key: string; readonly words: string }[];
  /** Which blocks of the report, by their titles, the pictures show too: a page need not show them twice. */
  readonly pictured?: readonly string[] | ((title: string) => boolean);
  /** What its reports name by an id, in words of the page's language; undefined for any other text. */
  readonly named?: (text: string) => string | undefined;
  /** What to do about a fault of a file; undefined for a code it does not know. */
  readonly adviceFor: (code: string) => string | undefined;
  /** Every fault code with advice, for the help page. */
  readonly knownFaults: readonly { readonly code: string; readonly advice: string }[];
  /** Every remark code with its meaning, for the help page. */
  readonly knownRemarks: readonly { readonly code: string; readonly meaning: string }[];
  /** Every code of a reason for a review with what it stands for, the gravest first, for the help page. */
  readonly knownReasons?: readonly { readonly code: string; readonly meaning: string }[];
  /** How everything is computed, for the help page; loaded when asked for. */
  readonly knownMethods?: () => Promise<readonly MethodGroup[]>;
  /** Lets a user choose the options of new batches; stores nothing. Absent where there is nothing to choose. */
  readonly OptionsForm?: Component<{
    options: never;
    /** What this device keeps for the analysis beside the options, as stored. */
    kept?: unknown;
    onchange: (options: unknown) => void;
  }>;
  /** Whether a laboratory can fit a convention of its own for it. */
  readonly calibrates?: true;
  /** The options that a batch was made with, in one line. */
  readonly optionsInWords?: (options: never) => string;
};
