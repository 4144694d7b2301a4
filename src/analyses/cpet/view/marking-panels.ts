import type { ChartPanel, ChartSeries } from '#ui/time-chart.ts';
import type { StoredSeries } from '../finding.ts';
import type { ChannelId } from '../channels.ts';
import { indexLeftOut, isLeftOut } from '../left-out.ts';
import { panelsOf, valuesOf } from './panels.ts';

/** What a reader marks thresholds on: the ventilatory equivalents and RER first, then what was measured. */
export function markingPanels(series: StoredSeries): readonly ChartPanel[] {
  const equivalents = panelOf('Ventilatory equivalents', '', [
    ratio(series, 'VE/VO2', '--series-blue', 'veLPerMin', 'vo2MlPerMin', 1000, 1),
    ratio(series, 'VE/VCO2', '--series-vermilion', 'veLPerMin', 'vco2MlPerMin', 1000, 1),
  ]);
  const exchange = panelOf('RER', '', [
    ratio(series, 'RER', '--series-purple', 'vco2MlPerMin', 'vo2MlPerMin', 1, 2),
  ]);
  return [...equivalents, ...exchange, ...panelsOf(series).map((panel) => ({ ...panel, wide: false }))];
}

function panelOf(
  title: string,
  unit: string,
  lines: readonly (ChartSeries | undefined)[],
): readonly ChartPanel[] {
  const series = lines.flatMap((line) => line ?? []);
  return series.length === 0 ? [] : [{ title, unit, series, fromZero: false }];
}

/** One channel over another, row by row, without what cleaning left out of either. */
function ratio(
  series: StoredSeries,
  title: string,
  colour: ChartSeries['colour'],
  above: ChannelId,
  below: ChannelId,
  factor: number,
  digits: number,
): ChartSeries | undefined {
  const upper = valuesOf(series, above);
  const lower = valuesOf(series, below);
  if (upper === undefined || lower === undefined) return undefined;
  const leftOut = indexLeftOut(series.excluded);
  const values = upper.map((value, row) => {
    const under = lower[row];
    if (value === undefined || under === undefined || under <= 0) return undefined;
    if (isLeftOut(leftOut, row, above) || isLeftOut(leftOut, row, below)) return undefined;
    return (factor * value) / under;
  });
  return { title, colour, values, digits, drawnAs: 'dots' };
}
