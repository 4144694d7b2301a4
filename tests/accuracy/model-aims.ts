import type { Agreement } from '#analyses/cpet/model/labels/agreement.ts';
import type { GeneratorFigures } from './model-figures.ts';

/** An aim as it came out. `within error`: missed by less than two standard errors of its own few tests. */
export type Aim = {
  readonly aim: string;
  readonly value: number;
  readonly wanted: string;
  readonly state: 'reached' | 'within error' | 'MISSED';
};

/** Largest mean errors in percent of VO2, and the least coverage and area under the curve. */
const largest = {
  physiological: { VT1: 4.5, VT2: 3.3 },
  sketch: { VT1: 6.5, VT2: 5 },
} as const;
const coverage = { low: 0.87, high: 0.94 } as const;
const leastArea = 0.95;
/** Strata with fewer answers are shown and not judged. */
const fewestAnswers = 40;

/** The aims of issue and README over both generators, each reached or missed. */
export function aimsOf(figures: readonly GeneratorFigures[]): readonly Aim[] {
  return figures.flatMap((one) => [
    ...errorAims(one),
    ...coverageAims(one),
    ...orderAims(one),
    ...areaAims(one),
  ]);
}

function errorAims({ generator, againstBreakpoint }: GeneratorFigures): Aim[] {
  return (['VT1', 'VT2'] as const).map((which) => {
    const isModel = (line: Agreement) => line.method === 'model' && line.which === which;
    const value = againstBreakpoint.find(isModel)?.maePercent ?? Infinity;
    const limit = largest[generator][which];
    return {
      aim: `${generator}: MAE of ${which}, % of VO2`,
      value,
      wanted: `≤ ${limit}`,
      state: value <= limit ? 'reached' : 'MISSED',
    };
  });
}

function coverageAims({ generator, strata }: GeneratorFigures): Aim[] {
  return strata
    .filter(({ answered }) => answered >= fewestAnswers)
    .map(({ stratum, which, coverage90, answered }) => {
      return {
        aim: `${generator}: coverage of the 90 % interval of ${which}, ${stratum} (n ${answered})`,
        value: coverage90,
        wanted: `${coverage.low} to ${coverage.high}`,
        state: stateOf(coverage90, answered),
      };
    });
}

/** Two binomial standard errors, of a coverage at the nearer end of the range, are allowed for. */
function stateOf(value: number, answered: number): Aim['state'] {
  const end = value < coverage.low ? coverage.low : coverage.high;
  if (value >= coverage.low && value <= coverage.high) return 'reached';
  return Math.abs(value - end) <= 2 * Math.sqrt((end * (1 - end)) / answered) ? 'within error' : 'MISSED';
}

function orderAims({ generator, orderViolations }: GeneratorFigures): Aim[] {
  return Object.entries(orderViolations).map(([convention, count]) => ({
    aim: `${generator}: VT1 not before VT2, convention ${convention}`,
    value: count,
    wanted: '0',
    state: count === 0 ? 'reached' : 'MISSED',
  }));
}

/** Judged on the first four groups of cases: all, hard, patients, without a plateau. */
function areaAims({ generator, absence }: GeneratorFigures): Aim[] {
  return absence.slice(0, 4).flatMap(({ cases, areaUnderCurve: value }) => {
    if (value === undefined) return [];
    return [
      {
        aim: `${generator}: AUC of "no VT2", ${cases}`,
        value,
        wanted: `≥ ${leastArea}`,
        state: value >= leastArea ? ('reached' as const) : ('MISSED' as const),
      },
    ];
  });
}
