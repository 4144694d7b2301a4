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
  const order = inRisingOrder(abscissa, region.from, region.to);
  return {
    first: region.first - region.from,
    last: region.last - region.from,
    lag: Math.max(1, Math.round(smoothingS / series.stepS)),
    endsAtThreshold: region.endsAtThreshold,
    x: picked(abscissa, order),
    y: picked(ordinate, order),
    gridIndex: order,
  };
}

/**
 * The indices from `from` to before `to` by rising value, equal ones as they stand. By insertion: gases rise with the
 * work, so that few points lie behind a later one.
 */
function inRisingOrder(values: Float64Array, from: number, to: number): Int32Array {
  const order = new Int32Array(Math.max(0, to - from));
  for (let i = 0; i < order.length; i += 1) {
    const value = values[from + i] ?? 0;
    let place = i;
    while (place > 0 && (values[order[place - 1] ?? 0] ?? 0) > value) {
      order[place] = order[place - 1] ?? 0;
      place -= 1;
    }
    order[place] = from + i;
  }
  return order;
}

function picked(values: Float64Array, order: Int32Array): Float64Array {
  const found = new Float64Array(order.length);
  for (let i = 0; i < order.length; i += 1) found[i] = values[order[i] ?? 0] ?? 0;
  return found;
}
