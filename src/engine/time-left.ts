/** How fast files come out of a run, from the moments at which the last of them did. */
export type Pace = { readonly settledAtMs: readonly number[] };

/** Files that the rate is taken over: long enough to be steady, short enough to follow a change of file size. */
const window = 60;

export const noPace: Pace = { settledAtMs: [] };

/** The pace after one more file was settled. */
export function paceAfter(pace: Pace, nowMs: number): Pace {
  return { settledAtMs: [...pace.settledAtMs.slice(-(window - 1)), nowMs] };
}

/** Files per second over the window; undefined before three files are through. */
export function filesPerS(pace: Pace): number | undefined {
  const first = pace.settledAtMs[0];
  const last = pace.settledAtMs[pace.settledAtMs.length - 1];
  if (first === undefined || last === undefined || pace.settledAtMs.length < 3 || last <= first)
    return undefined;
  return ((pace.settledAtMs.length - 1) * 1000) / (last - first);
}

/** Seconds until `remaining` files are through at this pace; undefined while no pace is known. */
export function timeLeftS(pace: Pace, remaining: number): number | undefined {
  const rate = filesPerS(pace);
  return rate === undefined ? undefined : remaining / rate;
}
