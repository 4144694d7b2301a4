import { fail, ok, type Result } from '#core/result.ts';
import { describeThrown } from '#core/thrown.ts';
import type { BatchApi } from './batch-api.ts';
import { runLock, type BatchPorts } from './batch-ports.ts';
import type { Changes } from './tell-changes.ts';

/** Changes the options of batches that no tab runs: what runs has taken its own along. */
export function openOptionChanges(
  { records, locks, findAnalysis, tellEvent }: BatchPorts,
  tell: Changes['tell'],
): BatchApi['setOptions'] {
  return async (batchId, options) => {
    try {
      return await locks.request(runLock(batchId), { ifAvailable: true }, (lock) =>
        lock === null ? refused('the batch is running; pause it first') : change(batchId, options),
      );
    } catch (thrown) {
      return refused(describeThrown(thrown));
    }
  };

  async function change(batchId: string, options: unknown): ReturnType<BatchApi['setOptions']> {
    const record = await records.get(batchId);
    const manifest = record && findAnalysis(record.analysisId);
    if (record === undefined || manifest === undefined) return refused('the batch was removed');
    const checked: Result<unknown> = (await manifest.load()).checkOptions(
      withSaltOf(record.options, options),
    );
    if (!checked.ok) return checked;
    await records.setOptions(batchId, checked.value);
    tellEvent?.('options-changed', { batchId });
    tell(batchId);
    const { counts: _counts, ...batch } = record;
    return ok({ ...batch, options: checked.value });
  }
}

function refused(detail: string): Result<never> {
  return fail({ kind: 'storage', detail });
}

/** One person keeps one id within a batch, whatever else is changed. */
function withSaltOf(before: unknown, options: unknown): unknown {
  if (typeof before !== 'object' || before === null || !('subjectSalt' in before)) return options;
  return typeof options === 'object' ? { ...options, subjectSalt: before.subjectSalt } : options;
}
