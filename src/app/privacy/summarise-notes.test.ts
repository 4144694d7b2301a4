import { describe, expect, it } from 'vitest';
import type { GuardNote } from '#workers/guard.ts';
import { summariseNotes } from './summarise-notes.ts';

const own = 'http://localhost:4173';

function asked(url: string, by = 'page', bytes = 100): GuardNote {
  return { kind: 'request', url, asked: 'script', bytes, atMs: 0, by };
}

function refused(to: string, atMs: number, by = 'page'): GuardNote {
  return { kind: 'refusal', door: 'connect-src', to, atMs, by };
}

describe('what a page has asked for', () => {
  it('counts every own file once, with its bytes and who asked', () => {
    const seen = summariseNotes(
      [
        asked(`${own}/a.js`),
        asked(`${own}/a.js`, 'analysis-12ab', 0),
        asked(`${own}/m.onnx`, 'analysis-12ab', 900),
      ],
      own,
    );
    expect(seen.ownFiles).toEqual([
      { path: '/a.js', times: 2, bytes: 100, by: 'several' },
      { path: '/m.onnx', times: 1, bytes: 900, by: 'analysis' },
    ]);
    expect(seen.ownBytes).toBe(1000);
    expect(seen.otherHosts).toEqual([]);
    expect(seen.refusedTimes).toBe(0);
  });

  it('names every other host that anything went to', () => {
    const seen = summariseNotes(
      [
        asked('http://localhost:4174/x'),
        asked('https://elsewhere.invalid/y'),
        asked('https://elsewhere.invalid/z'),
      ],
      own,
    );
    expect(seen.otherHosts).toEqual([
      { host: 'localhost:4174', times: 1 },
      { host: 'elsewhere.invalid', times: 2 },
    ]);
    expect(seen.ownFiles).toEqual([]);
  });

  it('lists the same refusal once, the latest first', () => {
    const seen = summariseNotes(
      [
        refused('https://a.invalid', 1),
        refused('https://b.invalid', 2, 'pdf-9'),
        refused('https://a.invalid', 3),
      ],
      own,
    );
    expect(seen.refusedTimes).toBe(3);
    expect(seen.refusals).toEqual([
      { door: 'connect-src', to: 'https://a.invalid', by: 'page', times: 2, lastMs: 3 },
      { door: 'connect-src', to: 'https://b.invalid', by: 'pdf', times: 1, lastMs: 2 },
    ]);
  });
});
