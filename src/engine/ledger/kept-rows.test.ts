import { describe, expect, it } from 'vitest';
import type { Item } from '../ports.ts';
import { keepRows, ledgerHeadOf } from './kept-rows.ts';
import { outcomeOf, plainManifest, projectLedger } from './project-ledger.ts';
import { readLedger } from './read-ledger.ts';

const pipeline = 'p0123456789abcdef-12ab';
const names = ['quality', 'vo2peak_ml_min'];

function item(ordinal: number, change: Partial<Item> = {}): Item {
  return {
    id: `b/${ordinal}`,
    batchId: 'b',
    ordinal,
    name: `test-${ordinal}.csv`,
    sizeBytes: 1,
    sha256: 'ab'.repeat(32),
    attempts: 0,
    state: { status: 'queued' },
    ...change,
  };
}

const done = (ordinal: number): Item =>
  item(ordinal, {
    attempts: 1,
    pipeline,
    updatedAtMs: 1_000 * ordinal,
    state: {
      status: 'done',
      quality: 'success',
      version: 1,
      row: { quality: '=A', vo2peak_ml_min: 2000 + ordinal },
    },
  });

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('rows kept as text', () => {
  it('are what the projection of the whole batch gives', () => {
    const items = [done(0), item(1), done(2), item(3, { state: { status: 'cancelled' } })];
    const rows = keepRows(ledgerHeadOf({}, names));
    rows.put(items);
    const whole = projectLedger(
      plainManifest(items.map(({ name }) => name)),
      new Map(items.map((each) => [each.name, outcomeOf(each, each.pipeline ?? '', each.updatedAtMs)])),
      names,
    );
    expect(text(rows.bytes())).toBe(text(whole));
    expect(rows.count()).toBe(4);
  });

  it('do not depend on the order of settling, nor on how often they were written', () => {
    const count = 300;
    const ordinals = Array.from({ length: count }, (_, n) => n);
    const atOnce = keepRows(ledgerHeadOf({}, names));
    atOnce.put(ordinals.map(done));
    const oneByOne = keepRows(ledgerHeadOf({}, names));
    oneByOne.put(ordinals.slice(0, 200).map((n) => item(n)));
    oneByOne.put(ordinals.slice(200).map((n) => item(n)));
    for (const n of ordinals) {
      const settled = (n * 7) % count; // a permutation: 7 and 300 have no common factor
      oneByOne.put([item(settled, { attempts: 1, state: { status: 'running', leaseUntilMs: 1 } })]);
      oneByOne.put([done(settled)]);
      if (n % 11 === 0) oneByOne.bytes();
    }
    expect(text(oneByOne.bytes())).toBe(text(atOnce.bytes()));
  });

  it('are never set back by news of an item that come late', () => {
    const rows = keepRows(ledgerHeadOf({}, names));
    const later = { ...done(0), rev: 3 };
    rows.put([item(0), later, item(1, { rev: 1 })]);
    const before = text(rows.bytes());
    rows.put([item(0, { rev: 1 }), item(0)]);
    expect(text(rows.bytes())).toBe(before);
    rows.put([item(0, { rev: 4 })]);
    expect(text(rows.bytes())).not.toBe(before);
  });

  it('read as a ledger at any time, also where items bear the same name', () => {
    const rows = keepRows(ledgerHeadOf({}, names));
    for (let n = 0; n < 5; n += 1) {
      rows.put([{ ...done(n), name: 'a;b.csv' }]);
      const read = readLedger(rows.bytes());
      expect(read.ok && read.value.rows.length).toBe(n + 1);
    }
  });

  it('carry what a worklist and an earlier ledger brought', () => {
    const head = ledgerHeadOf(
      { ledger: { name: 'list.csv', own: 'Who;"a;b"', ownCount: 2, extraNames: ['old', 'quality', 'odd'] } },
      names,
    );
    const rows = keepRows(head);
    rows.put([
      { ...done(0), ledger: { own: 'x;"y;z"', extra: '1;B;"q;r"', kept: true } },
      item(1, { ledger: { own: '=1+1;' } }),
      item(2),
    ]);
    expect(text(rows.bytes()).split('\r\n')).toEqual([
      'Who;"a;b";FILE;STATUS;ERROR;ATTEMPTS;UPDATED_AT;SHA256;PIPELINE;quality;vo2peak_ml_min;old;odd',
      `x;"y;z";test-0.csv;COMPLETED;;1;1970-01-01T00:00:00.000Z;${'ab'.repeat(32)};${pipeline};'=A;2000;1;"q;r"`,
      `=1+1;;test-1.csv;PENDING;;0;;${'ab'.repeat(32)};;;;;`,
      `;;test-2.csv;PENDING;;0;;${'ab'.repeat(32)};;;;;`,
      '',
    ]);
  });

  it('take no row behind a gap', () => {
    const rows = keepRows(ledgerHeadOf({}, names));
    rows.put([item(0)]);
    expect(() => {
      rows.put([item(2)]);
    }).toThrow(/row 2 came before row 1/);
  });
});
