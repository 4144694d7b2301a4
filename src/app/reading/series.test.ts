import { describe, expect, it } from 'vitest';
import { inventedItem, inventedReading, markAt } from './invented-items.ts';
import { blindedOrder, countRead, namedAs, seriesNamed, seriesOf, testsToRead } from './series.ts';

describe('series of readings', () => {
  const items = [
    inventedItem('a', {}, [
      inventedReading({ vt1: markAt(300) }, 2000),
      inventedReading({ vt1: markAt(999) }, 1000), // brought in late: the later one holds
      inventedReading({ vt1: markAt(310), vt2: { absent: true } }, 1000, 'CD'),
      { kind: 'verdict', verdict: 'accepted', by: 'AB', atMs: 3000 },
    ]),
    inventedItem('b', {}, [
      inventedReading({ vt1: markAt(200), vt2: markAt(400) }, 2000),
      inventedReading({ vt1: markAt(210), vt2: markAt(400) }, 3000, 'CD'),
      { kind: 'undone', place: 1, by: 'CD', atMs: 4000 },
      { kind: 'reading', round: '1', by: 'AB', atMs: 9000, marks: { vt1: 'nonsense' } },
    ]),
    inventedItem('c'),
  ];
  const series = seriesOf(items);

  it('are those of each reader and round, the latest reading of a test alone', () => {
    expect(series.map(({ round, by, readings }) => [round, by, [...readings.keys()]])).toEqual([
      ['1', 'AB', ['a', 'b']],
      ['1', 'CD', ['a']],
    ]);
    expect(seriesNamed(series, { round: '1', by: 'AB' }).readings.get('a')?.marks).toEqual({
      vt1: markAt(300),
    });
  });

  it('count a test as read once both thresholds are placed or said to be absent', () => {
    expect(series.map((one) => countRead(items, one))).toEqual([1, 1]);
  });

  it('of a reader who has not begun are empty', () => {
    expect(seriesNamed(series, { round: '2', by: 'AB' }).readings.size).toBe(0);
  });
});

describe('the tests of a round', () => {
  const items = [
    inventedItem('a'),
    inventedItem('copy', {}, [], { sha256: inventedItem('a').sha256 }),
    inventedItem('steady', { thresholds_impossible: 'constant-load' }),
    inventedItem('failed', {}, [], { state: { status: 'cancelled' } }),
    inventedItem('kept', {}, [], { ledger: { own: '', kept: true } }),
  ];
  const idsOf = (all: boolean) => testsToRead(items, all).map(({ id }) => id);

  it('are those with a result here, each file once, that may have thresholds', () => {
    expect(idsOf(false)).toEqual(['a']);
    expect(idsOf(true)).toEqual(['a', 'steady']);
  });
});

describe('the order of a round', () => {
  const tests = Array.from({ length: 40 }, (_, n) => inventedItem(String(n)));
  const orderOf = (by: string, of = tests, round = '1') =>
    blindedOrder(of, { round, by }).map(({ id }) => id);

  it('is the same for the same reader, whatever order the files were dropped in', () => {
    expect(orderOf('AB', tests.toReversed())).toEqual(orderOf('AB'));
  });
  it('is another for another reader, and for another round', () => {
    expect(orderOf('CD')).not.toEqual(orderOf('AB'));
    expect(orderOf('AB', tests, '2')).not.toEqual(orderOf('AB'));
    expect(orderOf('AB')).not.toEqual(tests.map(({ id }) => id));
  });
  it('loses and doubles nothing, and a test that joins late moves no other', () => {
    expect(orderOf('AB').toSorted()).toEqual(tests.map(({ id }) => id).toSorted());
    const fewer = orderOf('AB', tests.slice(0, 39));
    expect(orderOf('AB').filter((id) => id !== '39')).toEqual(fewer);
  });
});

it('names are one short line', () => {
  expect(namedAs('by', '  A\u0000B\n ')).toBe('A B');
  expect(namedAs('by', 'x'.repeat(100))).toHaveLength(8);
  expect(namedAs('round', ' \u202e\t ')).toBe('');
});
