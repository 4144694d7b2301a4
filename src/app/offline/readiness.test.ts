import { describe, expect, it } from 'vitest';
import { analyses } from '#analyses/registry.ts';
import type { StoredPart } from '#service-worker/shipped.ts';
import { neededParts, readinessFor, wantedInBackground } from './readiness.ts';

const parts = (picturesStored: number, appStored = 100): readonly StoredPart[] => [
  { id: 'app', bytes: 100, storedBytes: appStored },
  { id: 'pictures', bytes: 40, storedBytes: picturesStored },
  { id: 'samples', bytes: 7, storedBytes: 0 },
  { id: 'gpu', bytes: 60, storedBytes: 0 },
];

const tests = { accepts: ['.csv', '.xlsx'] } as const;
const reports = { accepts: ['.pdf', '.jpg'] } as const;

describe('what an analysis needs on this device', () => {
  it('is the app, and what reads PDFs and pictures for those that take them', () => {
    expect(Object.fromEntries(analyses.map((one) => [one.id, neededParts(one)]))).toEqual({
      cpet: ['app'],
      'knowledge-test': ['app', 'pictures'],
    });
  });

  it('is ready only when all of it is here, and says how large that is', () => {
    expect(readinessFor(tests, parts(0))).toEqual({ isReady: true, bytes: 100 });
    expect(readinessFor(reports, parts(0))).toEqual({
      isReady: false,
      missing: [{ id: 'pictures', bytes: 40, storedBytes: 0 }],
    });
    expect(readinessFor(reports, parts(39)).isReady).toBe(false);
    expect(readinessFor(reports, parts(40))).toEqual({ isReady: true, bytes: 140 });
    expect(readinessFor(tests, parts(40, 99)).isReady).toBe(false);
  });

  it('is not known to be ready by a service worker that does not tell', () => {
    expect(readinessFor(tests, [])).toEqual({ isReady: false, missing: [] });
  });
});

describe('what comes down by itself after the first visit', () => {
  it('is what an analysis needs and is not here, once the app itself is', () => {
    expect(wantedInBackground(analyses, parts(0), { isOnline: true, savesData: false })).toEqual([
      'pictures',
    ]);
    expect(wantedInBackground(analyses, parts(40), { isOnline: true, savesData: false })).toEqual([]);
    expect(wantedInBackground(analyses, parts(0, 99), { isOnline: true, savesData: false })).toEqual([]);
  });

  it('is nothing without a network, nor where the user asked the browser to save data', () => {
    expect(wantedInBackground(analyses, parts(0), { isOnline: false, savesData: false })).toEqual([]);
    expect(wantedInBackground(analyses, parts(0), { isOnline: true, savesData: true })).toEqual([]);
  });
});
