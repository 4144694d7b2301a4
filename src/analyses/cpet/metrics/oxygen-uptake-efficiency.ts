import { fitLine } from '#core/regression.ts';
import type { MetricDefinition } from './metric.ts';
import type { Outcome } from './metric-result.ts';
import { oncePer } from '#core/once-per.ts';
import { mostlyKnown, pairSeconds } from './paired-seconds.ts';
import type { TestView } from './test-view.ts';
import { windowMeans } from './window-means.ts';

const baba = { source: 'Baba et al. 1996, J Am Coll Cardiol 28:1567', checked: 'source-read' } as const;
const hollenberg = {
  source: 'Hollenberg, Tager 2000, J Am Coll Cardiol 36:194',
  checked: 'from-memory',
} as const;
const sun = { source: 'Sun, Hansen, Stringer 2012, Chest 141:700', checked: 'from-memory' } as const;

/** Oxygen uptake efficiency slope over the first `share` of the ramp: VO2 (L/min) = OUES · log10 VE + b. */
function oues(view: TestView, share: number): Outcome {
  const span = view.incremental;
  if (span === undefined) return { reason: 'no incremental part' };
  const endS = span.startS + share * (span.endS - span.startS);
  if (endS - span.startS < 180) return { reason: 'under 3 min of ramp' };
  const pairs = pairSeconds(view, ['vo2MlPerMin', 'veLPerMin'], { startS: span.startS, endS });
  const [vo2, ve] = pairs?.values ?? [];
  if (vo2 === undefined || ve === undefined) return { reason: 'needs VO2 and VE' };
  const line = fitLine(
    ve.map((value) => Math.log10(value)),
    vo2.map((value) => value / 1000),
  );
  return line === undefined || line.n < 90
    ? { reason: 'too few seconds with both VO2 and VE' }
    : { value: line.slope };
}

/** OUES over the whole ramp: two metrics read it. */
const ouesOfRamp = oncePer((view: TestView) => oues(view, 1));

/** Body surface area, m² (Du Bois and Du Bois 1916, Arch Intern Med 17:863). */
export function bodySurfaceAreaM2(bodyMassKg: number, heightCm: number): number {
  return 0.007184 * heightCm ** 0.725 * bodyMassKg ** 0.425;
}

/** OUES of healthy adults, L/min per log10 (Hollenberg and Tager 2000); undefined where the person is not known. */
function predictedOues({ person: { sex, ageY, bodyMassKg, heightCm } }: TestView): number | undefined {
  if (sex === undefined || ageY === undefined || bodyMassKg === undefined || heightCm === undefined)
    return undefined;
  const area = bodySurfaceAreaM2(bodyMassKg, heightCm);
  const mlPerMin = sex === 'male' ? 1320 - 26.7 * ageY + 1394 * area : 1175 - 15.8 * ageY + 841 * area;
  return mlPerMin / 1000;
}

function ouesDefinition(percent: 75 | 90 | 100): MetricDefinition {
  return {
    id: `oues_${percent}_l_min`,
    title: percent === 100 ? 'OUES' : `OUES, first ${percent} % of the ramp`,
    unit: 'L/min per log10(L/min)',
    digits: 2,
    formula: 'slope of VO2 (L/min) on log10 of VE (L/min)',
    citation: baba,
    compute: (view) => (percent === 100 ? ouesOfRamp(view) : oues(view, percent / 100)),
    judge: (_value, view) => {
      const predicted = predictedOues(view);
      return predicted === undefined
        ? undefined
        : { text: `${predicted.toFixed(2)} predicted`, citation: hollenberg };
    },
  };
}

const plateau = oncePer((view: TestView): Outcome => {
  const { startS, endS } = view.exercise;
  if (endS - startS < 300) return { reason: 'under 5 min of exercise' };
  const { vo2MlPerMin, veLPerMin } = view.seconds;
  if (vo2MlPerMin === undefined || veLPerMin === undefined) return { reason: 'needs VO2 and VE' };
  if (!mostlyKnown(view, ['vo2MlPerMin', 'veLPerMin']))
    return { reason: 'VO2 or VE is missing in over a quarter of the exercise' };
  const vo2 = windowMeans(vo2MlPerMin);
  const ve = windowMeans(veLPerMin);
  let best: { value: number; timeS: number } | undefined;
  for (let timeS = startS + 45; timeS <= endS - 45; timeS += 1) {
    const taken = vo2(timeS - 45, timeS + 45);
    const breathed = ve(timeS - 45, timeS + 45);
    if (taken === undefined || breathed === undefined || breathed <= 0) continue;
    if (best === undefined || taken / breathed > best.value) best = { value: taken / breathed, timeS };
  }
  return best ?? { reason: 'needs 90 s of VO2 and VE' };
});

/** OUEP of healthy adults, mL/L (Sun 2012); undefined where age, sex or height is missing. */
function predictedPlateau({ person: { sex, ageY, heightCm } }: TestView): number | undefined {
  return sex === undefined || ageY === undefined || heightCm === undefined
    ? undefined
    : (sex === 'male' ? 42.18 : 39.16) - 0.189 * ageY + 0.036 * heightCm;
}

/** How much oxygen a litre of ventilation brings. */
export const oxygenUptakeEfficiency: readonly MetricDefinition[] = [
  ouesDefinition(100),
  ouesDefinition(90),
  ouesDefinition(75),
  {
    id: 'oues_percent_predicted',
    title: 'OUES of predicted',
    unit: '%',
    digits: 0,
    formula:
      'OUES over 1320 − 26.7 · age + 1394 · BSA in men, 1175 − 15.8 · age + 841 · BSA in women (mL/min; BSA after Du Bois)',
    citation: hollenberg,
    compute: (view) => percentOf(ouesOfRamp(view), predictedOues(view), 'needs sex, age, body mass, height'),
  },
  {
    id: 'ouep_ml_l',
    title: 'OUEP',
    unit: 'mL/L',
    digits: 1,
    formula: 'highest mean VO2 over mean VE in any 90 s of exercise',
    citation: sun,
    compute: plateau,
  },
  {
    id: 'ouep_percent_predicted',
    title: 'OUEP of predicted',
    unit: '%',
    digits: 0,
    formula: 'OUEP over 42.18 (men) or 39.16 (women) − 0.189 · age + 0.036 · height',
    citation: sun,
    compute: (view) => percentOf(plateau(view), predictedPlateau(view), 'needs sex, age, height'),
  },
];

function percentOf(outcome: Outcome, predicted: number | undefined, missing: string): Outcome {
  if (predicted === undefined) return { reason: missing };
  return 'value' in outcome ? { ...outcome, value: (100 * outcome.value) / predicted } : outcome;
}
