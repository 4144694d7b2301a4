/** A request as a page's guard notes its own (`static/guard.js`), for the Privacy page. */
type RequestNote = {
  readonly kind: 'request';
  readonly url: string;
  readonly asked: string;
  readonly bytes: number;
  readonly atMs: number;
  readonly by: 'service-worker';
};

/** Tells open pages, from now on, of every request that this service worker makes, whatever code of it does. */
export function tellRequests(clients: Clients): void {
  if (typeof PerformanceObserver !== 'function') return;
  const observer = new PerformanceObserver((list) => {
    const entries = list.getEntries() as PerformanceResourceTiming[];
    void tellPages(clients, notesOf(entries, performance.timeOrigin));
  });
  observer.observe({ type: 'resource', buffered: true });
}

/** The requests among what the browser measured. */
export function notesOf(
  entries: readonly PerformanceResourceTiming[],
  timeOriginMs: number,
): readonly RequestNote[] {
  return entries
    .filter(({ name }) => /^https?:/.test(name))
    .map(({ name, initiatorType, transferSize, startTime }) => ({
      kind: 'request',
      url: name,
      asked: initiatorType,
      bytes: transferSize,
      atMs: timeOriginMs + startTime,
      by: 'service-worker',
    }));
}

/** Also those that this worker does not answer yet: the first visit's page is one. */
export async function tellPages(clients: Clients, notes: readonly RequestNote[]): Promise<void> {
  const pages = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) for (const note of notes) page.postMessage({ benchsideNote: note });
}
