import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFiles, isInShard, parseShard, shardOf } from './shards.ts';

describe('shards', () => {
  it.each([
    ['3/16', { index: 3, count: 16 }],
    ['1/1', { index: 1, count: 1 }],
    ['0/4', undefined],
    ['5/4', undefined],
    ['1', undefined],
    ['1/4x', undefined],
  ])('%s is %j', (text, shard) => {
    expect(parseShard(text)).toEqual(shard);
  });

  it('are disjoint and together whole, whatever a machine writes a path like', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 50 }), (path, count) => {
        const shares = Array.from({ length: count }, (_, i) => isInShard(path, { index: i + 1, count }));
        expect(shares.filter(Boolean)).toHaveLength(1);
        expect(shardOf(path.normalize('NFD').replaceAll('/', '\\'), count)).toBe(shardOf(path, count));
      }),
    );
  });

  it('stay as they are: a job that is run again takes the same files', () => {
    expect(['a.csv', 'b.csv', 'day 1/a.csv', 'Müller.xlsx'].map((path) => shardOf(path, 16))).toEqual([
      6, 15, 4, 7,
    ]);
  });

  it('are of about the same size, also for names that only count up', () => {
    const sizes = new Array<number>(16).fill(0);
    for (let i = 0; i < 16_000; i += 1) {
      const share = shardOf(`test_${String(i).padStart(5, '0')}.csv`, 16) - 1;
      sizes[share] = (sizes[share] ?? 0) + 1;
    }
    // 1000 ± 4 standard deviations of a fair draw (√(16000 · 1/16 · 15/16) = 31)
    for (const size of sizes) expect(Math.abs(size - 1000)).toBeLessThan(125);
  });
});

describe('the order of files', () => {
  it('counts numbers as numbers', () => {
    const files = ['b/1.csv', 'a10.csv', 'a2.csv', 'a02.csv', 'A.csv', 'a.csv', 'a'];
    expect(files.sort(compareFiles)).toEqual([
      'A.csv',
      'a',
      'a.csv',
      'a02.csv',
      'a2.csv',
      'a10.csv',
      'b/1.csv',
    ]);
  });

  it('is one order: of any three files the first comes before the third', () => {
    const name = fc.string({ unit: fc.constantFrom('0', '1', '9', 'a', '/', '.', 'é'), maxLength: 6 });
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareFiles(a, b))).toBe(-Math.sign(compareFiles(b, a)) + 0);
        expect(compareFiles(a, b) === 0).toBe(a === b);
        if (compareFiles(a, b) < 0 && compareFiles(b, c) < 0) expect(compareFiles(a, c)).toBeLessThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});
