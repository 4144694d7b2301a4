import { describe, expect, it } from 'vitest';
import { firstDifference, withoutColumns } from './results.ts';

describe('results that are compared', () => {
  it('leave out the columns that tell of attempts and times, whatever the cells hold', () => {
    const csv = 'file;STATUS;ATTEMPTS;UPDATED_AT\r\n"a;b";done;2;now\r\nc;;1;"then; ""later"""\r\n';
    expect(withoutColumns(csv, ['ATTEMPTS', 'UPDATED_AT'])).toBe('file;STATUS\n"a;b";done\nc;\n');
  });

  it('differ in a line of the table or in a finding', () => {
    const wanted = {
      ledger: '',
      ledgerIsKept: true,
      csv: 'file\na\nb\n',
      findings: new Map([
        ['a', '1'],
        ['b', '2'],
      ]),
    };
    expect(firstDifference(wanted, wanted)).toBeUndefined();
    expect(firstDifference({ ...wanted, csv: 'file\na\n' }, wanted)).toContain('line 3');
    expect(firstDifference({ ...wanted, ledger: 'FILE' }, wanted)).toContain('line 1 of the ledger');
    expect(firstDifference({ ...wanted, ledgerIsKept: false }, wanted)).toContain('does not hold the ledger');
    expect(firstDifference({ ...wanted, findings: new Map([['a', '1']]) }, wanted)).toBe(
      'the finding of b is missing | wanted 2',
    );
  });
});
