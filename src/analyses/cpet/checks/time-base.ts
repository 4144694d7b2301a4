import { placeOf, remark, type Check } from './row-values.ts';

/**
 * Rows with a repeated time, and gaps: above 15 s (or three rows of averaged data) nothing is interpolated for
 * thresholds, above 60 s inside the ramp they are invalid. Times that run backwards never get here: readers leave
 * such rows out and say so.
 */
export const checkTimeBase: Check = (recording) => {
  const { timeS, sampling } = recording;
  const steps = timeS.slice(1).map((t, i) => t - (timeS[i] ?? t));
  const repeats = steps.flatMap((step, i) => (step === 0 ? [i + 1] : []));
  const longestUsualS = sampling.kind === 'averaged' ? Math.max(15, 3 * sampling.intervalS) : 15;
  const gaps = steps.flatMap((step, i) => (step > longestUsualS ? [{ step, index: i + 1 }] : []));
  const remarks = [];
  if (repeats.length > 0) {
    const detail = `${repeats.length} ${repeats.length === 1 ? 'row has' : 'rows have'} the time of the row before`;
    remarks.push(remark('time-repeats', 'note', detail, repeats.length, placeOf(recording, repeats[0])));
  }
  const first = gaps[0];
  if (first !== undefined) {
    const longestS = Math.max(...gaps.map(({ step }) => step));
    remarks.push(
      remark(
        'time-gap',
        longestS > 60 ? 'serious' : 'warning',
        `${gaps.length} gaps of more than ${longestUsualS.toFixed(0)} s between rows, the longest ${longestS.toFixed(0)} s`,
        longestS,
        placeOf(recording, first.index),
      ),
    );
  }
  return remarks;
};
