/** VO2 over time, smoothed, for reading it at a threshold: times rising, s; the same length. */
export type Vo2OverTime = { readonly timeS: readonly number[]; readonly vo2MlPerMin: readonly number[] };

/** VO2 at a time, by a straight line between neighbours, the ends held; undefined for no course. */
export function vo2AtTime(course: Vo2OverTime, second: number): number | undefined {
  const { timeS, vo2MlPerMin } = course;
  const last = timeS.length - 1;
  if (second <= (timeS[0] ?? Infinity)) return vo2MlPerMin[0];
  if (second >= (timeS[last] ?? -Infinity)) return vo2MlPerMin[last];
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((timeS[middle] ?? Infinity) <= second) low = middle;
    else high = middle;
  }
  const startS = timeS[low] ?? second;
  const stepS = (timeS[high] ?? second) - startS;
  const start = vo2MlPerMin[low];
  const end = vo2MlPerMin[high];
  if (start === undefined || end === undefined) return undefined;
  return stepS > 0 ? start + ((end - start) * (second - startS)) / stepS : start;
}
