import { fitLine, type Line } from '#core/regression.ts';
import type { MetricDefinition } from './metric.ts';
import type { Outcome } from './metric-result.ts';
import { oncePer } from '#core/once-per.ts';
import { oscillationRuns } from './oscillations.ts';
import { meanAround, mostlyKnown, pairSeconds } from './paired-seconds.ts';
import type { Span, TestView } from './test-view.ts';
import { windowMeans } from './window-means.ts';

const arena = {
  source: 'Arena et al. 2007, Circulation 115:2410; Guazzi et al. 2012, Circulation 126:2261',
  checked: 'two-sources',
} as const;
const guazzi = { source: 'Guazzi et al. 2012, Circulation 126:2261', checked: 'from-memory' } as const;
const sun = {
  source: 'Sun et al. 2002, Am J Respir Crit Care Med 166:1443',
  checked: 'two-sources',
} as const;
const whipp = {
  source: 'Whipp, Ward 1982; Habedank et al. 1998, Chest 114:1575',
  checked: 'from-memory',
} as const;

/** Four minutes, forty breaths and R² 0.9 at least: below that a slope of VE on VCO2 says little. */
function slopeLine(view: TestView, span: Span | undefined): Line | string {
  if (span === undefined) return 'no incremental part';
  if (span.endS - span.startS < 240) return `only ${Math.round(span.endS - span.startS)} s (240 s needed)`;
  if (view.sampling.kind === 'breaths' && span.endS - span.startS < 40 * view.sampling.intervalS)
    return 'under 40 breaths';
  const pairs = pairSeconds(view, ['vco2MlPerMin', 'veLPerMin'], span);
  const [vco2, ve] = pairs?.values ?? [];
  if (vco2 === undefined || ve === undefined) return 'needs VE and VCO2';
  const line = fitLine(
    vco2.map((value) => value / 1000),
    ve,
  );
  if (line === undefined || line.n < 120) return 'too few seconds with both VE and VCO2';
  return line.r2 < 0.9
    ? `VE does not follow VCO2 closely enough (R² ${line.r2.toFixed(2)}, 0.9 needed)`
    : line;
}

function toVt2(view: TestView): Span | undefined {
  if (view.incremental === undefined) return undefined;
  return { startS: view.incremental.startS, endS: view.vt2TimeS ?? view.incremental.endS };
}

/** Slope and intercept are metrics of their own. */
const slopeLineToVt2 = oncePer((view: TestView) => slopeLine(view, toVt2(view)));

function fromLine(line: Line | string, value: (line: Line) => number): Outcome {
  return typeof line === 'string' ? { reason: line } : { value: value(line) };
}

/** Ventilatory class by the VE/VCO2 slope (Arena 2007): I to 29.9, II to 35.9, III to 44.9, IV from 45. */
export function ventilatoryClass(slope: number): 'I' | 'II' | 'III' | 'IV' {
  if (slope < 30) return 'I';
  if (slope < 36) return 'II';
  return slope < 45 ? 'III' : 'IV';
}

/** The ratio 1000 · VE / gas over a window, both as means, so that one odd breath cannot decide it. */
function equivalent(view: TestView, gas: 'vo2MlPerMin' | 'vco2MlPerMin', timeS: number): Outcome {
  const ve = meanAround(view, 'veLPerMin', timeS, 30);
  const volume = meanAround(view, gas, timeS, 30);
  if (ve === undefined || volume === undefined || volume <= 0)
    return { reason: 'VE or gas exchange not known there' };
  return { value: (1000 * ve) / volume, timeS };
}

const nadir = oncePer((view: TestView): Outcome => {
  const { veLPerMin, vco2MlPerMin } = view.seconds;
  if (veLPerMin === undefined || vco2MlPerMin === undefined) return { reason: 'needs VE and VCO2' };
  if (!mostlyKnown(view, ['veLPerMin', 'vco2MlPerMin']))
    return { reason: 'VE or VCO2 is missing in over a quarter of the exercise' };
  const ve = windowMeans(veLPerMin);
  const vco2 = windowMeans(vco2MlPerMin);
  let best: { value: number; timeS: number } | undefined;
  for (let timeS = view.exercise.startS + 15; timeS <= view.exercise.endS - 15; timeS += 1) {
    const volume = vco2(timeS - 15, timeS + 15);
    const breathed = ve(timeS - 15, timeS + 15);
    if (volume === undefined || breathed === undefined || volume <= 0) continue;
    const value = (1000 * breathed) / volume;
    if (best === undefined || value < best.value) best = { value, timeS };
  }
  return best ?? { reason: 'needs 30 s of VE and VCO2 during exercise' };
});

/** Lowest VE/VCO2 of healthy adults (Sun 2002); undefined where age, sex or height is missing. */
function predictedNadir({ person: { sex, ageY, heightCm } }: TestView): number | undefined {
  return sex === undefined || ageY === undefined || heightCm === undefined
    ? undefined
    : 27.94 + 0.108 * ageY + (sex === 'female' ? 0.97 : 0) - 0.0376 * heightCm;
}

type Place = {
  readonly id: string;
  readonly words: string;
  readonly timeS: (view: TestView) => number | string;
};

/** The places at which equivalents are reported, as the centre of a 30-s window. */
const places: readonly Place[] = [
  {
    id: 'rest',
    words: 'at rest',
    timeS: (view) => (view.rest === undefined ? 'no rest recorded' : view.rest.endS - 16),
  },
  { id: 'vt1', words: 'at VT1', timeS: (view) => view.vt1TimeS ?? 'VT1 is indeterminate' },
  { id: 'vt2', words: 'at VT2', timeS: (view) => view.vt2TimeS ?? 'VT2 is indeterminate' },
  { id: 'peak', words: 'at the end of exercise', timeS: (view) => view.exercise.endS - 15 },
];

function equivalentAt(gas: 'vo2MlPerMin' | 'vco2MlPerMin', place: Place): MetricDefinition {
  const name = gas === 'vo2MlPerMin' ? 'VO2' : 'VCO2';
  return {
    id: `ve_${name.toLowerCase()}_${place.id}`,
    title: `VE/${name} ${place.words}`,
    digits: 1,
    formula: `mean VE over mean ${name}, 30 s`,
    citation: sun,
    compute: (view) => {
      const timeS = place.timeS(view);
      return typeof timeS === 'string' ? { reason: timeS } : equivalent(view, gas, timeS);
    },
  };
}

function petco2At(place: Place): MetricDefinition {
  return {
    id: `petco2_${place.id}_mmhg`,
    title: `PETCO2 ${place.words}`,
    unit: 'mmHg',
    digits: 1,
    formula: 'mean of 30 s',
    citation: guazzi,
    compute: (view) => {
      if (view.seconds.petco2MmHg === undefined) return { reason: 'no end-tidal CO2 in the file' };
      const timeS = place.timeS(view);
      if (typeof timeS === 'string') return { reason: timeS };
      const value = meanAround(view, 'petco2MmHg', timeS, 30);
      return value === undefined ? { reason: 'PETCO2 not known there' } : { value, timeS };
    },
  };
}

/** Waves of breathing through 60 % of the exercise bend the whole slope this way and that. */
function oscillatesMostly(view: TestView): boolean {
  const cycles = oscillationRuns(view).flatMap((run) => run.cycles);
  const covered = cycles.reduce((sum, cycle) => sum + cycle.endS - cycle.startS, 0);
  return covered >= 0.6 * (view.exercise.endS - view.exercise.startS);
}

/** Slopes, nadir and ratios of ventilation to gas exchange. */
export const ventilatoryEfficiency: readonly MetricDefinition[] = [
  {
    id: 've_vco2_slope_to_vt2',
    title: 'VE/VCO2 slope to VT2',
    digits: 1,
    formula:
      'least squares of VE (L/min) on VCO2 (L/min), start of the ramp to VT2 (to the end where VT2 is indeterminate)',
    citation: whipp,
    compute: (view) => fromLine(slopeLineToVt2(view), (line) => line.slope),
    judge: (value) => ({
      text: `ventilatory class ${ventilatoryClass(value)}; 22 to 30 in health`,
      citation: arena,
    }),
  },
  {
    id: 've_vco2_slope_full',
    title: 'VE/VCO2 slope, whole ramp',
    digits: 1,
    formula: 'least squares of VE (L/min) on VCO2 (L/min), whole incremental part',
    citation: arena,
    compute: (view) =>
      oscillatesMostly(view)
        ? { reason: 'breathing oscillates through most of the exercise' }
        : fromLine(slopeLine(view, view.incremental), (line) => line.slope),
    judge: (value) => ({ text: `ventilatory class ${ventilatoryClass(value)}`, citation: arena }),
  },
  {
    id: 've_vco2_intercept_l_min',
    title: 'VE at VCO2 = 0',
    unit: 'L/min',
    digits: 1,
    formula: 'intercept of the VE/VCO2 slope to VT2',
    citation: whipp,
    compute: (view) => fromLine(slopeLineToVt2(view), (line) => line.intercept),
  },
  {
    id: 've_vco2_nadir',
    title: 'Lowest VE/VCO2',
    digits: 1,
    formula: 'least mean VE over mean VCO2 in any 30 s of exercise',
    citation: sun,
    compute: nadir,
    judge: (_value, view) => {
      const predicted = predictedNadir(view);
      return predicted === undefined
        ? undefined
        : { text: `${predicted.toFixed(1)} predicted`, citation: sun };
    },
  },
  {
    id: 've_vco2_nadir_percent_predicted',
    title: 'Lowest VE/VCO2 of predicted',
    unit: '%',
    digits: 0,
    formula: 'lowest VE/VCO2 over 27.94 + 0.108 · age + 0.97 in women − 0.0376 · height',
    citation: sun,
    compute: (view) => {
      const predicted = predictedNadir(view);
      if (predicted === undefined) return { reason: 'needs sex, age, height' };
      const outcome = nadir(view);
      return 'value' in outcome ? { ...outcome, value: (100 * outcome.value) / predicted } : outcome;
    },
  },
  ...places.map((place) => equivalentAt('vo2MlPerMin', place)),
  ...places.map((place) => equivalentAt('vco2MlPerMin', place)),
  ...places.map((place) => petco2At(place)),
];
