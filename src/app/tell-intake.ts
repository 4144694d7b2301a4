import type { Result } from '#core/result.ts';
import type { AddedFiles } from './batch-api.ts';
import type { BatchPorts } from './batch-ports.ts';

/** Takes files in between two events: how many were given, and what became of them; never which. */
export async function tellIntake(
  tellEvent: BatchPorts['tellEvent'],
  {
    batchId,
    files,
    signal,
  }: { readonly batchId: string; readonly files: number; readonly signal: AbortSignal },
  takeIn: () => Promise<Result<AddedFiles>>,
): Promise<Result<AddedFiles>> {
  tellEvent?.('intake-began', { batchId, files });
  let told: Readonly<Record<string, string | number>> = { outcome: 'broken-off' };
  try {
    const taken = await takeIn();
    told = taken.ok ? countsOf(taken.value, signal.aborted) : { outcome: 'refused', code: taken.fault.kind };
    return taken;
  } finally {
    tellEvent?.('intake-ended', { batchId, ...told });
  }
}

function countsOf(
  { added, duplicates, alreadyThere, withoutRoom = [] }: AddedFiles,
  isStopped: boolean,
): Readonly<Record<string, string | number>> {
  const end = withoutRoom.length > 0 ? 'no-room' : 'finished';
  const outcome = isStopped ? 'stopped' : end;
  return { outcome, added, duplicates, alreadyThere, withoutRoom: withoutRoom.length };
}
