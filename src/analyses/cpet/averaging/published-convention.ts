import type { Series } from '../channels.ts';
import { resampleToSeconds } from '../resampling.ts';
import { prepareAveraging, type LargestUnder } from './every-averaging.ts';

/**
 * Averaging exactly as published for 36 treadmill ramps (Nolte, Rein and Quittmann 2023, Sports Med,
 * doi 10.1007/s40279-023-01903-3): raw breaths without any cleaning, VO2 of zero missing, linear interpolation to
 * seconds 1, 2, … of test time, nothing beyond the first and last valid breath, every gap bridged. For comparison with
 * published values only; the product's own peaks come from cleaned breaths within the exercise part.
 */
export function averageAsPublished(timeS: readonly number[], vo2MlPerMin: Series): LargestUnder {
  const values = vo2MlPerMin.map((value) => (value === 0 ? undefined : value));
  return prepareAveraging(resampleToSeconds(timeS, values, { firstS: 1 }), { timeS, values });
}
