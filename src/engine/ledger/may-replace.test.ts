import { describe, expect, it } from 'vitest';
import { mayReplace } from './may-replace.ts';
import { plainManifest, projectLedger } from './project-ledger.ts';

const files = ['a.csv', 'b.csv', 'c.csv'];
const ledger = (...rows: readonly string[]) => projectLedger(plainManifest(rows), new Map(), ['quality']);
const text = (written: string) => new TextEncoder().encode(written);

describe('a batch may put its ledger in the place of', () => {
  it('nothing', () => {
    expect(mayReplace(new Uint8Array(), files)).toEqual({ ok: true, value: 0 });
  });

  it('a ledger whose files it goes on with, all of them or some', () => {
    expect(mayReplace(ledger(...files), files)).toEqual({ ok: true, value: 3 });
    expect(mayReplace(ledger('b.csv'), files)).toEqual({ ok: true, value: 1 });
    expect(mayReplace(ledger(), files)).toEqual({ ok: true, value: 0 });
  });
});

describe('a batch never overwrites', () => {
  it('a ledger of another batch', () => {
    expect(mayReplace(ledger('a.csv', 'x.csv', 'y.csv'), files)).toMatchObject({
      ok: false,
      fault: { code: 'other-ledger', at: { row: 3, column: 'FILE' } },
    });
  });

  it('a file that is no ledger, and one that was cut off', () => {
    expect(mayReplace(text('Name;Age\r\nx;4\r\n'), files)).toMatchObject({
      ok: false,
      fault: { code: 'not-a-ledger' },
    });
    expect(mayReplace(ledger(...files).slice(0, -4), files)).toMatchObject({
      ok: false,
      fault: { code: 'truncated-last-line' },
    });
  });
});
