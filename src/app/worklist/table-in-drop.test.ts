import { describe, expect, it } from 'vitest';
import { controlColumns } from '#engine/ledger/ledger.ts';
import { ledgerInDrop } from './table-in-drop.ts';

const ledger = `${controlColumns.join(';')}\r\n${'ä'.repeat(40_000)};PENDING;;0;;;\r\n`;
const named = (name: string, text: string) => ({ name, file: new File([text], name) });

describe('a ledger among what is dropped', () => {
  it('is known where it comes alone, however long', async () => {
    const found = await ledgerInDrop([named('batch.csv', ledger)]);
    expect(found?.name).toBe('batch.csv');
    expect(new TextDecoder().decode(found?.bytes)).toBe(ledger);
  });

  it('is a file like others beside others, and a test is no ledger', async () => {
    expect(await ledgerInDrop([named('a.csv', ledger), named('b.csv', 'x')])).toBeUndefined();
    expect(await ledgerInDrop([named('a.csv', 'Time (s);VO2 (mL/min)\n0;300\n')])).toBeUndefined();
    expect(await ledgerInDrop([named('a.xml', ledger)])).toBeUndefined();
    expect(await ledgerInDrop([])).toBeUndefined();
  });
});
