import { describe, expect, it } from 'vitest';
import { isKind, maskedFacts } from './event-mask.ts';

const id = '3b0e7c1a-0f2d-4c55-9a57-5f2f6f0c1d2e';

describe('what the log of events keeps', () => {
  it('keeps numbers, yes and no, and codes', () => {
    expect(
      maskedFacts({ files: 3, complete: true, code: 'no-breaths', version: '0.1.0' }, () => 's'),
    ).toEqual({
      files: 3,
      complete: true,
      code: 'no-breaths',
      version: '0.1.0',
    });
  });

  it('names a batch and a file by masks that are the same within a log', () => {
    const first = maskedFacts({ batchId: id, itemId: `${id}/000016` }, () => 'salt');
    expect(first['batch']).toMatch(/^batch-[0-9a-f]{6}$/);
    expect(first['item']).toBe(`${String(first['batch'])}-file-17`);
    expect(maskedFacts({ batch: id }, () => 'salt')['batch']).toBe(first['batch']);
    expect(maskedFacts({ batch: id }, () => 'other salt')['batch']).not.toBe(first['batch']);
  });

  it.each([
    ['file', 'jane-doe'],
    ['code', 'Jane Doe'],
    ['code', 'lab/2024/jane.csv'],
    ['code', 'C:\\data\\jane.xlsx'],
    ['detail', 'column VO2 missing'],
    ['at', 'https://example.org/jane.js:1:2'],
    ['version', 'jane'],
    ['code', 'x'.repeat(65)],
    ['reason', 'Zoë'],
  ])('withholds a text under %s: %s', (name, text) => {
    expect(maskedFacts({ [name]: text }, () => 's')).toEqual({ [name]: 'withheld' });
  });

  it('drops what is no plain fact, and facts whose names are none', () => {
    const facts = { a: undefined, b: { name: 'Jane' }, c: Number.NaN, 'Jane Doe': 1, 'jane/x': 'y' };
    expect(maskedFacts(facts, () => 's')).toEqual({});
  });

  it('takes only codes for kinds', () => {
    expect(['run-began', 'Jane Doe', 'a/b', '', id].map(isKind)).toEqual([true, false, false, false, false]);
  });

  it('draws no salt where there is no id to mask', () => {
    const saltOf = (): string => {
      throw new Error('asked');
    };
    expect(maskedFacts({ version: '0.1.0', files: 3, code: 'no-breaths' }, saltOf)).toMatchObject({
      files: 3,
    });
  });
});
