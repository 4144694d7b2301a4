import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerRequests } from './answer-requests.ts';
import { memoryFolder } from './memory-folder.ts';
import { openJournal } from './open-journal.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { openSegmentLog, type SegmentLog } from './segment-log.ts';
import { workerLog, type JournalWorker } from './worker-log.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const silent = (): Promise<never> => new Promise(() => undefined);
const noBatch = () => Promise.resolve(undefined);
const record = [{ kind: 'items', items: [] }] as const;

function logWith(changes: Partial<SegmentLog>): SegmentLog {
  const log = openSegmentLog(
    memoryFolder().folder,
    () => 0,
    () => 1,
  );
  return { ...log, ...changes };
}

describe('a journal', () => {
  it('that does not answer is given up after ten seconds, and the store goes on without it', async () => {
    const journal = openJournal(logWith({ append: silent }), noBatch);
    const answer = journal.append('b', record, 'flushed');
    await vi.advanceTimersByTimeAsync(9_000);
    expect(journal.absence()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await answer).toBeUndefined();
    expect(journal.absence()).toContain('no answer within 10 s');
    expect(await journal.append('b', record, 'flushed')).toBeUndefined();
  });

  it('that has no space says so, and is kept', async () => {
    const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    const journal = openJournal(logWith({ append: full }), noBatch);
    await expect(journal.append('b', record, 'flushed')).rejects.toThrow('full');
    expect(journal.absence()).toBeUndefined();
  });

  it('introduces a batch once, before its first record', async () => {
    const kinds: string[][] = [];
    const append: SegmentLog['append'] = (_batchId, frames) => {
      kinds.push(frames.map(({ kind }) => kind));
      return Promise.resolve({ generation: 1, start: 0, end: 1 });
    };
    const batch = { id: 'b', title: 'B', analysisId: 'cpet', createdAtMs: 0, options: {} };
    const journal = openJournal(logWith({ append }), () => Promise.resolve(batch));
    await journal.append('b', record, 'flushed');
    await journal.append('b', record, 'written');
    expect(kinds).toEqual([['batch', 'items'], ['items']]);
  });
});

describe('a journal in a worker', () => {
  it('refuses every call once its worker has died', async () => {
    const listeners = new Map<string, (event: unknown) => void>();
    const worker = {
      postMessage: () => undefined,
      addEventListener: (type: string, listener: (event: unknown) => void) => listeners.set(type, listener),
      terminate: () => undefined,
    } as unknown as JournalWorker;
    const log = workerLog(worker);
    const before = log.read('000001.journal', 0);
    listeners.get('error')?.({ message: 'out of memory' });
    await expect(before).rejects.toThrow('out of memory');
    await expect(log.leave('b')).rejects.toThrow('out of memory');
  });

  it('that cannot be opened says why to every call', async () => {
    const answers: FromWorker[] = [];
    const opening = Promise.reject<SegmentLog>(new DOMException('private window', 'SecurityError'));
    const answer = answerRequests(opening, (message) => answers.push(message));
    const ask = (call: number): ToWorker => ({ call, request: { ask: 'leave', batchId: '' } });
    answer(ask(1));
    answer(ask(2));
    await vi.advanceTimersByTimeAsync(0);
    expect(answers).toEqual([
      { call: 1, refused: { name: 'SecurityError', message: 'private window' } },
      { call: 2, refused: { name: 'SecurityError', message: 'private window' } },
    ]);
  });

  it('makes segments at the start, so that their names are on the disk before the first batches', async () => {
    const { folder, files } = memoryFolder();
    const log = openSegmentLog(
      folder,
      () => 0,
      () => 1,
    );
    const answer = answerRequests(Promise.resolve(log), () => undefined);
    answer({ call: 1, request: { ask: 'survey', known: new Map() } });
    await vi.advanceTimersByTimeAsync(0);
    expect([...files.keys()]).toEqual([1, 2, 3, 4].map((n) => `00000${String(n)}.journal`));
  });
});
