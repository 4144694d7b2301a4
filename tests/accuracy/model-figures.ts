import { agreementOf, agreements, orderViolations } from '#analyses/cpet/model/labels/agreement.ts';
import type { Agreement } from '#analyses/cpet/model/labels/agreement.ts';
import type { LabelledTest } from '#analyses/cpet/model/labels/labelled-test.ts';
import type { ThresholdName } from '#analyses/cpet/thresholds/estimate.ts';
import { areaUnderCurve } from './area-under-curve.ts';
import type { JudgedTest } from './model-judge.ts';
import type { Generator } from './model-tests.ts';

/** How the model does in one stratum, against the breakpoint. */
export type StratumFigures = {
  readonly stratum: string;
  readonly which: ThresholdName;
  readonly asked: number;
  readonly answered: number;
  readonly maePercent: number;
  readonly maeS: number;
  readonly biasS: number;
  readonly coverage50: number;
  readonly coverage90: number;
  /** Binomial standard error of a 90 % coverage with so many answers. */
  readonly coverage90Error: number;
  readonly medianWidth90S: number;
  /** Against marks of readers, under the convention readers. */
  readonly readersCoverage90: number;
};

/** How well a missing VT2 is told from one that is there. */
export type AbsenceFigures = {
  readonly cases: string;
  readonly present: number;
  readonly absent: number;
  readonly areaUnderCurve: number | undefined;
};

/** All figures of the tests of one generator. */
export type GeneratorFigures = {
  readonly generator: Generator;
  readonly tests: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly againstBreakpoint: readonly Agreement[];
  /** Against true VO2: the cart's wrong gain counts as an error. */
  readonly withGain: readonly Agreement[];
  readonly againstReaders: readonly Agreement[];
  readonly strata: readonly StratumFigures[];
  readonly absence: readonly AbsenceFigures[];
  /** Tests in which VT1 does not lie before VT2, by convention. */
  readonly orderViolations: Readonly<Record<string, number>>;
};

const names: readonly ThresholdName[] = ['VT1', 'VT2'];

export function figuresOf(generator: Generator, tests: readonly JudgedTest[]): GeneratorFigures {
  const breakpoint = tests.map((one) => one.breakpoint);
  const withGain = tests.map((one): LabelledTest => {
    const { vt1: _vt1, vt2: _vt2, ...rest } = one.breakpoint;
    return { ...rest, ...one.trueVo2 };
  });
  const marked = tests.map((one) => one.marked);
  const strata = [...new Set(tests.flatMap((one) => one.strata))].sort();
  return {
    generator,
    tests: tests.length,
    refused: refusalsOf(tests),
    againstBreakpoint: agreements(breakpoint),
    withGain: names.map((which) => agreementOf(withGain, 'model', 'domain model', which)),
    againstReaders: agreements(marked),
    strata: [undefined, ...strata].flatMap((stratum) =>
      names.map((which) => stratumOf(tests, stratum, which)),
    ),
    absence: absenceOf(tests),
    orderViolations: {
      breakpoint: orderViolations(breakpoint, 'model'),
      readers: orderViolations(marked, 'model-readers'),
      laboratory: orderViolations(marked, 'model-laboratory'),
    },
  };
}

function stratumOf(
  tests: readonly JudgedTest[],
  stratum: string | undefined,
  which: ThresholdName,
): StratumFigures {
  const some = stratum === undefined ? tests : tests.filter((one) => one.strata.includes(stratum));
  const line = agreementOf(
    some.map((one) => one.breakpoint),
    'model',
    '',
    which,
  );
  const readers = agreementOf(
    some.map((one) => one.marked),
    'model-readers',
    '',
    which,
  );
  return {
    stratum: stratum ?? 'all',
    which,
    asked: line.asked,
    answered: line.answered,
    maePercent: line.maePercent ?? 0,
    maeS: line.maeS ?? 0,
    biasS: line.biasS ?? 0,
    coverage50: line.coverage50 ?? 0,
    coverage90: line.coverage90 ?? 0,
    coverage90Error: Math.sqrt((0.9 * 0.1) / Math.max(1, line.answered)),
    medianWidth90S: line.medianWidth90S ?? 0,
    readersCoverage90: readers.coverage90 ?? 0,
  };
}

function absenceOf(tests: readonly JudgedTest[]): AbsenceFigures[] {
  const isAbsent = (one: JudgedTest) => one.breakpoint.vt2 === undefined;
  const among = (cases: string, some: readonly JudgedTest[]): AbsenceFigures => {
    const scored = some.filter((one) => one.vt2Absent !== undefined);
    const absent = scored.filter(isAbsent).map((one) => one.vt2Absent ?? 0);
    const present = scored.filter((one) => !isAbsent(one)).map((one) => one.vt2Absent ?? 0);
    return {
      cases,
      present: present.length,
      absent: absent.length,
      areaUnderCurve: areaUnderCurve(absent, present),
    };
  };
  return [
    among('all tests', tests),
    among(
      'hard cases: patients and misleading tests',
      tests.filter((one) => one.hard),
    ),
    among(
      'patients',
      tests.filter((one) => one.patient),
    ),
    among(
      'without a plateau of VO2',
      tests.filter((one) => one.plateauless),
    ),
    among(
      'misleading tests',
      tests.filter((one) => one.hard && !one.patient),
    ),
    among(
      'persons who have none, against tests that reach it',
      tests.filter((one) => !isAbsent(one) || !one.hasCompensation),
    ),
    among(
      'stopped before it, against tests that reach it',
      tests.filter((one) => !isAbsent(one) || one.hasCompensation),
    ),
  ];
}

function refusalsOf(tests: readonly JudgedTest[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { refusal } of tests) if (refusal !== undefined) counts[refusal] = (counts[refusal] ?? 0) + 1;
  return counts;
}
