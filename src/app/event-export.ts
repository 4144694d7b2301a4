import type { EventRecord } from '#storage/schema.ts';
import type { StoreHealth } from '#storage/store-health.ts';
import type { StorageUse } from './batch-api.ts';

/** What is saved beside the events: enough to understand them on another machine, and nothing of any file. */
export type EventSurroundings = {
  readonly appVersion: string;
  /** As the browser names itself and its version. */
  readonly browser: string;
  readonly health: StoreHealth | undefined;
  readonly use: StorageUse | undefined;
};

/** The log as a JSON text, one line an event, newest first: exactly what the page previews and saves. */
export function eventsAsJson(
  events: readonly EventRecord[],
  { appVersion, browser, health, use }: EventSurroundings,
): string {
  const head = {
    format: 'benchside-events',
    formatVersion: 1,
    app: appVersion,
    browser,
    storage: {
      journalKept: health === undefined ? undefined : health.journalAbsence === undefined,
      // Their words may quote the browser's own; the codes say what is meant.
      notices: health?.notices.map(({ code }) => code),
      ...use,
    },
  };
  const lines = events.map(({ n, atMs, kind, facts }) =>
    JSON.stringify({ n, at: new Date(atMs).toISOString(), kind, ...facts }),
  );
  return `${JSON.stringify(head, undefined, 2).slice(0, -2)},\n  "events": [\n    ${lines.join(',\n    ')}\n  ]\n}\n`;
}
