/** What became of the rows of a table when they were put on one clock. */
export type TimeBase = {
  /** Indices of the rows kept, in file order. */
  readonly kept: readonly number[];
  /** Seconds of the kept rows, never running backwards. */
  readonly timeS: readonly number[];
  /** Rows dropped because their time lay before the row above. */
  readonly backwards: readonly number[];
  /** Rows at which a phase's own clock began anew and was added up. */
  readonly restarts: readonly number[];
  /** Rows of the shorter test where the table held two. */
  readonly otherTest: readonly number[];
};

/** So many rows must follow a jump back before it counts as a new beginning rather than a stray row. */
const rowsOfANewBeginning = 5;

/**
 * Puts rows on one clock. A jump back to (nearly) the start that goes on for five rows is a restart: the clock of a
 * new phase where `startsPhase` says so (added up), else a second test (the longer one is kept). Any other row that lies
 * before its predecessor is dropped. Repeated times are kept: the cleaning decides about them.
 */
export function buildTimeBase(seconds: readonly number[], startsPhase: (index: number) => boolean): TimeBase {
  const parts = splitAtRestarts(seconds);
  const backwards: number[] = [];
  const forward = parts.map((part) => keepForward(part, seconds, backwards));
  const groups: { index: number; timeS: number }[][] = [];
  const restarts: number[] = [];
  for (const [order, part] of forward.entries()) {
    const first = part[0];
    const group = groups.at(-1);
    if (order === 0 || first === undefined || group === undefined || !startsPhase(first)) {
      groups.push(part.map((index) => ({ index, timeS: seconds[index] ?? 0 })));
      continue;
    }
    restarts.push(first);
    const offset = group.at(-1)?.timeS ?? 0;
    for (const index of part) group.push({ index, timeS: offset + (seconds[index] ?? 0) });
  }
  const longest = groups.reduce<(typeof groups)[number]>(
    (best, group) => (span(group) > span(best) ? group : best),
    groups[0] ?? [],
  );
  const otherTest = groups
    .filter((group) => group !== longest)
    .flatMap((group) => group.map(({ index }) => index));
  return {
    kept: longest.map(({ index }) => index),
    timeS: longest.map(({ timeS }) => timeS),
    backwards,
    restarts,
    otherTest,
  };
}

function span(group: readonly { readonly timeS: number }[]): number {
  return (group.at(-1)?.timeS ?? 0) - (group[0]?.timeS ?? 0);
}

function splitAtRestarts(seconds: readonly number[]): number[][] {
  const parts: number[][] = [[]];
  let latest = -Infinity;
  let start = seconds[0] ?? 0;
  for (let index = 0; index < seconds.length; index += 1) {
    const time = seconds[index] ?? 0;
    if (time < latest && isNewBeginning(seconds, index, start, latest)) {
      parts.push([]);
      latest = -Infinity;
      start = time;
    }
    latest = Math.max(latest, time);
    parts.at(-1)?.push(index);
  }
  return parts;
}

function isNewBeginning(seconds: readonly number[], index: number, start: number, latest: number): boolean {
  const time = seconds[index] ?? 0;
  if (time > start + Math.max(30, 0.1 * (latest - start))) return false;
  // a stray row is followed by one that goes on where the rows before it had stopped
  if ((seconds[index + 1] ?? latest) >= latest) return false;
  for (let next = 1; next < rowsOfANewBeginning; next += 1) {
    const later = seconds[index + next];
    const before = seconds[index + next - 1];
    if (later === undefined || before === undefined || later < before) return false;
  }
  return true;
}

function keepForward(part: readonly number[], seconds: readonly number[], backwards: number[]): number[] {
  const kept: number[] = [];
  let latest = -Infinity;
  for (const index of part) {
    const time = seconds[index] ?? 0;
    if (time < latest) {
      backwards.push(index);
      continue;
    }
    latest = time;
    kept.push(index);
  }
  return kept;
}
