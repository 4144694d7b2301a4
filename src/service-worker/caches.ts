import { CacheFirst } from 'workbox-strategies';
import { PrecacheController } from 'workbox-precaching';
import type { WorkboxPlugin } from 'workbox-core/types.js';
import { mayBeUnpacked, openCopyCheck } from './check-copy.ts';
import { filesOf, storedParts } from './stored-parts.ts';
import type { Headers, PartId, Shipped, ShippedFile, StoredPart } from './shipped.ts';
import { withHeaders } from './with-headers.ts';

/** The app's files on this device: those of `app` from the day of installing on, the others once they were asked for. */
export type AppCaches = {
  /** Fetches what is new of this build, and of the parts that an older build had here. Rejects unless `app` is whole. */
  readonly install: (event: ExtendableEvent) => Promise<void>;
  /** Lets go of what only older builds needed. */
  readonly forgetOlderBuilds: (event: ExtendableEvent) => Promise<void>;
  /** A file of this build: from here if it is what the build made, else from where the app came from, and then kept. */
  readonly answer: (file: ShippedFile, event: FetchEvent) => Promise<Response>;
  /** A file of an older build, for a tab that was opened with it; undefined where it is not here. */
  readonly answerOlder: (url: string) => Promise<Response | undefined>;
  readonly stored: () => Promise<readonly StoredPart[]>;
  /** Whether all of the part is here now. */
  readonly store: (part: PartId, event: ExtendableEvent) => Promise<boolean>;
  /** For a while nothing is kept: everything is about to be erased. Resolves once nothing is on its way. */
  readonly storeNoMore: () => Promise<void>;
};

/** How many files are fetched at the same time. */
const fetchesAtOnce = 8;

/** Erasing takes no longer; a page that is opened after it, and finds this worker still there, is to be kept again. */
const erasesWithinMs = 30_000;

/** The caches of the app below `scope`: several copies of it may share one origin. */
export function openAppCaches({ files, headers }: Shipped, scope: string): AppCaches {
  const onDemandName = `benchside-parts ${scope}`;
  const urlOf = ({ path }: ShippedFile) => `${scope}${path}`;
  const integrityOf = ({ sha256 }: ShippedFile) => `sha256-${sha256}`;
  const byUrl = new Map(files.map((file) => [urlOf(file), file]));
  const headersFor = (url: string): Headers =>
    new URL(url).pathname.endsWith('.js') ? headers.scripts : headers.others;

  const underWay = new Set<Promise<unknown>>();
  let keepsAgainAtMs = 0;
  const isOver = (): boolean => Date.now() < keepsAgainAtMs;

  /** What is stored has its headers already: so it is given out as it lies there. */
  const keepHeaders: WorkboxPlugin = {
    cacheWillUpdate: ({ request, response }) =>
      Promise.resolve(
        response.status === 200 && !isOver() ? withHeaders(response, headersFor(request.url)) : null,
      ),
    handlerWillRespond: ({ request, response }) =>
      Promise.resolve(response.ok ? withHeaders(response, headersFor(request.url)) : response),
  };
  /** Only what the build made is taken in, wherever it comes from. */
  const checkBytes: WorkboxPlugin = {
    requestWillFetch: ({ request }) => {
      const file = byUrl.get(request.url);
      const integrity = file === undefined || mayBeUnpacked(file.path) ? '' : integrityOf(file);
      return Promise.resolve(new Request(request.url, { integrity, credentials: 'same-origin' }));
    },
  };

  const app = new PrecacheController({ cacheName: `benchside-app ${scope}`, plugins: [keepHeaders] });
  app.addToCacheList(
    filesOf(files, 'app').map((file) => ({
      url: urlOf(file),
      revision: isHashed(file) ? null : file.sha256.slice(0, 16),
      integrity: integrityOf(file),
    })),
  );
  const onDemand = new CacheFirst({ cacheName: onDemandName, plugins: [keepHeaders, checkBytes] });

  const keyOf = (file: ShippedFile) => app.getCacheKeyForURL(urlOf(file)) ?? urlOf(file);
  /** Stands in the cache for a part that was asked for, so that the next build brings it again. */
  const markOf = (part: PartId) => `${scope}stored-part/${part}`;

  const cacheOf = ({ part }: ShippedFile) =>
    caches.open(part === 'app' ? app.strategy.cacheName : onDemandName);
  const check = openCopyCheck(async (file) => (await cacheOf(file)).match(keyOf(file)));

  /** As it is asked for where nobody else says how. */
  function requestFor(
    file: ShippedFile,
    cache: RequestCache = isHashed(file) ? 'default' : 'reload',
  ): Request {
    return new Request(urlOf(file), { cache, integrity: integrityOf(file), credentials: 'same-origin' });
  }

  async function storedKeys(): Promise<ReadonlySet<string>> {
    const open = await Promise.all([app.strategy.cacheName, onDemandName].map((name) => caches.open(name)));
    const keys = await Promise.all(open.map((cache) => cache.keys()));
    return new Set(keys.flat().map(({ url }) => url));
  }

  /** The answer, and when it is stored too. */
  function answer(file: ShippedFile, event: ExtendableEvent, request: Request) {
    const params = { cacheKey: keyOf(file), integrity: integrityOf(file) };
    const [response, done] =
      file.part === 'app'
        ? app.strategy.handleAll({ event, request, params })
        : onDemand.handleAll({ event, request });
    const settled: Promise<unknown> = done.then(
      () => underWay.delete(settled),
      () => underWay.delete(settled),
    );
    underWay.add(settled);
    return [response, done] as const;
  }

  async function store(part: PartId, event: ExtendableEvent): Promise<boolean> {
    if (isOver()) return false;
    const parts = await caches.open(onDemandName);
    await parts.put(markOf(part), new Response(''));
    const keys = await storedKeys();
    const missing = filesOf(files, part).filter((file) => !keys.has(keyOf(file)));
    const fetched = await eachInTurn(missing, async (file) => {
      if (isOver()) return false;
      try {
        const [fetched] = await Promise.all(answer(file, event, new Request(urlOf(file))));
        return fetched.ok;
      } catch {
        return false; // not to be reached, or not what the build made
      }
    });
    return fetched.every((isThere) => isThere);
  }

  return {
    install: async (event) => {
      // The library's own way is one file after another: half a minute of waiting for a host that is far away.
      await eachInTurn(filesOf(files, 'app'), async (file) => {
        await Promise.all(answer(file, event, requestFor(file)));
      });
      const keys = await storedKeys();
      const wanted = new Set(files.map(({ part }) => part).filter((part) => keys.has(markOf(part))));
      for (const part of wanted) await store(part, event);
    },
    forgetOlderBuilds: async (event) => {
      await app.activate(event);
      const known = new Set([...files.map(keyOf), ...files.map(({ part }) => markOf(part))]);
      const cache = await caches.open(onDemandName);
      for (const request of await cache.keys()) if (!known.has(request.url)) await cache.delete(request);
    },
    answer: async (file, event) => {
      const state = await check(file);
      if (state === 'sound') return answer(file, event, event.request)[0];
      if (state === 'wrong') await (await cacheOf(file)).delete(keyOf(file));
      // Asked for anew with its hash: what a page asks of an element carries none.
      const [response, done] = answer(file, event, requestFor(file, 'reload'));
      event.waitUntil(done);
      return response;
    },
    answerOlder: async (url) => {
      for (const name of [app.strategy.cacheName, onDemandName]) {
        const found = await (await caches.open(name)).match(url);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    stored: async () => {
      const keys = await storedKeys();
      return storedParts(files, (file) => keys.has(keyOf(file)));
    },
    store,
    storeNoMore: async () => {
      keepsAgainAtMs = Date.now() + erasesWithinMs;
      await Promise.all(underWay);
    },
  };
}

/** A name with a hash in it is revision enough, and may come from what the browser has just fetched for the page. */
function isHashed({ path }: ShippedFile): boolean {
  return path.includes('/immutable/');
}

async function eachInTurn<From, To>(
  all: readonly From[],
  work: (one: From) => Promise<To>,
): Promise<readonly To[]> {
  const done: To[] = [];
  for (let from = 0; from < all.length; from += fetchesAtOnce)
    done.push(...(await Promise.all(all.slice(from, from + fetchesAtOnce).map(work))));
  return done;
}
