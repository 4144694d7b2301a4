import type { EventLog } from '#storage/event-log.ts';
import type { EventRecord } from '#storage/schema.ts';
import { toHex } from '#core/hex.ts';
import { codePlaceOf, errorCodeOf } from './code-place.ts';
import { isKind, maskedFacts } from './event-mask.ts';

/** Events told before the database was open. */
const waitingAtMost = 200;

const saltKey = 'benchside.events';

let log: EventLog | undefined;
let waiting: EventRecord[] = [];
let salt: string | undefined;

/**
 * Writes what happened into the log of events. Never throws and never waits. Facts are codes, numbers, and yes or no;
 * ids are masked, and any other text is withheld (`event-mask.ts`).
 */
export function tellEvent(kind: string, facts: Readonly<Record<string, unknown>> = {}): void {
  try {
    if (!isKind(kind)) return;
    const event = { atMs: Date.now(), kind, facts: maskedFacts(facts, ownSalt) };
    if (log !== undefined) log.write(event);
    else if (waiting.length < waitingAtMost) waiting.push(event);
  } catch {
    // a log that failed what it tells of would be worse than none
  }
}

/** From now on events go to this log; those told so far go first. */
export function keepEventsIn(opened: EventLog): void {
  log = opened;
  for (const event of waiting) log.write(event);
  waiting = [];
}

/** The log's events, newest first; none while the database is not open. */
export async function readEvents(): Promise<readonly Required<EventRecord>[]> {
  return (await log?.read()) ?? [];
}

/** Empties the log. Masks made from now on have nothing to do with those before. */
export async function clearEvents(): Promise<void> {
  await log?.clear();
  salt = undefined;
  try {
    localStorage.removeItem(saltKey);
  } catch {
    // there was none
  }
}

/** Tells of errors that nothing caught: their kind and their place in the app's own code, never their message. */
export function listenForErrors(scope: Window): void {
  const tell = (thrown: unknown, fallback: string): void => {
    const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
    const at = codePlaceOf(stack, location.origin) ?? codePlaceOf(fallback, location.origin);
    tellEvent('error', { name: errorCodeOf(thrown), ...(at === undefined ? {} : { at }) });
  };
  scope.addEventListener('error', ({ error, filename, lineno, colno }) => {
    tell(error, `${filename}:${String(lineno)}:${String(colno)}`);
  });
  scope.addEventListener('unhandledrejection', ({ reason }) => {
    tell(reason, '');
  });
}

/** Random, this log's own; kept beside it so that masks mean the same after a reload. */
function ownSalt(): string {
  return (salt ??= keptSalt() ?? newSalt());
}

function keptSalt(): string | undefined {
  try {
    return localStorage.getItem(saltKey) ?? undefined;
  } catch {
    return undefined;
  }
}

function newSalt(): string {
  const drawn = toHex(crypto.getRandomValues(new Uint8Array(16)));
  try {
    localStorage.setItem(saltKey, drawn);
  } catch {
    // masks then change with every visit
  }
  return drawn;
}
