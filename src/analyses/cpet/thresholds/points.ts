import type { Method, Ordinate, Points } from './estimate.ts';
import { smoothingS, type IncrementalSeries, type Region } from './incremental-series.ts';

/** The ordinate over the whole grid; undefined where its channel is missing. */
function drawOrdinate(series: IncrementalSeries, ordinate: Ordinate): Float64Array | undefined {
  const { vo2MlPerMin: vo2, vco2MlPerMin: vco2, veLPerMin: ve } = series;
  switch (ordinate) {
    case 'vco2':
      return vco2;
    case 've':
      return ve;
    case 've/vo2':
      return ve?.map((value, i) => (1000 * value) / (vo2[i] ?? 1));
    case 've/vco2':
      return ve?.map((value, i) => (1000 * value) / (vco2[i] ?? 1));
    case 'peto2':
      return series.peto2MmHg;
    case 'petco2':
      return series.petco2MmHg;
    case 'excess-co2':
      // Gaskill et al. 2001, Med Sci Sports Exerc 33:1841: VCO2² / VO2 − VCO2
      return vco2.map((value, i) => (value * value) / (vo2[i] ?? 1) - value);
    case 'vco2-vo2':
      return vco2.map((value, i) => value - (vo2[i] ?? 0));
  }
}

function drawAbscissa(series: IncrementalSeries, abscissa: Method['abscissa']): Float64Array {
  switch (abscissa) {
    case 'time':
      return series.timeS;
    case 'vo2':
      return series.vo2MlPerMin;
    case 'vco2':
      return series.vco2MlPerMin;
  }
}

/** The method's points within the region, in rising order of x; undefined where a channel it needs is missing. */
export function drawPoints(
  series: IncrementalSeries,
  region: Region,
  method: Pick<Method, 'abscissa' | 'ordinate'>,
): Points | undefined {
  const ordinate = drawOrdinate(series, method.ordinate);
  if (ordinate === undefined) return undefined;
  const abscissa = drawAbscissa(series, method.abscissa);
  const order = Int32Array.from({ length: Math.max(0, region.to - region.from) }, (_, i) => region.from + i);
  if (method.abscissa !== 'time') order.sort((a, b) => (abscissa[a] ?? 0) - (abscissa[b] ?? 0) || a - b);
  return {
    first: region.first - region.from,
    last: region.last - region.from,
    lag: Math.max(1, Math.round(smoothingS / series.stepS)),
    endsAtThreshold: region.endsAtThreshold,
    x: Float64Array.from(order, (i) => abscissa[i] ?? 0),
    y: Float64Array.from(order, (i) => ordinate[i] ?? 0),
    gridIndex: order,
  };
}
