import { ok, type Result } from '#core/result.ts';
import { adjustmentsOf } from '#core/review.ts';
import type { Item, Runner, Settled } from '#engine/ports.ts';
import type { BatchRecords } from '#storage/batch-records.ts';

type Tell = (result: Result<Settled>) => void;

/**
 * A runner that analyses rows with the same bytes and the same facts once, and gives each of them the result: that of
 * a twin that is in hand, or that of one that this version of the analysis did under the same PIPELINE. A file's own
 * fault is its twin's too; what befell the device is not, nor is a crash: the twin is then run by itself. What was set
 * by hand in one row is of that row alone.
 */
export function shareTwins(
  runner: Runner,
  { itemsOf, findings }: Pick<BatchRecords, 'itemsOf' | 'findings'>,
  versionOf: (analysisId: string) => number | undefined,
): Runner {
  /** Who waits for a result, by what decides it. */
  const inHand = new Map<string, Tell[]>();

  async function run(...[batch, item, twins = []]: Parameters<Runner['run']>): Promise<Result<Settled>> {
    const known = await doneTwin(item, twins, versionOf(batch.analysisId)).catch(() => undefined);
    if (known !== undefined) return ok(known);
    const key = keyOf(item);
    const waiting = inHand.get(key);
    if (waiting !== undefined) {
      const result = await new Promise<Result<Settled>>((resolve) => waiting.push(resolve));
      return isShared(result) ? result : run(batch, item, twins);
    }
    const others: Tell[] = [];
    inHand.set(key, others);
    const result = await runner.run(batch, item, twins);
    inHand.delete(key);
    for (const tell of others) tell(copyOf(result));
    return result;
  }

  async function doneTwin(
    item: Item,
    twins: readonly string[],
    version: number | undefined,
  ): Promise<Settled | undefined> {
    if (item.pipeline === undefined || version === undefined) return undefined;
    for (const { id, pipeline, ledger, review, state, ...twin } of await itemsOf(twins)) {
      if (state.status !== 'done' || state.version !== version || pipeline !== item.pipeline) continue;
      if (adjustmentsOf(review) !== undefined) continue;
      if (ledger?.kept === true || keyOf(twin) !== keyOf(item)) continue;
      const [finding] = await findings([id]);
      const { quality, row } = state;
      if (finding !== undefined)
        return { quality, row, version, finding, timing: { readMs: 0, analyseMs: 0 } };
    }
    return undefined;
  }

  return {
    ...runner,
    run: (batch, item, twins) =>
      twins === undefined || adjustmentsOf(item.review) !== undefined
        ? runner.run(batch, item)
        : run(batch, item, twins),
  };
}

/** What decides a result under one PIPELINE: the bytes, and what the worklist says of the subject. */
function keyOf({ batchId, sha256, facts = {} }: Pick<Item, 'batchId' | 'sha256' | 'facts'>): string {
  const { bodyMassKg, heightCm, ageY, sex } = facts;
  return [batchId, sha256, bodyMassKg, heightCm, ageY, sex].join(' ');
}

/** What befell a copy of the bytes, or the place where they lay, says nothing of the others. */
const ofTheCopy: ReadonlySet<string> = new Set(['input-missing', 'source-changed']);

function isShared(result: Result<Settled>): boolean {
  if (result.ok || result.fault.kind === 'cancelled') return true;
  return 'code' in result.fault && !ofTheCopy.has(result.fault.code);
}

/** Stores may take the bytes of a finding along: each needs its own. */
function copyOf(result: Result<Settled>): Result<Settled> {
  return result.ok ? ok({ ...result.value, finding: result.value.finding.slice() }) : result;
}
