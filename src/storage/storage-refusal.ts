import { describeThrown } from '#core/thrown.ts';

/** What IndexedDB's and the file system's refusals for want of space are called. */
const fullName = 'QuotaExceededError';

/** Whether something was refused because the browser gives this app no more space, or the disk has none. */
export function isStorageFull(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false;
  if ('name' in thrown && thrown.name === fullName) return true;
  // Dexie wraps what ended a transaction, in Chromium with nothing left of it but its name.
  if ('message' in thrown && String(thrown.message).includes(fullName)) return true;
  return 'inner' in thrown && thrown.inner !== thrown && isStorageFull(thrown.inner);
}

/** What was thrown, with a full disk in words: what to free, and that nothing is lost. */
export function storageRefusal(thrown: unknown): unknown {
  if (!isStorageFull(thrown)) return thrown;
  const refusal = new Error(
    "the browser's storage for this app is full; removing batches that are no longer needed, or freeing space on the disk, lets the run go on",
  );
  refusal.name = fullName;
  return refusal;
}

/** Why the stores could not be opened; nothing was changed or deleted. */
export type OpeningRefusal = Error & {
  readonly code:
    | 'store-newer' // a later version of the app has written it
    | 'storage-full'
    | 'storage-unavailable' // a private window, or a setting that blocks site data
    | 'plain-http' // browsers switch off what the stores need
    | 'browser-lacks'; // too old
};

function refusal(code: OpeningRefusal['code'], message: string): OpeningRefusal {
  return Object.assign(new Error(message), { code });
}

/** The database is of a later version than this one knows. */
export function refuseNewer(version: number, known: number): OpeningRefusal {
  return refusal(
    'store-newer',
    `The batches in this browser were written by a newer Benchside (storage version ${String(version)}; this one knows up to ${String(known)}). Nothing was changed or deleted. Reload the page to get the newer version; if it stays like this, close every Benchside tab and open it again.`,
  );
}

/** What of a browser the stores cannot do without. */
export type Surroundings = {
  readonly isSecureContext: boolean;
  readonly navigator: { readonly locks?: unknown };
  readonly crypto?: { readonly subtle?: unknown };
  readonly BroadcastChannel?: unknown;
  readonly WebAssembly?: unknown;
};

/** Why nothing can be opened here, in a sentence that says what helps; undefined where all is there. */
export function lackingSurroundings(scope: Surroundings): OpeningRefusal | undefined {
  if (!scope.isSecureContext)
    return refusal(
      'plain-http',
      'This address begins with http, where browsers switch off what Benchside stores and checks results with. Open it over https, or on the computer that serves it as localhost. Nothing was deleted.',
    );
  const lacking = [
    ...(scope.navigator.locks === undefined ? ['Web Locks'] : []),
    ...(scope.crypto?.subtle === undefined ? ['Web Crypto'] : []),
    ...(scope.BroadcastChannel === undefined ? ['BroadcastChannel'] : []),
    ...(scope.WebAssembly === undefined ? ['WebAssembly'] : []),
  ];
  if (lacking.length === 0) return undefined;
  return refusal(
    'browser-lacks',
    `This browser lacks what Benchside cannot do without: ${lacking.join(', ')}. A current Chrome, Edge, Firefox or Safari has it; a browser may also have it switched off. Nothing was deleted.`,
  );
}

const unavailableNames = new Set([
  'MissingAPIError',
  'SecurityError',
  'InvalidStateError',
  'NotAllowedError',
  'UnknownError',
  'OpenFailedError',
  'ReferenceError',
]);

/** Why the stores could not be opened, in words: what it means and what to do. A bug of ours stays what it is. */
export function openingRefusal(thrown: unknown): unknown {
  if (isRefusal(thrown)) return thrown;
  if (isStorageFull(thrown))
    return refusal(
      'storage-full',
      'The disk is full, so the browser cannot open what is stored here. Nothing was deleted. Free some space on the disk, then reload this page.',
    );
  if (!(thrown instanceof Error || thrown instanceof DOMException) || !unavailableNames.has(thrown.name))
    return thrown;
  return refusal(
    'storage-unavailable',
    `This browser gives Benchside no storage in this window, and without it no result could be kept. It may be a private window, or a setting that blocks site data for this address: open Benchside in a normal window, or allow it to keep data. Nothing was deleted. (${describeThrown(thrown)})`,
  );
}

function isRefusal(thrown: unknown): thrown is OpeningRefusal {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string';
}
