import { expect, it } from 'vitest';
import { exportCells, reviewColumns } from './export-table.ts';
import type { Item } from './item-words.ts';

const item: Item = {
  id: 'i',
  batchId: 'b',
  ordinal: 0,
  name: 'a.csv',
  sizeBytes: 1,
  sha256: '',
  attempts: 1,
  state: { status: 'done', quality: 'success', row: { quality: 'D' }, version: 1 },
  review: { events: [{ kind: 'verdict', verdict: 'needs-work', atMs: 0, by: 'MH' }] },
};

it('an export says why a person should look at a result and what one said', () => {
  const poor = { code: 'quality-d', weight: 90, label: '', words: '' };
  const wide = { code: 'wide-interval', weight: 45, label: '', words: '' };
  const cells = exportCells(item, reviewColumns, () => [poor, wide, wide]);
  expect(cells).toEqual(['quality-d wide-interval', 'needs-work', 'MH']);
  const open = exportCells({ ...item, review: { events: [] } }, reviewColumns);
  expect(open).toEqual([undefined, undefined, undefined]);
});
