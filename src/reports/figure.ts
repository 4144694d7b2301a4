/**
 * A figure as data: no canvas, no DOM, no theme. Pages draw it live, exports draw it as SVG, PNG and into PDF, all from
 * the same numbers.
 */
export type Figure = {
  readonly title: string;
  /** One sentence for a reader who cannot see it. */
  readonly description: string;
  /** Panels side by side; rows follow from their number. */
  readonly columns: number;
  readonly panels: readonly FigurePanel[];
};

/**
 * One pair of axes. All arrays of a panel have the same length, in the order of time; `timeS` tells which moment each
 * point belongs to, so that panels with different x axes can be linked.
 */
export type FigurePanel = {
  readonly id: string;
  readonly title: string;
  readonly timeS: readonly number[];
  readonly x: FigureAxis & {
    /** undefined where there is none; absent altogether: the x axis is time itself. */
    readonly values?: readonly (number | undefined)[];
    /** The same, smoothed: where lines and marks stand, which single breaths would tear apart. Absent: `values`. */
    readonly smoothed?: readonly (number | undefined)[];
  };
  readonly left: FigureAxis;
  readonly right?: FigureAxis;
  readonly series: readonly FigureSeries[];
  /** Shaded stretches, in seconds; only drawn where x is time. */
  readonly spans: readonly FigureSpan[];
  /** Moments to find, in seconds; on another x axis they stand at its value at that time. */
  readonly marks: readonly FigureMark[];
  /** Takes a whole row. */
  readonly wide?: true;
};

export type FigureAxis = {
  readonly label: string;
  readonly unit: string;
  readonly fromZero: boolean;
  /** Digits after the point of a value as shown. */
  readonly digits: number;
  /** Fixed ends, where the data do not decide. */
  readonly range?: readonly [number, number];
};

/** Colours are names of tokens ("--series-blue"): each medium knows its own values for them (`figure-colours.ts`). */
export type TokenName = `--${string}`;

export type FigureSeries = {
  readonly title: string;
  readonly colour: TokenName;
  readonly axis: 'left' | 'right';
  readonly values: readonly (number | undefined)[];
  /** points: raw breaths; line: smoothed or set; rings: left out; area: stacked upon the areas before it. */
  readonly drawnAs: 'points' | 'line' | 'rings' | 'area';
};

export type FigureSpan = {
  readonly title: string;
  readonly colour: TokenName;
  readonly startS: number;
  readonly endS: number;
};

export type FigureMark = {
  /** Stable: "vt1". */
  readonly id: string;
  readonly title: string;
  readonly colour: TokenName;
  readonly timeS: number;
  /** How uncertain it is. */
  readonly band?: { readonly startS: number; readonly endS: number };
  /** ours: leads; other: a method's or the file's own, drawn lighter. */
  readonly rank: 'ours' | 'other';
};
