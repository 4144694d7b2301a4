import { beforeEach, expect, it, vi } from 'vitest';
import { startJournalAhead, startJournalWorker } from './start-journal.ts';

let started: EventTarget[] = [];
let refuses = false;
vi.mock('#workers/start-worker.ts', () => ({
  startUnderPolicy: () => {
    if (refuses) throw new Error('no guard');
    const worker = new EventTarget();
    started.push(worker);
    return worker;
  },
}));

beforeEach(() => {
  startJournalWorker(); // whatever the test before left
  started = [];
  refuses = false;
});

it('a worker that was started ahead is given to who needs it first, and to nobody else', () => {
  startJournalAhead();
  startJournalAhead();
  expect(started).toHaveLength(1);
  expect(startJournalWorker()).toBe(started[0]);
  expect(startJournalWorker()).toBe(started[1]);
});

it('one that failed before anybody needed it is started anew, so that its failure is heard', () => {
  startJournalAhead();
  started[0]?.dispatchEvent(new Event('error'));
  expect(startJournalWorker()).toBe(started[1]);
});

it('where none can be started, only who needs it is told', () => {
  refuses = true;
  startJournalAhead();
  expect(() => startJournalWorker()).toThrow('no guard');
});
