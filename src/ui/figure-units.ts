import { factorBetween, moreDigits, shownUnit, type ShownUnits } from '#core/shown-units.ts';
import type { Figure, FigureAxis, FigurePanel } from '#reports/figure.ts';

type Values = readonly (number | undefined)[];

/** A unit that a reader wants, what values are multiplied by to be in it, and how many digits more say as much. */
export type UnitTurn = { readonly unit: string; readonly factor: number; readonly moreDigits: number };

/**
 * How values stored in `unit` are shown, by the titles of what they are of. They stay as they are where the wanted unit
 * takes a body mass, kg, and there is none, and in METs also where there is CO2 among them: a MET is an uptake of oxygen.
 */
export function turnTo(
  unit: string,
  titles: readonly string[],
  units: ShownUnits,
  bodyMassKg: number | undefined,
): UnitTurn {
  const wanted = shownUnit(unit, units);
  const factor = factorBetween(unit, wanted, bodyMassKg);
  const isOfCo2 = titles.some((title) => title.includes('CO2'));
  if (factor === undefined || wanted === unit || (wanted === 'METs' && isOfCo2))
    return { unit, factor: 1, moreDigits: 0 };
  return { unit: wanted, factor, moreDigits: moreDigits(unit, units) };
}

/** What the values of an axis are multiplied by, and the axis in its shown unit. */
type Turned = { readonly axis: FigureAxis; readonly factor: number };

/** A figure in the units that its reader wants, of somebody of this body mass, kg. */
export function figureInUnits(figure: Figure, units: ShownUnits, bodyMassKg?: number): Figure {
  const panels = figure.panels.map((panel) => panelInUnits(panel, units, bodyMassKg));
  return panels.every((panel, place) => panel === figure.panels[place]) ? figure : { ...figure, panels };
}

function panelInUnits(panel: FigurePanel, units: ShownUnits, bodyMassKg: number | undefined): FigurePanel {
  const titlesOn = (side: 'left' | 'right'): readonly string[] =>
    panel.series.filter(({ axis }) => axis === side).map(({ title }) => title);
  const turn = (axis: FigureAxis, titles: readonly string[]): Turned => {
    const { unit, factor, moreDigits } = turnTo(axis.unit, [axis.label, ...titles], units, bodyMassKg);
    if (factor === 1) return { axis, factor };
    const range = axis.range && ([axis.range[0] * factor, axis.range[1] * factor] as const);
    return { axis: { ...axis, unit, digits: axis.digits + moreDigits, ...(range && { range }) }, factor };
  };
  const left = turn(panel.left, titlesOn('left'));
  const right = panel.right && turn(panel.right, titlesOn('right'));
  const x = turn(panel.x, []);
  if ([left, right, x].every((turned) => turned === undefined || turned.factor === 1)) return panel;
  const { values, smoothed } = panel.x;
  return {
    ...panel,
    x: {
      ...x.axis,
      ...(values && { values: times(values, x.factor) }),
      ...(smoothed && { smoothed: times(smoothed, x.factor) }),
    },
    left: left.axis,
    ...(right && { right: right.axis }),
    series: panel.series.map((one) => ({
      ...one,
      values: times(one.values, (one.axis === 'right' ? right : left)?.factor ?? 1),
    })),
  };
}

function times(values: Values, factor: number): Values {
  return factor === 1 ? values : values.map((value) => (value === undefined ? undefined : value * factor));
}
