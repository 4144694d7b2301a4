import { expect, it } from 'vitest';
import { readQuery, writeQuery } from './cohort-query.ts';

it('keeps every choice in the address, and nothing that was not chosen', () => {
  const query = { acceptedOnly: true, goodOnly: false, by: 'sex', only: 'female', date: 'own-2' };
  const written = writeQuery('b1', query);
  expect(written).toEqual({ batch: 'b1', accepted: '1', by: 'sex', only: 'female', date: 'own-2' });
  expect(readQuery(new URLSearchParams(written))).toEqual(query);
  expect(readQuery(new URLSearchParams('batch=b1'))).toEqual({ acceptedOnly: false, goodOnly: false });
});
