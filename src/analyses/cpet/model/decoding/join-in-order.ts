import type { Places } from './places.ts';

/** What is said of one threshold before its order with the other counts. */
export type Belief = { readonly places: Places; readonly absent: number };

/** VT1 and VT2 together. There is no VT2 without a VT1, and it lies at least the gap after it. */
export type JointBelief = {
  /** Probabilities of the three cases; they sum to 1. */
  readonly both: number;
  readonly onlyVt1: number;
  readonly neither: number;
  /** Where each lies if both are there; VT2's share below any time is never above VT1's below the time a gap before. */
  readonly vt1WithVt2: Places;
  readonly vt2: Places;
  /** Where VT1 lies if it is the only one. */
  readonly vt1Alone: Places;
};

/**
 * p(t1, t2) ∝ p1(t1) · p2(t2) · [t2 ≥ t1 + gap], its margins with running sums instead of the square of all pairs.
 * Whether a threshold is absent is for its own head to say: places that contradict each other do not make VT2 absent,
 * unless there is no room for both.
 */
export function joinInOrder(vt1: Belief, vt2: Belief, gapCells: number): JointBelief {
  const n = vt1.places.length;
  const withVt2 = new Float64Array(n);
  const second = new Float64Array(n);
  let total = 0;
  let after = 0;
  for (let i = n - 1 - gapCells; i >= 0; i -= 1) {
    after += vt2.places[i + gapCells] ?? 0;
    const mass = (vt1.places[i] ?? 0) * after;
    withVt2[i] = mass;
    total += mass;
  }
  let before = 0;
  for (let i = gapCells; i < n; i += 1) {
    before += vt1.places[i - gapCells] ?? 0;
    second[i] = (vt2.places[i] ?? 0) * before;
  }
  const hasRoom = total > 1e-12;
  if (hasRoom) {
    for (let i = 0; i < n; i += 1) {
      withVt2[i] = (withVt2[i] ?? 0) / total;
      second[i] = (second[i] ?? 0) / total;
    }
  }
  const both = hasRoom ? (1 - vt1.absent) * (1 - vt2.absent) : 0;
  const onlyVt1 = (1 - vt1.absent) * (hasRoom ? vt2.absent : 1);
  const neither = vt1.absent * vt2.absent;
  const sum = both + onlyVt1 + neither;
  // Certain of no VT1 and of a VT2 at once: VT1 goes first.
  const cases =
    sum > 1e-12
      ? { both: both / sum, onlyVt1: onlyVt1 / sum, neither: neither / sum }
      : { both: 0, onlyVt1: 0, neither: 1 };
  return {
    ...cases,
    vt1WithVt2: hasRoom ? withVt2 : vt1.places,
    vt2: hasRoom ? second : vt2.places,
    vt1Alone: vt1.places,
  };
}
