/**
 * The app on this device: every file that the build made is answered from here, so that Benchside opens without a
 * network. Asks nobody but where the app came from, only for files of the build, and checks what it is given against
 * the build's hashes.
 *
 * [Note: Builds side by side]
 * A newer build installs beside the older one and waits. It takes over when no tab is left, or when a person asks for
 * it (`app/offline`), never by itself. The older build's files stay until the app is opened with no other tab: a tab
 * that was opened with them goes on with them, whatever it has not loaded yet.
 */
import { registerRoute } from 'workbox-routing';
import { openAppCaches } from './caches.ts';
import { locate, type Located } from './locate.ts';
import type { Question, Shipped } from './shipped.ts';
import { tellRequests } from './tell-requests.ts';

declare const self: ServiceWorkerGlobalScope & {
  /** Put here by the end of the build (`cli/finish-build.ts`), once. */
  readonly __SHIPPED: Shipped;
};

const shipped = self.__SHIPPED;
const { scope } = self.registration;
const appCaches = openAppCaches(shipped, scope);
const byPath = new Map(shipped.files.map((file) => [file.path, file]));

tellRequests(self.clients);

let hasTidied = false;

self.addEventListener('install', (event) => {
  event.waitUntil(appCaches.install(event));
});

// The first visit's page is served from here from now on: what it loads later is kept.
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

registerRoute(
  ({ request, url, sameOrigin }) =>
    sameOrigin && locate(byPath, scope, { url: url.href, isNavigation: request.mode === 'navigate' }),
  async ({ event, request, params }) => {
    const located = params as unknown as Located;
    const fetching = event as FetchEvent;
    if (request.mode === 'navigate') fetching.waitUntil(tidyWhenAlone(fetching));
    if (located.kind === 'redirect') return Response.redirect(located.to, 302);
    return appCaches.answer(located.file, fetching);
  },
);

registerRoute(
  ({ url }) => url.href.startsWith(`${scope}_app/immutable/`),
  // eslint-disable-next-line no-restricted-globals -- the file that the page asked for, from where the app came from
  async ({ request }) => (await appCaches.answerOlder(request.url)) ?? fetch(request),
);

/** See [Note: Builds side by side]. Once a start is enough. */
async function tidyWhenAlone(event: ExtendableEvent): Promise<void> {
  if (hasTidied) return;
  hasTidied = true;
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open.length === 0) await appCaches.forgetOlderBuilds(event);
  else hasTidied = false;
}

self.addEventListener('message', (event) => {
  const question = event.data as Question | { readonly type: 'SKIP_WAITING' };
  const answer = (what: unknown) => {
    event.ports[0]?.postMessage(what);
  };
  switch (question.type) {
    case 'SKIP_WAITING':
      event.waitUntil(self.skipWaiting());
      break;
    case 'STORED_PARTS':
      event.waitUntil(appCaches.stored().then(answer));
      break;
    case 'STORE_PART':
      event.waitUntil(appCaches.store(question.part, event).then(answer));
      break;
    case 'STORE_NO_MORE':
      event.waitUntil(
        appCaches.storeNoMore().then(() => {
          answer(true);
        }),
      );
      break;
  }
});
