import { analyses } from '#analyses/registry.ts';
import type { PartId, Question, StoredPart } from '#service-worker/shipped.ts';
import { ownScriptUrl } from '#workers/guard.ts';
import { sleep } from '../sleep.ts';
import { noteOffer } from '../updates.svelte.ts';
import { isWorkAnywhere } from '../work-locks.ts';
import { isWhole, wantedInBackground } from './readiness.ts';

/** How far the app itself is on this device. */
export type OfflineCopy =
  /** This browser keeps none for this page: a private window, or an address without encryption. */
  | { readonly phase: 'unavailable' }
  /** The page has opened a moment ago; what it needs now comes first. */
  | { readonly phase: 'pending' }
  | { readonly phase: 'storing' }
  | { readonly phase: 'failed' }
  | {
      readonly phase: 'stored';
      readonly parts: readonly StoredPart[];
      readonly fetching: PartId | undefined;
    };

let copy = $state.raw<OfflineCopy>({ phase: 'pending' });
let missed = $state.raw<readonly PartId[]>([]);
let worker: ServiceWorker | undefined;

/** How far the app is on this device. */
export function offlineCopy(): OfflineCopy {
  return copy;
}

/** Parts that were asked for since the page was opened and could not be had. */
export function missedParts(): readonly PartId[] {
  return missed;
}

/** Held by the one tab that has parts brought down unasked. */
const backgroundLock = 'benchside-offline-parts';

/** A page that stays open for days looks for a newer build this often, unless it works. */
const looksEveryMs = 4 * 60 * 60 * 1000;
const showsProgressEveryMs = 500;
const answersWithinMs = 10_000;
/**
 * 25 MB that are fetched, checked and written down keep a processor of two cores busy: at a first visit, not before a
 * person has seen the page and pressed something.
 */
const firstStoredAfterMs = 3_000;

/**
 * Keeps the app on this device, from the moment the page has nothing more urgent to do. `scriptUrl` is where the
 * service worker lies. A newer build is offered (`offeredUpdate`), see [Note: Builds side by side].
 */
export async function keepOfflineCopy(scriptUrl: string): Promise<void> {
  if (!('serviceWorker' in navigator)) {
    copy = { phase: 'unavailable' };
    return;
  }
  await untilIdle();
  if (navigator.serviceWorker.controller === null) {
    await sleep(firstStoredAfterMs);
    await untilIdle();
  }
  try {
    await register(scriptUrl);
  } catch {
    copy = { phase: 'failed' }; // the browser refuses it, or the script is not to be had
  }
}

/** Opening a page must not wait for files that it does not need. */
async function untilIdle(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((resolve) => {
      addEventListener('load', resolve, { once: true });
    });
  await new Promise<void>((resolve) => {
    if ('requestIdleCallback' in globalThis)
      requestIdleCallback(
        () => {
          resolve();
        },
        { timeout: 5_000 },
      );
    else setTimeout(resolve, 1_000);
  });
}

async function register(scriptUrl: string): Promise<void> {
  const { Workbox } = await import('workbox-window');
  const workbox = new Workbox(ownScriptUrl(scriptUrl), { updateViaCache: 'none' });
  const { serviceWorker } = navigator;
  let isControlled = serviceWorker.controller !== null;
  let isAsked = false;

  workbox.addEventListener('waiting', () => {
    noteOffer({
      kind: 'waiting',
      use: () => {
        isAsked = true;
        workbox.messageSkipWaiting();
      },
    });
  });
  workbox.addEventListener('controlling', () => {
    if (isAsked) location.reload();
    else if (isControlled)
      noteOffer({
        kind: 'taken',
        use: () => {
          location.reload();
        },
      });
    isControlled = true;
  });
  workbox.addEventListener('activated', ({ sw }) => {
    worker = sw;
    void refresh().then(fetchInBackground);
  });
  workbox.addEventListener('redundant', () => {
    if (worker === undefined) copy = { phase: 'failed' };
  });

  const registration = await workbox.register({ immediate: true });
  if (registration === undefined) throw new Error('the browser registers no service worker');
  if (registration.active === null) copy = { phase: 'storing' };
  else {
    worker = registration.active;
    await refresh();
    void fetchInBackground();
  }
  addEventListener('online', () => void fetchInBackground());
  setInterval(() => {
    void isWorkAnywhere(navigator.locks).then((works) => (works ? undefined : workbox.update()));
  }, looksEveryMs);
}

/** Asks the service worker; undefined where it does not answer (one of another build may not know the question). */
async function ask(question: Question, withinMs?: number): Promise<unknown> {
  const { messageSW } = await import('workbox-window');
  if (worker === undefined) return undefined;
  const answer = messageSW(worker, question) as Promise<unknown>;
  if (withinMs === undefined) return answer;
  return Promise.race([answer, new Promise((resolve) => setTimeout(resolve, withinMs))]);
}

async function refresh(fetching?: PartId): Promise<void> {
  const parts = (await ask({ type: 'STORED_PARTS' }, answersWithinMs)) as readonly StoredPart[] | undefined;
  copy = { phase: 'stored', parts: parts ?? [], fetching };
}

/** Brings down what analyses need beside the app itself, unasked (`readiness.ts`), in one tab at a time. */
async function fetchInBackground(): Promise<void> {
  if (!('locks' in navigator)) return;
  const { locks, onLine, connection } = navigator as Navigator & {
    readonly connection?: { readonly saveData?: boolean };
  };
  await locks.request(backgroundLock, { ifAvailable: true }, async (lock) => {
    if (lock === null || copy.phase !== 'stored' || copy.fetching !== undefined) return;
    const surroundings = { isOnline: onLine, savesData: connection?.saveData === true };
    for (const part of wantedInBackground(analyses, copy.parts, surroundings)) await storePart(part);
  });
}

/** Stores a part of the app on this device; tells whether all of it is there now. */
export async function storePart(part: PartId): Promise<boolean> {
  let isDone = false;
  const stored = ask({ type: 'STORE_PART', part }).finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await refresh(part);
    await Promise.race([stored, new Promise((resolve) => setTimeout(resolve, showsProgressEveryMs))]);
  }
  await refresh();
  const isHere = (await stored) === true;
  const others = missed.filter((one) => one !== part);
  missed = isHere ? others : [...others, part];
  return isHere;
}

/** Whether the app itself, with every page, opens here without a network. */
function isAppKept(): boolean {
  return copy.phase === 'stored' && copy.parts.some((part) => part.id === 'app' && isWhole(part));
}

/**
 * Whether this tab's code is answered from this device, whatever becomes of it where the app came from; undefined until
 * that is known. A tab that was loaded past the service worker is not.
 */
export function isCodeKept(): boolean | undefined {
  if (copy.phase === 'pending' || copy.phase === 'storing') return undefined;
  return isAppKept() && navigator.serviceWorker.controller !== null;
}
