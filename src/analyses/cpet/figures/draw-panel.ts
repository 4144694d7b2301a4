import type { FigureAxis, FigureMark, FigurePanel, FigureSeries, FigureSpan } from '#reports/figure.ts';
import type { Series } from '../channels.ts';
import { axisRange } from './axis-range.ts';
import type { PanelId } from './layouts.ts';
import { panelContents } from './panel-contents.ts';
import { quantityDefinitions, type QuantityId } from './quantity-definitions.ts';
import type { DrawnQuantity, FigureData } from './smoothed-quantities.ts';

/** raw: breaths or rows as points; smoothed: the line alone. */
export type DrawnAs = 'both' | 'raw' | 'smoothed';

/** What all panels of a figure share. */
export type PanelSetting = {
  readonly drawn: DrawnAs;
  readonly spans: readonly FigureSpan[];
  readonly marks: readonly FigureMark[];
  /** What panels over another axis than time show: rows before and after would lie upon the exercise. */
  readonly over: { readonly fromS: number; readonly toS: number };
};

/** One panel under its number in the layout; the quantities that would be needed where the test has none of them. */
export function drawPanel(
  id: PanelId,
  number: number,
  data: FigureData,
  { drawn, spans, marks, over: part }: PanelSetting,
): FigurePanel | { readonly missing: string } {
  const content = panelContents[id];
  const title = (what: string) => `${String(number)} · ${what}`;
  const found = (ids: readonly QuantityId[]) => ids.flatMap((one) => data.quantity(one) ?? []);
  const isOver = content.x !== undefined;
  const shown = (quantity: DrawnQuantity) => (isOver ? within(quantity, data.timeS, part) : quantity);
  const [x] = content.x === undefined ? [] : found([content.x]).map(shown);
  const onLeft = found(content.left).map(shown);
  const onRight = found(content.right ?? [])
    .slice(0, 1)
    .map(shown);
  // What is left of a panel stands on its left.
  const left = onLeft.length > 0 ? onLeft : onRight;
  const right = onLeft.length > 0 ? onRight[0] : undefined;
  if (left.length === 0 || (isOver && x === undefined)) return { missing: title(content.title) };
  const names = [...left, ...(right ? [right] : [])].map((one) => quantityDefinitions[one.id].title);
  const over = x && ` over ${quantityDefinitions[x.id].title}`;
  return {
    id,
    title: title(`${names.join(', ')}${over ?? ''}`),
    timeS: data.timeS,
    x: x ? { ...axisOf([x]), ...xValuesOf(x, drawn) } : timeAxis,
    left: axisOf(left),
    ...(right && { right: axisOf([right]) }),
    series: [
      ...left.flatMap((one) => seriesOf(one, 'left', unitOf(left), drawn, x)),
      ...(right ? seriesOf(right, 'right', unitOf([right]), drawn, x) : []),
    ],
    spans: x === undefined ? spans : [],
    marks,
  };
}

/** Only the rows of a part of the test. */
function within(
  quantity: DrawnQuantity,
  timeS: readonly number[],
  { fromS, toS }: PanelSetting['over'],
): DrawnQuantity {
  const cut = (values: Series): Series =>
    values.map((value, row) => {
      const at = timeS[row] ?? 0;
      return at >= fromS && at < toS ? value : undefined;
    });
  const { id, all, kept, smoothed } = quantity;
  return { id, all: cut(all), kept: cut(kept), smoothed: cut(smoothed) };
}

export const timeAxis: FigureAxis = { label: 'Time', unit: 's', fromZero: false, digits: 0 };

function xValuesOf({ all, smoothed }: DrawnQuantity, drawn: DrawnAs) {
  return drawn === 'smoothed' ? { values: smoothed } : { values: all, smoothed };
}

/** An axis has the unit of its first quantity; another one's stands beside its title. */
function unitOf([first]: readonly DrawnQuantity[]): string {
  return first ? quantityDefinitions[first.id].unit : '';
}

function axisOf(quantities: readonly DrawnQuantity[]): FigureAxis {
  const definitions = quantities.map(({ id }) => quantityDefinitions[id]);
  const range = axisRange(quantities);
  return {
    label: definitions.map(({ title }) => title).join(', '),
    unit: unitOf(quantities),
    fromZero: definitions.some(({ fromZero }) => fromZero),
    digits: Math.max(0, ...definitions.map(({ digits }) => digits)),
    ...(range && { range }),
  };
}

/** Points, what was left out as rings, and the smoothed line. A point whose x was left out is left out too. */
function seriesOf(
  { id, all, kept, smoothed }: DrawnQuantity,
  axis: 'left' | 'right',
  axisUnit: string,
  drawn: DrawnAs,
  x: DrawnQuantity | undefined,
): readonly FigureSeries[] {
  const { title: name, unit, colour, isLoad } = quantityDefinitions[id];
  const title = unit === axisUnit ? name : `${name} (${unit})`;
  const line: FigureSeries = { title, colour, axis, values: smoothed, drawnAs: 'line' };
  if (isLoad) return [line];
  const isKept = (row: number) => kept[row] !== undefined && (x === undefined || x.kept[row] !== undefined);
  const points = kept.map((value, row) => (isKept(row) ? value : undefined));
  const rings = all.map((value, row) => (isKept(row) ? undefined : value));
  const hasRings = rings.some(
    (value, row) => value !== undefined && (x === undefined || x.all[row] !== undefined),
  );
  return [
    ...(drawn === 'smoothed' ? [] : [{ title, colour, axis, values: points, drawnAs: 'points' } as const]),
    ...(drawn !== 'smoothed' && hasRings
      ? [{ title: 'left out', colour: '--series-grey', axis, values: rings, drawnAs: 'rings' } as const]
      : []),
    ...(drawn === 'raw' ? [] : [line]),
  ];
}
