import type { Point, Shape } from '../drawing/shapes.ts';

/** A circle's quarter as a Bézier curve: how far its handles reach, of the radius. */
const handle = 0.5523;

/**
 * A shape as PDF operators (ISO 32000-1, 8.5). The origin of the drawing lies at `left`, `top`, pt from the page's lower
 * left corner. Points are lines of no length with round ends: a fourteenth of the operators of a circle.
 */
export function shapeOperators(shape: Exclude<Shape, { kind: 'text' }>, left: number, top: number): string {
  const put = ([x, y]: Point): string => `${digits(left + x)} ${digits(top - y)}`;
  const path = (points: readonly Point[]): string =>
    points.map((point, i) => `${put(point)} ${i === 0 ? 'm' : 'l'}`).join('\n');
  switch (shape.kind) {
    case 'lines': {
      const dash = shape.dashPt === undefined ? '' : `[${shape.dashPt.join(' ')}] 0 d `;
      return `${stroke(shape.colour, shape.widthPt)} 0 J 1 j ${dash}\n${shape.lines.map(path).join('\n')}\nS`;
    }
    case 'area':
      return `${fill(shape.colour)}\n${path(shape.points)}\nh f`;
    case 'box': {
      const [x, y] = shape.at;
      return `${fill(shape.colour)}\n${put([x, y + shape.heightPt])} ${digits(shape.widthPt)} ${digits(shape.heightPt)} re f`;
    }
    case 'dots': {
      const dots = shape.at.map((point) => `${put(point)} m ${put(point)} l`).join('\n');
      return `${stroke(shape.colour, 2 * shape.radiusPt)} 1 J\n${dots}\nS`;
    }
    case 'rings':
      return `${stroke(shape.colour, shape.widthPt)}\n${shape.at.map((at) => ring(at, shape.radiusPt, put)).join('\n')}\nS`;
  }
}

function ring([x, y]: Point, r: number, put: (point: Point) => string): string {
  const k = r * handle;
  const quarters: readonly (readonly [Point, Point, Point])[] = [
    [
      [x + r, y + k],
      [x + k, y + r],
      [x, y + r],
    ],
    [
      [x - k, y + r],
      [x - r, y + k],
      [x - r, y],
    ],
    [
      [x - r, y - k],
      [x - k, y - r],
      [x, y - r],
    ],
    [
      [x + k, y - r],
      [x + r, y - k],
      [x + r, y],
    ],
  ];
  return [`${put([x + r, y])} m`, ...quarters.map((points) => `${points.map(put).join(' ')} c`)].join('\n');
}

function stroke(colour: string, widthPt: number): string {
  return `${rgb(colour)} RG ${digits(widthPt)} w`;
}

function fill(colour: string): string {
  return `${rgb(colour)} rg`;
}

/** "#rrggbb" as three shares of 1. */
function rgb(colour: string): string {
  return [1, 3, 5].map((at) => digits(Number.parseInt(colour.slice(at, at + 2), 16) / 255, 1000)).join(' ');
}

function digits(value: number, parts = 100): string {
  return String(Math.round(value * parts) / parts + 0);
}
