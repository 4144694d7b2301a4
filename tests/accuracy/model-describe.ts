import type { ConventionFit } from '#analyses/cpet/model/calibration/fit-convention.ts';
import type { Agreement } from '#analyses/cpet/model/labels/agreement.ts';
import type { Laboratory } from '#analyses/cpet/simulate/physiology/raters.ts';
import { describeAgreements } from './agreement-table.ts';
import type { Aim } from './model-aims.ts';
import type { AbsenceFigures, GeneratorFigures, StratumFigures } from './model-figures.ts';
import { alignColumns } from './thresholds-table.ts';

/** All tables of the tests of one generator. */
export function describeFigures(figures: GeneratorFigures): string {
  const { generator, tests, refused } = figures;
  const refusals = Object.entries(refused).map(([code, count]) => `${code} ${count}`);
  return [
    `${tests} ${generator} tests; the model refuses ${refusals.join(', ') || 'none'}`,
    '',
    "against the breakpoint, in the cart's own VO2; convention none",
    describeAgreements(figures.againstBreakpoint),
    '',
    "the same model against true VO2, the cart's wrong gain included",
    describeAgreements(figures.withGain),
    '',
    'by stratum, against the breakpoint (last column: of readers’ marks, convention readers)',
    describeStrata(figures.strata),
    '',
    'is there no VT2? (probability of absence, convention none)',
    describeAbsence(figures.absence),
    '',
    'against marks of simulated readers, each test by one of several laboratories; shares of VO2peak fitted within each',
    describeAgreements(figures.againstReaders),
    '',
  ].join('\n');
}

/** What the laboratories are and what was fitted on the tests they marked. */
export function describeLaboratories(
  laboratories: readonly Laboratory[],
  fits: readonly ConventionFit[],
): string {
  const rows = laboratories.map((one, i) => {
    const fit = fits[i];
    const true_ = [one.vt1OffsetS, one.vt2OffsetS, one.readerSdS].map((value) => value.toFixed(0));
    if (fit === undefined || fit.state === 'too-few') return [`${i + 1}`, 'too few', ...true_];
    const { vt1, vt2, gain } = fit;
    return [
      `${i + 1}`,
      fit.state === 'fitted' ? 'fitted' : `no gain: ${fit.better}`,
      ...true_,
      ...[vt1.offsetS, vt2.offsetS, vt1.sdS, vt2.sdS].map((value) => value.toFixed(0)),
      ...[gain.both.none, gain.both.readers, gain.both.laboratory].map(({ maeS }) => maeS.toFixed(0)),
    ];
  });
  const headings = ['', 'fit', 'VT1 s', 'VT2 s', 'SD s', 'fitted VT1', 'VT2', 'SD', 'SD'];
  return alignColumns([[...headings, 'MAE s none', 'readers', 'own'], ...rows]);
}

/** A stand-in set with how every method agrees with its marks. */
export type StandInFigures = {
  readonly name: string;
  readonly laboratory: Laboratory;
  readonly tests: number;
  readonly againstReaders: readonly Agreement[];
};

export function describeStandIns(sets: readonly StandInFigures[]): string {
  return sets
    .map(({ name, laboratory: { vt1OffsetS, vt2OffsetS }, tests, againstReaders }) =>
      [
        `stand-in for real tests: ${name} (${tests} tests, marked ${vt1OffsetS} and ${vt2OffsetS} s late)`,
        describeAgreements(againstReaders),
        '',
      ].join('\n'),
    )
    .join('\n');
}

export function describeAims(aims: readonly Aim[]): string {
  const rows = aims.map(({ aim, value, wanted, state }) => [aim, state, value.toFixed(3), wanted]);
  const missed = aims.filter(({ state }) => state === 'MISSED').length;
  return `${alignColumns([['aim', '', 'value', 'wanted'], ...rows])}\n\n${aims.length - missed} of ${aims.length} aims reached`;
}

function describeStrata(strata: readonly StratumFigures[]): string {
  const headings = [
    'stratum',
    '',
    'answered',
    'MAE %',
    'MAE s',
    'bias s',
    'in 50 %',
    'in 90 %',
    '± SE',
    'width s',
    'readers',
  ];
  const rows = [...strata]
    .sort((a, b) => a.which.localeCompare(b.which))
    .filter(({ asked }) => asked > 0)
    .map((line) => [
      line.stratum,
      line.which,
      `${line.answered}/${line.asked}`,
      line.maePercent.toFixed(1),
      line.maeS.toFixed(0),
      line.biasS.toFixed(0),
      line.coverage50.toFixed(2),
      line.coverage90.toFixed(3),
      line.coverage90Error.toFixed(3),
      line.medianWidth90S.toFixed(0),
      line.readersCoverage90.toFixed(2),
    ]);
  return alignColumns([headings, ...rows]);
}

function describeAbsence(lines: readonly AbsenceFigures[]): string {
  const rows = lines.map(({ cases, present, absent, areaUnderCurve: area }) => [
    cases,
    '',
    `${present}`,
    `${absent}`,
    area?.toFixed(3) ?? '',
  ]);
  return alignColumns([['tests', '', 'with VT2', 'without', 'AUC'], ...rows]);
}
