import { clockTime } from '#ui/words.ts';
import type { CpetFinding } from '../../finding.ts';
import { automaticThreshold, headlineThreshold } from '../../headline-thresholds.ts';
import { exercisePartOf } from '../../read-at-time.ts';

/** The marks that a hand can move, as adjustments are named. */
export const movableIds = ['vt1', 'vt2'] as const;
export type MovableId = (typeof movableIds)[number];

export const thresholdNames = { vt1: 'VT1', vt2: 'VT2' } as const;

export type Times = Readonly<Partial<Record<MovableId, number>>>;

/** Where the finding has VT1 and VT2, s. */
export function timesOf(finding: CpetFinding): Times {
  const [vt1, vt2] = [headlineThreshold('VT1', finding), headlineThreshold('VT2', finding)];
  return { ...(vt1?.found && { vt1: vt1.timeS }), ...(vt2?.found && { vt2: vt2.timeS }) };
}

/** Between which whole seconds a threshold may stand: in the exercise, VT1 before VT2. Undefined where nowhere. */
export function boundsOf(
  id: MovableId,
  times: Times,
  finding: Pick<CpetFinding, 'exerciseDurationS'>,
): { readonly lowS: number; readonly highS: number } | undefined {
  const part = exercisePartOf(finding);
  if (part === undefined) return undefined;
  const lowest = id === 'vt2' && times.vt1 !== undefined ? Math.floor(times.vt1) + 1 : -Infinity;
  const highest = id === 'vt1' && times.vt2 !== undefined ? Math.ceil(times.vt2) - 1 : Infinity;
  const lowS = Math.max(Math.ceil(part.startS), lowest);
  const highS = Math.min(Math.floor(part.endS), highest);
  return highS < lowS ? undefined : { lowS, highS };
}

/** Why a threshold goes no further than its bounds, where it is the other one that stops it; undefined where it does not. */
export function whyStopped(id: MovableId, timeS: number, times: Times): string | undefined {
  const other = otherOf(id);
  const otherS = times[other];
  if (otherS === undefined || !crosses(id, Math.round(timeS), otherS)) return undefined;
  const at = clockTime(otherS);
  return id === 'vt1'
    ? `VT1 stays before VT2 (${at}): move VT2 first.`
    : `VT2 stays after VT1 (${at}): move VT1 first.`;
}

/**
 * Which are set, one after the other, where one is to be: a threshold that has gone past where the finding still has the
 * other one holds only once the other, moved too, is set.
 */
export function settingOrder(id: MovableId, moved: Times, standing: Times): readonly MovableId[] {
  const other = otherOf(id);
  const [to, stands] = [moved[id], standing[other]];
  const waits = to !== undefined && stands !== undefined && moved[other] !== undefined;
  return waits && crosses(id, to, stands) ? [other, id] : [id];
}

function otherOf(id: MovableId): MovableId {
  return id === 'vt1' ? 'vt2' : 'vt1';
}

function crosses(id: MovableId, timeS: number, otherS: number): boolean {
  return id === 'vt1' ? timeS >= otherS : timeS <= otherS;
}

/** The whole second within the bounds that is nearest to where a hand points. */
export function snapped(
  timeS: number,
  { lowS, highS }: { readonly lowS: number; readonly highS: number },
): number {
  return Math.min(highS, Math.max(lowS, Math.round(timeS)));
}

/** The automatic value in the form of an adjustment; undefined where the test can have no thresholds. */
export function automaticForm(id: MovableId, finding: CpetFinding): unknown {
  const automatic = automaticThreshold(thresholdNames[id], finding);
  if (automatic === undefined) return undefined;
  return automatic.found ? { timeS: automatic.timeS } : { absent: true };
}
