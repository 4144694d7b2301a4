/** A point in pt; x to the right, y downwards. */
export type Point = readonly [x: number, y: number];

/**
 * What a figure comes down to: few kinds of shapes in a few colours (#rrggbb), so that SVG and PDF draw the same. Opacity
 * from 0 to 1; absent: 1.
 */
export type Shape =
  | {
      readonly kind: 'lines';
      readonly lines: readonly (readonly Point[])[];
      readonly colour: string;
      readonly widthPt: number;
      readonly dashPt?: readonly [number, number];
    }
  | {
      readonly kind: 'area';
      readonly points: readonly Point[];
      readonly colour: string;
      readonly opacity?: number;
    }
  | {
      readonly kind: 'box';
      readonly at: Point;
      readonly widthPt: number;
      readonly heightPt: number;
      readonly colour: string;
      readonly opacity?: number;
    }
  | {
      readonly kind: 'dots';
      readonly at: readonly Point[];
      readonly radiusPt: number;
      readonly colour: string;
      readonly opacity?: number;
    }
  | {
      readonly kind: 'rings';
      readonly at: readonly Point[];
      readonly radiusPt: number;
      readonly widthPt: number;
      readonly colour: string;
    }
  | {
      readonly kind: 'text';
      /** The middle of the baseline, its start or its end, as `anchor` says. */
      readonly at: Point;
      readonly text: string;
      readonly sizePt: number;
      readonly colour: string;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly bold?: true;
      /** Read from the bottom up. */
      readonly turned?: true;
    };

/** A figure as shapes, in the order they are drawn. */
export type Drawing = {
  readonly title: string;
  readonly description: string;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly shapes: readonly Shape[];
};
