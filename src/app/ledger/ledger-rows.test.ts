import { expect, it } from 'vitest';
import type { Item } from '#engine/ports.ts';
import type { BatchRecord } from '#storage/schema.ts';
import type { LedgerMaker } from '#workers/ledger.ts';
import { makeLedgers } from '#workers/make-ledger.ts';
import { openRows, shareMaker } from './ledger-rows.ts';

const listed: Item = {
  id: 'b/000000',
  batchId: 'b',
  ordinal: 0,
  name: 'a.csv',
  sizeBytes: 0,
  sha256: '',
  attempts: 0,
  state: { status: 'awaited' },
};
const done: Item = {
  ...listed,
  rev: 3,
  attempts: 1,
  state: { status: 'done', quality: 'success', version: 1, row: {} },
};

it('news gathered before a run began do not replace what the run has told since', async () => {
  const record = { id: 'b', analysisId: 'letters', counts: { total: 1 } } as BatchRecord;
  const rows = openRows(
    'b',
    {
      record: () => Promise.resolve(record),
      items: () => Promise.resolve([listed]),
      columnsOf: () => Promise.resolve([]),
      startMaker: () => makeLedgers() as unknown as LedgerMaker,
    },
    shareMaker(() => ({ ...makeLedgers(), stop: () => undefined }) as unknown as LedgerMaker),
  );
  await rows.load();
  rows.changed([done]);
  rows.changed([listed]);
  const made = await rows.make();
  expect(new TextDecoder().decode(made?.bytes)).toContain('a.csv;COMPLETED');
});
