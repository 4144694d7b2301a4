import { describe, expect, it } from 'vitest';
import { nothingHealed } from './journal/heal.ts';
import { healthOf, noticesOf } from './store-health.ts';

const usual = nothingHealed;
const there = { existed: true, version: 50 };
const codes = (...given: Parameters<typeof noticesOf>) => noticesOf(...given).map(({ code }) => code);

describe('what is said at the start', () => {
  it('is nothing in a browser that never saw a batch, and nothing after the usual start', () => {
    expect(codes({ existed: false, version: 0 }, { ...usual, wasNew: true }, undefined, 0)).toEqual([]);
    expect(codes(there, usual, { batches: 2, atMs: 0 }, 2)).toEqual([]);
  });

  it('is that everything came back where the browser had deleted the database, with its reason', () => {
    const healing = { ...usual, wasNew: true, batches: 2, items: 30, rows: 1 };
    const found = { existed: false, version: 0, dataLoss: 'checksum mismatch' };
    const [notice, other] = noticesOf(found, healing, { batches: 2, atMs: 0 }, 2);
    expect(notice?.code).toBe('database-healed');
    expect(other).toMatchObject({ code: 'places-forgotten', severity: 'information' });
    expect(notice?.detail).toContain('(checksum mismatch); 2 batches with 30 files and 1 result came back');
  });

  it('is that the storage was cleared where batches were and none came back', () => {
    const atMs = Date.UTC(2026, 4, 3);
    const [notice] = noticesOf(
      { existed: false, version: 0 },
      { ...usual, wasNew: true },
      { batches: 3, atMs },
      0,
    );
    expect(notice).toMatchObject({ code: 'storage-cleared', severity: 'warning' });
    expect(notice?.detail).toContain('3 batches lay in this browser on 2026-05-03 and none is left');
  });

  it('is that the storage was cleared at every start, until there is a batch again', () => {
    const cleared = { batches: 3, atMs: 0 };
    expect(codes(there, usual, cleared, 0)).toEqual(['storage-cleared']);
    expect(codes(there, usual, cleared, 1)).toEqual([]);
  });

  it('names rows that only the journal had, damage, and a journal that was lost', () => {
    expect(codes(there, { ...usual, rows: 1 }, undefined, 1)).toEqual(['rows-healed']);
    expect(codes(there, { ...usual, damaged: 1 }, undefined, 1)).toEqual(['records-damaged']);
    expect(codes(there, { ...usual, cutOff: true }, undefined, 1)).toEqual(['healing-cut-off']);
    expect(codes(there, { ...usual, segmentsLost: 1 }, undefined, 1)).toEqual(['journal-rebuilt']);
  });

  it('is, at any time, that results are stored once only where there is no journal', () => {
    expect(healthOf(undefined, []).notices).toEqual([]);
    expect(healthOf('TimeoutError: no answer', []).notices).toMatchObject([
      { code: 'no-journal', detail: expect.stringContaining('TimeoutError') as string },
    ]);
  });
});
