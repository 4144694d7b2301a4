import { expect, it } from 'vitest';
import type { Item } from '#engine/ports.ts';
import { makeLedgers } from './make-ledger.ts';
import { sha256Hex } from './sha256.ts';

const item = (ordinal: number): Item => ({
  id: `b/${ordinal}`,
  batchId: 'b',
  ordinal,
  name: `${ordinal}.csv`,
  sizeBytes: 1,
  sha256: '',
  attempts: 0,
  state: { status: 'queued' },
});
const head = { own: '', ownCount: 0, names: ['quality'], extraNames: [] };

it('the worker makes the ledgers of several batches, and judges what lies in their place', async () => {
  const { begin, put, make, judge, countRows, compare, end } = makeLedgers();
  begin('b', head);
  begin('c', head);
  expect(put('b', [item(0), item(1)])).toBe(2);
  expect(put('c', [item(0)])).toBe(1);
  const [b, c] = [await make('b'), await make('c')];
  expect(b).toMatchObject({ rows: 2, sha256: await sha256Hex(b.bytes) });
  expect(await countRows(b.bytes)).toEqual({ ok: true, value: 2 });
  expect(await judge('b', c.bytes)).toEqual({ ok: true, value: 1 });
  expect(await judge('c', b.bytes)).toMatchObject({ ok: false, fault: { code: 'other-ledger' } });
  expect(await compare(b.bytes, c.bytes)).toMatchObject({ ok: true, value: { gone: ['1.csv'] } });
  end('b');
  expect(() => put('b', [item(0)])).toThrow('not begun');
  begin('b', head);
  expect(put('b', [item(0)])).toBe(1);
});
