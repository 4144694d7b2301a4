import { mapColumns, type Frame } from './frame.ts';

/**
 * Linear interpolation to every whole second, from the first time cut to its integer (towards zero, so a test that
 * starts at -3.5 begins at -3) up to below the last time. Before the first row its value holds; of rows with the same
 * time the last counts.
 */
export function interpolateToSeconds(frame: Frame): Frame {
  const { timeS } = frame;
  const firstS = Math.trunc(timeS[0] ?? 0);
  const lastS = timeS[timeS.length - 1] ?? 0;
  const seconds = Float64Array.from({ length: Math.max(0, Math.ceil(lastS - firstS)) }, (_, i) => firstS + i);
  const rows = rowsBefore(seconds, timeS);
  return mapColumns(
    frame,
    (values) =>
      seconds.map((second, i) => {
        const before = rows[i] ?? 0;
        const start = values[Math.max(0, before)] ?? 0;
        if (before < 0 || before + 1 >= timeS.length) return start;
        const startS = timeS[before] ?? 0;
        const share = (second - startS) / ((timeS[before + 1] ?? 0) - startS);
        return start + share * ((values[before + 1] ?? start) - start);
      }),
    seconds,
  );
}

/** For each second the last row that is not after it; -1 before the first row. */
function rowsBefore(seconds: Float64Array, timeS: Float64Array): Int32Array {
  const rows = new Int32Array(seconds.length);
  let row = -1;
  seconds.forEach((second, i) => {
    while (row + 1 < timeS.length && (timeS[row + 1] ?? Infinity) <= second) row += 1;
    rows[i] = row;
  });
  return rows;
}

/**
 * One row a second: of rows with the same time the first counts, rows within one second are averaged (their times
 * too), seconds without a row lie on the line between their neighbours.
 */
export function averageToSeconds(frame: Frame): Frame {
  const kept = Array.from(frame.timeS.keys()).filter((i) => {
    const time = frame.timeS[i];
    return i === 0 || time !== frame.timeS[i - 1];
  });
  const firstS = Math.floor(frame.timeS[0] ?? 0);
  const secondOf = kept.map((i) => Math.floor(frame.timeS[i] ?? 0) - firstS);
  const length = kept.length === 0 ? 0 : (secondOf[secondOf.length - 1] ?? 0) + 1;
  const average = (values: Float64Array): Float64Array => {
    const sums = new Float64Array(length);
    const counts = new Float64Array(length);
    kept.forEach((row, k) => {
      const second = secondOf[k] ?? 0;
      sums[second] = (sums[second] ?? 0) + (values[row] ?? 0);
      counts[second] = (counts[second] ?? 0) + 1;
    });
    return bridgeEmpty(sums, counts);
  };
  return mapColumns(frame, average, average(frame.timeS));
}

/** Means where a second has rows; the line between the neighbouring means where it has none. */
function bridgeEmpty(sums: Float64Array, counts: Float64Array): Float64Array {
  const means = sums.map((sum, i) => sum / Math.max(1, counts[i] ?? 0));
  let before = 0;
  for (let i = 1; i < means.length; i += 1) {
    if (counts[i] === 0) continue;
    const start = means[before] ?? 0;
    const slope = ((means[i] ?? start) - start) / (i - before);
    for (let k = before + 1; k < i; k += 1) means[k] = start + slope * (k - before);
    before = i;
  }
  return means;
}
