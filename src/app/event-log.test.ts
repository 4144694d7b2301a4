import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { EventLog } from '#storage/event-log.ts';
import type { EventRecord } from '#storage/schema.ts';
import { clearEvents, keepEventsIn, listenForErrors, tellEvent } from './event-log.ts';

const id = '3b0e7c1a-0f2d-4c55-9a57-5f2f6f0c1d2e';
let written: EventRecord[];

function memoryLog(): EventLog {
  return {
    write: (event) => written.push(event),
    settled: () => Promise.resolve(),
    read: () => Promise.resolve([]),
    clear: () => Promise.resolve(),
  };
}

beforeEach(() => {
  written = [];
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal('location', { origin: 'http://localhost' });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it('keeps what is told before the database is open, in its order', () => {
  tellEvent('app-opened', { version: '0.1.0' });
  tellEvent('run-began');
  keepEventsIn(memoryLog());
  tellEvent('run-ended');
  expect(written.map(({ kind }) => kind)).toEqual(['app-opened', 'run-began', 'run-ended']);
});

it('names a batch the same until the log is cleared', async () => {
  keepEventsIn(memoryLog());
  tellEvent('run-began', { batchId: id });
  tellEvent('run-ended', { batchId: id });
  await clearEvents();
  tellEvent('run-began', { batchId: id });
  const names = written.map(({ facts }) => facts['batch']);
  expect(names[0]).toBe(names[1]);
  expect(names[2]).not.toBe(names[0]);
});

it('tells of an uncaught error by its kind and place, never by its words', () => {
  keepEventsIn(memoryLog());
  const scope = new EventTarget() as Window & typeof globalThis;
  listenForErrors(scope);
  const error = new TypeError('jane-doe.csv has no rows');
  error.stack = `TypeError: jane-doe.csv has no rows\n at f (http://localhost/_app/immutable/chunks/a1.js:2:3)`;
  scope.dispatchEvent(Object.assign(new Event('error'), { error, filename: '', lineno: 0, colno: 0 }));
  scope.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: 'jane-doe' }));
  expect(written.map(({ kind, facts }) => ({ kind, facts }))).toEqual([
    { kind: 'error', facts: { name: 'type-error', at: 'a1.js:2:3' } },
    { kind: 'error', facts: { name: 'error' } },
  ]);
});

it('never throws, and takes no kind that is none', () => {
  keepEventsIn({
    ...memoryLog(),
    write: () => {
      throw new Error('full');
    },
  });
  tellEvent('run-began');
  keepEventsIn(memoryLog());
  tellEvent('jane doe.csv');
  expect(written).toEqual([]);
});
