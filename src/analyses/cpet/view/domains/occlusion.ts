/** What the answer becomes when one part of the input is hidden from the network. */
export type Occlusion = {
  /** What was hidden, in words: "End-tidal pressures". */
  readonly hidden: string;
  /** How far each threshold moves, s, with its sign; undefined where it is no longer found. */
  readonly vt1ShiftS?: number;
  readonly vt2ShiftS?: number;
};

/** Those that move the answer most come first: a lost threshold above any shift. */
export function byInfluence(occlusions: readonly Occlusion[]): readonly Occlusion[] {
  const influence = ({ vt1ShiftS, vt2ShiftS }: Occlusion) =>
    Math.max(Math.abs(vt1ShiftS ?? Infinity), Math.abs(vt2ShiftS ?? Infinity));
  return occlusions.toSorted((a, b) => influence(b) - influence(a) || 0);
}
