import { expect, test, vi } from 'vitest';
import { notesOf, tellPages } from './tell-requests.ts';

const entry = (name: string, transferSize: number) =>
  ({ name, transferSize, initiatorType: 'fetch', startTime: 5 }) as PerformanceResourceTiming;

test('what a service worker asked of its host is told as a page notes its own', () => {
  const notes = notesOf(
    [entry('https://lab.example/a.js', 700), entry('blob:https://lab.example/1', 1)],
    1000,
  );
  expect(notes).toEqual([
    {
      kind: 'request',
      url: 'https://lab.example/a.js',
      asked: 'fetch',
      bytes: 700,
      atMs: 1005,
      by: 'service-worker',
    },
  ]);
});

test('every open page hears each of them, also one that it does not answer yet', async () => {
  const pages = [{ postMessage: vi.fn() }, { postMessage: vi.fn() }];
  const matchAll = vi.fn(() => Promise.resolve(pages));
  await tellPages({ matchAll } as unknown as Clients, notesOf([entry('https://lab.example/a.js', 7)], 0));
  expect(matchAll).toHaveBeenCalledWith({ type: 'window', includeUncontrolled: true });
  for (const { postMessage } of pages)
    expect(postMessage).toHaveBeenCalledExactlyOnceWith({
      benchsideNote: expect.objectContaining({ url: 'https://lab.example/a.js' }) as unknown,
    });
});
