import { sha256Hex } from '#core/sha256.ts';
import type { EventFact } from './event-kinds.ts';

/** A code: what a fault, a state or a reason is called in the program. */
const code = /^[a-z0-9-]{1,64}$/;
const factName = /^[a-z][a-zA-Z0-9]{0,31}$/;
/** Ids of batches as the app draws them, and of their items: the batch's and the place in it. */
const batchId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const itemId = /^([0-9a-f-]{36})\/(\d{6})$/;
const versionText = /^\d{1,4}(?:\.\d{1,4}){1,3}$/;
/** A place in the app's own code: file of the build, line and column (`code-place.ts`). */
const codePlace = /^[\w.-]{1,64}\.js:\d{1,7}:\d{1,7}$/;

/** Facts whose text is a code; a text under any other name is withheld. */
const coded = new Set([
  'code',
  'kind',
  'reason',
  'status',
  'state',
  'from',
  'to',
  'severity',
  'analysis',
  'format',
  'activity',
  'outcome',
  'name',
  'where',
]);

const factsAtMost = 16;

/**
 * What may be kept of an event's facts. Numbers and yes or no pass; ids become masks that mean something inside this
 * log alone; codes pass under the names that hold codes; every other text is withheld, whatever it is. `saltOf` is asked
 * only where there is an id to mask: nothing is drawn and kept for a log that names no batch.
 */
export function maskedFacts(
  facts: Readonly<Record<string, unknown>>,
  saltOf: () => string,
): Readonly<Record<string, EventFact>> {
  const masked: Record<string, EventFact> = {};
  for (const [name, value] of Object.entries(facts).slice(0, factsAtMost)) {
    if (!factName.test(name)) continue;
    const fact = maskedFact(name, value, saltOf);
    if (fact !== undefined) masked[name.replace(/Id$/, '')] = fact;
  }
  return masked;
}

/** Whether this may be the kind of an event. */
export function isKind(kind: string): boolean {
  return code.test(kind) && !batchId.test(kind);
}

function maskedFact(name: string, value: unknown, saltOf: () => string): EventFact | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  if (batchId.test(value)) return maskOfBatch(value, saltOf());
  const [, batch, place] = itemId.exec(value) ?? [];
  if (batch !== undefined && place !== undefined)
    return `${maskOfBatch(batch, saltOf())}-file-${String(Number(place) + 1)}`;
  if (name === 'version' && versionText.test(value)) return value;
  if (name === 'at' && codePlace.test(value)) return value;
  return coded.has(name) && code.test(value) ? value : 'withheld';
}

/** Six digits that follow from the id and the log's own salt, and from which nobody finds the id. */
function maskOfBatch(id: string, salt: string): string {
  return `batch-${sha256Hex(`${salt}/${id}`).slice(0, 6)}`;
}
