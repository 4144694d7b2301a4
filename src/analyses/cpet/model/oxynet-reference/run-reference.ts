import { ok, type Result } from '#core/result.ts';
import type { Recording } from '../../recording.ts';
import type { Absent } from './frame.ts';
import { mendedPicks, type MendedPicks } from './mended-picks.ts';
import { prepareAsReference, prepareMended, type Route } from './prepare.ts';
import { probabilitiesOf, type InferWindows, type WindowProbabilities } from './probabilities.ts';
import { failedPicks, referencePicks, type ReferencePicks } from './reference-picks.ts';

/** The answer of the reference app; `reason` says why it failed where it did (the app itself is silent about it). */
export type ReferenceAnswer = {
  readonly picks: ReferencePicks;
  readonly windows?: WindowProbabilities;
  readonly reason?: string;
};

/** The network's answer with the app's defects mended, or why there is none. */
export type MendedAnswer = { readonly picks: MendedPicks; readonly windows: WindowProbabilities } | Absent;

/** Answers as the reference app does, through the named door. Faults are those of `infer`. */
export async function runAsReference(
  recording: Recording,
  route: Route,
  infer: InferWindows,
): Promise<Result<ReferenceAnswer>> {
  const frame = prepareAsReference(recording, route);
  if ('reason' in frame) return ok({ picks: failedPicks, reason: frame.reason });
  const windows = await probabilitiesOf(frame, infer);
  if (!windows.ok) return windows;
  if ('reason' in windows.value) return ok({ picks: failedPicks, reason: windows.value.reason });
  return ok({ picks: referencePicks(windows.value), windows: windows.value });
}

/** Answers with the same network, mended. Faults are those of `infer`. */
export async function runMended(recording: Recording, infer: InferWindows): Promise<Result<MendedAnswer>> {
  const frame = prepareMended(recording);
  if ('reason' in frame) return ok(frame);
  const windows = await probabilitiesOf(frame, infer);
  if (!windows.ok) return windows;
  if ('reason' in windows.value) return ok(windows.value);
  return ok({ picks: mendedPicks(windows.value), windows: windows.value });
}
