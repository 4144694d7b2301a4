import { expect, it } from 'vitest';
import type { EventRecord } from '#storage/schema.ts';
import { eventsAsJson } from './event-export.ts';

const surroundings = {
  appVersion: '0.1.0',
  browser: 'Browser/1',
  health: {
    journalAbsence: undefined,
    notices: [{ code: 'rows-healed', severity: 'information', detail: '2 results came back' }],
  },
  use: { usageBytes: 1, quotaBytes: 2, persisted: false },
} as const;

it('the log is saved with app, browser and storage, one line an event', () => {
  const events: readonly EventRecord[] = [
    { n: 2, atMs: 1_000, kind: 'run-ended', facts: { done: 3 } },
    { n: 1, atMs: 0, kind: 'run-began', facts: {} },
  ];
  const text = eventsAsJson(events, surroundings);
  expect(JSON.parse(text)).toEqual({
    format: 'benchside-events',
    formatVersion: 1,
    app: '0.1.0',
    browser: 'Browser/1',
    storage: { journalKept: true, notices: ['rows-healed'], usageBytes: 1, quotaBytes: 2, persisted: false },
    events: [
      { n: 2, at: '1970-01-01T00:00:01.000Z', kind: 'run-ended', done: 3 },
      { n: 1, at: '1970-01-01T00:00:00.000Z', kind: 'run-began' },
    ],
  });
  expect(text.split('\n').filter((line) => line.includes('"kind"'))).toHaveLength(2);
});

it('an empty log is sound JSON too', () => {
  const text = eventsAsJson([], { ...surroundings, health: undefined, use: undefined });
  expect(JSON.parse(text)).toMatchObject({ events: [], storage: {} });
});
