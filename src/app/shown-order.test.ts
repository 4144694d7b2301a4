import { expect, it } from 'vitest';
import { placeOf, rememberShownOrder } from './shown-order.ts';

const idAt = (ordinal: number): string => `batch/00000${ordinal}`;
const at = (ordinal: number) => placeOf({ id: idAt(ordinal), batchId: 'batch', ordinal }, 4);

it('next means the next row of the list a file was opened from', () => {
  expect(at(2)).toEqual({ number: 3, of: 4, before: idAt(1), after: idAt(3) });
  rememberShownOrder('batch', [idAt(3), idAt(0), idAt(1)]);
  expect(at(0)).toEqual({ number: 2, of: 3, before: idAt(3), after: idAt(1) });
  expect(at(2), 'a file outside that list').toEqual({ number: 3, of: 4, before: idAt(1), after: idAt(3) });
  rememberShownOrder('another', [idAt(1), idAt(0)]);
  expect(at(0), 'a list of another batch').toMatchObject({ before: undefined, after: idAt(1) });
});

it('there is nothing before the first file and nothing after the last', () => {
  rememberShownOrder('batch', [idAt(3), idAt(1)]);
  expect(at(3)).toMatchObject({ number: 1, before: undefined });
  expect(at(1)).toMatchObject({ number: 2, of: 2, after: undefined });
  rememberShownOrder('another', []);
  expect(at(3)).toMatchObject({ before: idAt(2), after: undefined });
});
