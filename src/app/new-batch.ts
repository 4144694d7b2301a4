import { toHex } from '#core/hex.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import { visibleText } from '#core/visible-text.ts';
import { refuseBatch } from '#engine/limits.ts';
import type { Batch } from '#engine/ports.ts';
import type { NewItem } from '#storage/batch-records.ts';
import type { BatchStart, StartItem } from './batch-api.ts';
import { limitsOfBatch } from './batch-limits.ts';
import type { BatchPorts } from './batch-ports.ts';

/** What a new batch is made of. `start`: the rows that a worklist or an earlier ledger names. */
export type NewBatch = {
  readonly analysisId: string;
  readonly title?: string | undefined;
  readonly options?: unknown;
  readonly start?: BatchStart;
};

/**
 * Makes a batch, with all of its rows at once where it has any, so that none is forgotten if the page goes.
 * Faults: `unknown-analysis`, `batch-too-large`, and what the analysis says of the options.
 */
export async function makeBatch(
  { records, clock, findAnalysis, limits, filesPerBatch }: BatchPorts,
  { analysisId, title, options: raw, start }: NewBatch,
): Promise<Result<Batch>> {
  const manifest = findAnalysis(analysisId);
  if (manifest === undefined) {
    return failFile('unsupported', 'unknown-analysis', `this version has no analysis "${analysisId}"`);
  }
  const files = start?.items.length ?? 0;
  const allowed = limitsOfBatch(limits, manifest, filesPerBatch?.(analysisId));
  const refusal = refuseBatch({ files: 0, bytes: 0 }, { files, bytes: 0 }, allowed);
  if (refusal !== undefined) return { ok: false, fault: refusal };
  const analysis = await manifest.load();
  const options: Result<unknown> = analysis.checkOptions(salted(raw ?? analysis.defaultOptions));
  if (!options.ok) return options;
  const batch: Batch = {
    id: crypto.randomUUID(),
    title: visibleText(title ?? manifest.title),
    analysisId,
    createdAtMs: clock.nowMs(),
    options: options.value,
    ...(start === undefined ? {} : { ledger: start.ledger }),
  };
  await records.create(batch, start?.items.map(firstItem));
  return ok(batch);
}

/** An awaited file has no hash: which bytes come is seen when they do. */
function firstItem(item: StartItem): NewItem {
  return { ...item, sizeBytes: 0, sha256: item.state.status === 'awaited' ? '' : item.sha256 };
}

/**
 * Options with a salt for subject ids: the given one, else 128 random bits.
 * An analysis without subject ids drops it with every other field it does not know.
 */
function salted(options: unknown): unknown {
  if (typeof options !== 'object' || options === null) return options;
  if ('subjectSalt' in options && options.subjectSalt !== '') return options;
  return { ...options, subjectSalt: toHex(crypto.getRandomValues(new Uint8Array(16))) };
}
