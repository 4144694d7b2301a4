import { fixed } from '#language/numbers.ts';
import { term } from '#language/terms.ts';
import type { ChartPanel, ChartSeries } from '#ui/time-chart.ts';
import { channels, type ChannelId } from '../channels.ts';
import type { StoredSeries } from '../finding.ts';
import { indexLeftOut, isLeftOut } from '../left-out.ts';
import { fromSparse } from '../stored-series.ts';

/** How each channel is drawn; a panel holds the channels that share its unit. */
const layout: readonly {
  readonly title: string;
  readonly ids: readonly ChannelId[];
  readonly fromZero: boolean;
  readonly drawnAs: 'dots' | 'line';
}[] = [
  { title: 'VO2 and VCO2', ids: ['vo2MlPerMin', 'vco2MlPerMin'], fromZero: true, drawnAs: 'dots' },
  { title: 'Ventilation', ids: ['veLPerMin'], fromZero: true, drawnAs: 'dots' },
  { title: 'Heart rate', ids: ['hrBpm'], fromZero: false, drawnAs: 'dots' },
  { title: 'End-tidal pressures', ids: ['peto2MmHg', 'petco2MmHg'], fromZero: false, drawnAs: 'dots' },
  { title: 'Work rate', ids: ['workRateW'], fromZero: true, drawnAs: 'line' },
  { title: 'Speed', ids: ['speedKmPerH'], fromZero: true, drawnAs: 'line' },
];

const colours: Readonly<Partial<Record<ChannelId, ChartSeries['colour']>>> = {
  vo2MlPerMin: '--series-blue',
  vco2MlPerMin: '--series-vermilion',
  veLPerMin: '--series-green',
  hrBpm: '--series-purple',
  peto2MmHg: '--series-blue',
  petco2MmHg: '--series-vermilion',
  workRateW: '--series-grey',
  speedKmPerH: '--series-grey',
};

/** Digits after the point that a channel is shown with. */
const digits: Readonly<Partial<Record<ChannelId, number>>> = {
  veLPerMin: 1,
  vtL: 2,
  speedKmPerH: 1,
  gradePercent: 1,
};

/** A channel's value as shown; "–" where there is none. */
export function shownValue(id: ChannelId, value: number | undefined): string {
  return value === undefined ? '–' : fixed(value, digits[id] ?? 0);
}

/** A channel's values row by row; undefined where the file has none, and for a channel it lacks altogether. */
export function valuesOf(series: StoredSeries, id: ChannelId): readonly (number | undefined)[] | undefined {
  const column = series.channels[id];
  return column && fromSparse(column);
}

/** The panels of a test: those channels that were read, with the first one's values that cleaning left out as rings. */
export function panelsOf(series: StoredSeries): readonly ChartPanel[] {
  const leftOut = indexLeftOut(series.excluded);
  return layout.flatMap(({ title, ids, fromZero, drawnAs }, place) => {
    const read = ids.flatMap((id) => {
      const values = valuesOf(series, id);
      return values === undefined ? [] : [{ id, values }];
    });
    const first = read[0];
    if (first === undefined) return [];
    const lines = read.map(({ id, values }): ChartSeries => ({
      title: term(channels[id].title),
      colour: colours[id] ?? '--series-grey',
      values: values.map((value, row) => (isLeftOut(leftOut, row, id) ? undefined : value)),
      digits: digits[id] ?? 0,
      drawnAs,
    }));
    const rings: ChartSeries = {
      title: 'left out',
      colour: '--series-grey',
      values: first.values.map((value, row) => (isLeftOut(leftOut, row, first.id) ? value : undefined)),
      digits: digits[first.id] ?? 0,
      drawnAs: 'rings',
    };
    const withRings = place === 0 && rings.values.some((value) => value !== undefined);
    const panel: ChartPanel = {
      title: read.length === ids.length ? title : term(channels[first.id].title),
      unit: channels[first.id].unit,
      series: withRings ? [...lines, rings] : lines,
      fromZero,
      wide: place === 0,
    };
    return [panel];
  });
}
