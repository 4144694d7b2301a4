import { describe, expect, it } from 'vitest';
import { aimsOf } from './model-aims.ts';
import type { GeneratorFigures, StratumFigures } from './model-figures.ts';

const stratum = (answered: number, coverage90: number): StratumFigures => ({
  stratum: `${answered} at ${coverage90}`,
  which: 'VT1',
  asked: answered,
  answered,
  maePercent: 4,
  maeS: 10,
  biasS: 0,
  coverage50: 0.5,
  coverage90,
  coverage90Error: 0,
  medianWidth90S: 60,
  readersCoverage90: 0.9,
});
const line = (which: 'VT1' | 'VT2', maePercent: number) =>
  ({ method: 'model', title: '', which, asked: 9, answered: 9, maePercent }) as const;

describe('the aims of a model', () => {
  const figures: GeneratorFigures = {
    generator: 'sketch',
    tests: 9,
    refused: {},
    againstBreakpoint: [line('VT1', 6.5), line('VT2', 5.1)],
    withGain: [],
    againstReaders: [],
    strata: [stratum(300, 0.9), stratum(300, 0.96), stratum(1000, 0.96), stratum(300, 0.8), stratum(30, 0.5)],
    absence: [{ cases: 'all', present: 5, absent: 5, areaUnderCurve: 0.94 }],
    orderViolations: { breakpoint: 0, readers: 1 },
  };

  it('are reached, missed by no more than chance, or missed; strata of a few tests are not judged', () => {
    expect(aimsOf([figures]).map(({ state }) => state)).toEqual([
      'reached',
      'MISSED',
      'reached',
      'within error',
      'MISSED',
      'MISSED',
      'reached',
      'MISSED',
      'MISSED',
    ]);
  });
});
