import { expect, it } from 'vitest';
import { keysOf } from '#analyses/knowledge-test/report-keys.ts';
import { decodeFinding } from '#workers/finding-bytes.ts';
import type { Item } from '#engine/ports.ts';
import type { CopiedInstead } from '#storage/copy-items.ts';
import { drawClass } from '../../../tests/support/draw-class.ts';
import { canBeTaken, copyInto, onceEach } from './put-together.ts';

const done = { status: 'done', quality: 'success', row: {}, version: 1 } as const;
const file = (name: string, sha256: string, more: Partial<Item> = {}): Item => ({
  id: name,
  batchId: 'b',
  ordinal: 0,
  name,
  sizeBytes: 1,
  sha256,
  attempts: 1,
  state: done,
  ...more,
});

it('a class takes results that are here, the same file once', () => {
  const items = [
    file('a', '1'),
    file('b', '2'),
    file('a again', '1'),
    file('failed', '3', { state: { status: 'cancelled' } }),
    file('row alone', '4', { ledger: { own: '', kept: true } }),
  ];
  expect(onceEach(canBeTaken(items)).map(({ name }) => name)).toEqual(['a', 'b']);
});

it('what comes from batches of several salts is keyed by the one of the class: one FTN has one key', async () => {
  const drawn = drawClass(`
    SAMPLE, ALEX | C0000001 | PAR | 2025-01-15 | 1 | 62 | PA.I.A.K1
    SAMPLE, ALEX | C0000001 | PAR | 2025-03-15 | 2 | 90 |`);
  const stored = drawn.map(({ finding, itemId }, place) => {
    const keyed = finding.reports.map((each) => ({ ...each, keys: keysOf(each.fields, `salt ${place}`) }));
    const row = { student_key: keyed[0]?.keys.byFtn, name_key: 'N', exam_code: 'PAR' };
    return {
      item: file(itemId, itemId, { rev: 3, state: { ...done, row } }),
      bytes: new TextEncoder().encode(JSON.stringify({ ...finding, reports: keyed })),
    };
  });
  const items = stored.map(({ item }) => item);
  let instead: CopiedInstead | undefined;
  const copied = await copyInto(
    {
      itemsOf: () => Promise.resolve(items),
      findings: () => Promise.resolve(stored.map(({ bytes }) => bytes)),
      copyItems: (_batchId, ids, given) => {
        instead = given;
        return Promise.resolve(items.slice(0, ids.length));
      },
    },
    'class',
    items,
    'salt of the class',
  );
  const rows = [...(instead?.values() ?? [])].map(({ item: { state } }) =>
    state.status === 'done' ? state.row : {},
  );
  const [one, other] = rows;
  expect([copied, rows.length, one?.exam_code]).toEqual([2, 2, 'PAR']);
  expect(one?.student_key).toBe(
    keysOf(drawn[0]?.finding.reports[0]?.fields ?? {}, 'salt of the class').byFtn,
  );
  expect(other?.student_key).toBe(one?.student_key);
  expect(other?.name_key).toBe(one?.name_key);
  expect(other?.report_key).not.toBe(one?.report_key);
  const bytes = instead?.get('item-2')?.finding;
  expect(JSON.stringify(bytes && decodeFinding(bytes))).toContain(String(one?.student_key));
  expect(instead?.get('item-1')?.rev).toBe(3);
});
