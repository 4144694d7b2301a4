import type { Remark } from '#core/remark.ts';
import type { CpetAdjustments, ThresholdByHand } from './adjustments.ts';
import {
  automaticThreshold,
  type AdjustedThreshold,
  type AdjustedThresholds,
  type HeadlineThreshold,
  type KnownThresholds,
} from './headline-thresholds.ts';
import type { PreparedTest } from './prepare-test.ts';
import { readerOfTest, type TimeReader } from './read-at-time.ts';
import type { ThresholdName } from './thresholds/estimate.ts';

/** The thresholds that hold by hand, and remarks on those that cannot. */
export type PlacedByHand = { readonly adjusted: AdjustedThresholds; readonly remarks: readonly Remark[] };

type Placed = { readonly which: ThresholdName; readonly byHand: HeadlineThreshold };

/** What is said of a threshold that a person took away. */
export const takenAway = 'set to none by hand';

/**
 * Puts thresholds where a person put them and reads what else is there. One that lies outside the exercise part, or would
 * put VT2 before VT1, does not hold: the automatic one is then in its place, and a remark says so.
 */
export function placeByHand(
  { vt1, vt2 }: CpetAdjustments,
  { recording, seconds, found }: Pick<PreparedTest, 'recording' | 'seconds' | 'found'>,
  known: Omit<KnownThresholds, 'adjusted'>,
): PlacedByHand {
  if (vt1 === undefined && vt2 === undefined) return { adjusted: {}, remarks: [] };
  const { part } = found;
  const read = readerOfTest({ seconds, part, sampling: recording.sampling, mode: found.protocol.mode });
  const remarks: Remark[] = [];
  const place = (which: ThresholdName, to: ThresholdByHand | undefined): Placed | undefined => {
    if (to === undefined) return undefined;
    const byHand = placed(which, to, part, read);
    if (byHand === undefined) remarks.push(outside(which, to, part));
    return byHand && { which, byHand };
  };
  const held = inOrder(place('VT1', vt1), place('VT2', vt2), known);
  remarks.push(...held.remarks);
  const beside = ({ which, byHand }: Placed): AdjustedThreshold => {
    const automatic = automaticThreshold(which, known);
    return automatic === undefined ? { byHand } : { byHand, automatic };
  };
  return {
    adjusted: {
      ...(held.vt1 && { vt1: beside(held.vt1) }),
      ...(held.vt2 && { vt2: beside(held.vt2) }),
    },
    remarks,
  };
}

/** Remarks on thresholds set by hand in a test that has no exercise part. */
export function nowhereToPlace({ vt1, vt2 }: CpetAdjustments): readonly Remark[] {
  return [
    ...(vt1 === undefined ? [] : [outside('VT1', vt1, undefined)]),
    ...(vt2 === undefined ? [] : [outside('VT2', vt2, undefined)]),
  ];
}

function placed(
  which: ThresholdName,
  to: ThresholdByHand,
  { startS, endS }: { readonly startS: number; readonly endS: number },
  read: TimeReader,
): HeadlineThreshold | undefined {
  if ('absent' in to) return { which, found: false, reason: takenAway, source: 'adjusted' };
  const values = to.timeS < startS || to.timeS > endS ? undefined : read(to.timeS);
  return values && { which, found: true, source: 'adjusted', ...values };
}

/** Of two that contradict each other, VT1 stands if it goes with the automatic VT2; else VT2 if it goes with VT1's. */
function inOrder(
  vt1: Placed | undefined,
  vt2: Placed | undefined,
  known: KnownThresholds,
): {
  readonly vt1?: Placed | undefined;
  readonly vt2?: Placed | undefined;
  readonly remarks: readonly Remark[];
} {
  const headline = (one: Placed | undefined, which: ThresholdName) =>
    one?.byHand ?? automaticThreshold(which, known);
  const goes = (first: Placed | undefined, second: Placed | undefined): boolean => {
    const [lower, upper] = [headline(first, 'VT1'), headline(second, 'VT2')];
    return lower?.found !== true || upper?.found !== true || lower.timeS < upper.timeS;
  };
  if (goes(vt1, vt2)) return { vt1, vt2, remarks: [] };
  if (vt1 !== undefined && goes(vt1, undefined)) return { vt1, remarks: [outOfOrder(vt2)].flat() };
  if (vt2 !== undefined && goes(undefined, vt2)) return { vt2, remarks: [outOfOrder(vt1)].flat() };
  return { remarks: [outOfOrder(vt1), outOfOrder(vt2)].flat() };
}

function outOfOrder(one: Placed | undefined): readonly Remark[] {
  if (one?.byHand.found !== true) return [];
  const { which, timeS } = one.byHand;
  return [
    {
      code: 'adjustment-out-of-order',
      severity: 'note',
      detail: `${which} set by hand at ${timeS.toFixed(0)} s would put VT2 before VT1, and does not hold`,
      value: timeS,
    },
  ];
}

function outside(
  which: ThresholdName,
  to: ThresholdByHand,
  part: { readonly startS: number; readonly endS: number } | undefined,
): Remark {
  const where = 'timeS' in to ? `at ${to.timeS.toFixed(0)} s` : 'to none';
  const why =
    part === undefined
      ? 'the test has no exercise part'
      : `it lies outside the exercise part (${part.startS.toFixed(0)} to ${part.endS.toFixed(0)} s)`;
  return {
    code: 'adjustment-outside-exercise',
    severity: 'note',
    detail: `${which} set by hand ${where} does not hold: ${why}`,
    ...('timeS' in to && { value: to.timeS }),
  };
}
