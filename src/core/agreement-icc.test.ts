import { describe, expect, it } from 'vitest';
import { readerAgreement, reliabilityInWords } from './agreement-icc.ts';
import { normal, seededRandom } from './random.ts';

/** Six targets rated by four judges: Shrout and Fleiss 1979, table 2. */
const judged = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

/** Subjects that differ by an SD of 300, readers whose error has an SD of 100 and who differ by `shift`. */
function drawn(count: number, shift: number): readonly (readonly number[])[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, () => {
    const true_ = 1800 + 300 * normal(random);
    return [true_ + 100 * normal(random), true_ + shift + 100 * normal(random)];
  });
}

describe('the table of Shrout and Fleiss 1979', () => {
  const agreement = readerAgreement(judged);
  it('has ICC(2,1) = 0.29 and ICC(3,1) = 0.71', () => {
    expect(agreement?.icc21.value).toBeCloseTo(0.2898, 4);
    expect(agreement?.icc31.value).toBeCloseTo(0.7148, 4);
    expect([agreement?.subjects, agreement?.readers]).toEqual([6, 4]);
  });
  it('has the confidence intervals that every package prints for it', () => {
    expect(agreement?.icc21.low).toBeCloseTo(0.019, 3);
    expect(agreement?.icc21.high).toBeCloseTo(0.761, 3);
    expect(agreement?.icc31.low).toBeCloseTo(0.342, 3);
    expect(agreement?.icc31.high).toBeCloseTo(0.946, 3);
  });
  it('has a residual mean square of 1.02, and readers that differ by more than that', () => {
    expect(agreement?.typicalError).toBeCloseTo(Math.sqrt(1.0194), 3);
    // Readers: mean square 32.49 over 6 targets, less the residual.
    expect(agreement?.standardError).toBeCloseTo(Math.sqrt(1.0194 + (32.4861 - 1.0194) / 6), 3);
  });
});

describe('agreement of two readers', () => {
  it('recovers what it was drawn from: 300² of 300² + 100²', () => {
    const found = readerAgreement(drawn(4000, 0));
    expect(found?.icc21.value).toBeCloseTo(0.9, 1);
    expect(found?.typicalError).toBeGreaterThan(97);
    expect(found?.typicalError).toBeLessThan(103);
    expect(found && found.icc21.low < 0.9 && 0.9 < found.icc21.high).toBe(true);
  });

  it('a steady difference lowers ICC(2,1) and leaves ICC(3,1) and the typical error as they are', () => {
    const [without, with_] = [readerAgreement(drawn(60, 0)), readerAgreement(drawn(60, 400))];
    expect(with_?.icc31.value).toBeCloseTo(without?.icc31.value ?? 0, 12);
    expect(with_?.typicalError).toBeCloseTo(without?.typicalError ?? 0, 9);
    expect(with_?.icc21.value).toBeLessThan(without?.icc21.value ?? 0);
    expect(with_?.standardError).toBeGreaterThan(without?.standardError ?? 0);
  });

  it('does not hang on units, on an origin, or on who is named first', () => {
    const base = readerAgreement(drawn(40, 50));
    const changed = readerAgreement(drawn(40, 50).map((row) => row.map((x) => 7 + x / 60).toReversed()));
    for (const icc of ['icc21', 'icc31'] as const)
      for (const part of ['value', 'low', 'high'] as const)
        expect(changed?.[icc][part]).toBeCloseTo(base?.[icc][part] ?? 0, 9);
    expect(changed?.typicalError).toBeCloseTo((base?.typicalError ?? 0) / 60, 9);
  });

  it('the interval holds the value and narrows with more subjects', () => {
    const widths = [10, 40, 160].map((count) => {
      const icc = readerAgreement(drawn(count, 30))?.icc21;
      if (icc === undefined) throw new Error('no agreement');
      expect(icc.low).toBeLessThan(icc.value);
      expect(icc.high).toBeGreaterThan(icc.value);
      return icc.high - icc.low;
    });
    expect(widths).toEqual(widths.toSorted((a, b) => b - a));
  });

  it('of readings that are all the same is perfect', () => {
    const found = readerAgreement([
      [1, 1],
      [2, 2],
      [5, 5],
    ]);
    expect(found?.icc21).toEqual({ value: 1, low: 1, high: 1 });
    expect(found?.icc31).toEqual({ value: 1, low: 1, high: 1 });
    expect(found?.minimalDetectableChange).toBe(0);
  });

  it('of a steady difference and nothing else has a consistency of 1', () => {
    const found = readerAgreement([
      [1, 2],
      [2, 3],
      [5, 6],
    ]);
    expect(found?.icc31.value).toBe(1);
    expect(found?.icc21.value).toBeLessThan(1);
    expect(found && Number.isFinite(found.icc21.low) && Number.isFinite(found.icc21.high)).toBe(true);
  });

  it('is not told of too little', () => {
    const none = [
      [],
      [[1, 2]],
      [[1], [2]],
      [[1, 2], [3]],
      [
        [1, Infinity],
        [2, 3],
      ],
      [
        [4, 4],
        [4, 4],
      ],
    ];
    expect(none.map(readerAgreement)).toEqual(none.map(() => undefined));
  });
});

it('words for an ICC are those of Koo and Li 2016', () => {
  expect([0.49, 0.5, 0.74, 0.75, 0.9, 0.91].map(reliabilityInWords)).toEqual([
    'poor',
    'moderate',
    'moderate',
    'good',
    'good',
    'excellent',
  ]);
});
