import { fitLine } from '#core/regression.ts';
import type { MetricDefinition } from './metric.ts';
import type { Outcome } from './metric-result.ts';
import { meanAround, pairSeconds } from './paired-seconds.ts';
import type { TestView } from './test-view.ts';

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

/** Body surface area, m² (Du Bois and Du Bois 1916, Arch Intern Med 17:863). */
export function bodySurfaceAreaM2(bodyMassKg: number, heightCm: number): number {
  return 0.007184 * heightCm ** 0.725 * bodyMassKg ** 0.425;
}

function ouesDefinition(percent: 75 | 90 | 100): MetricDefinition {
  return {
    id: `oues_${percent}_l_min`,
    title: percent === 100 ? 'OUES' : `OUES, first ${percent} % of the ramp`,
    unit: 'L/min per log10(L/min)',
    digits: 2,
    formula: 'slope of VO2 (L/min) on log10 of VE (L/min)',
    citation: baba,
    compute: (view) => oues(view, percent / 100),
    judge: (_value, { person: { sex, ageY, bodyMassKg, heightCm } }) => {
      if (sex === undefined || ageY === undefined || bodyMassKg === undefined || heightCm === undefined)
        return undefined;
      const area = bodySurfaceAreaM2(bodyMassKg, heightCm);
      const predicted = sex === 'male' ? 1320 - 26.7 * ageY + 1394 * area : 1175 - 15.8 * ageY + 841 * area;
      return { text: `${(predicted / 1000).toFixed(2)} predicted`, citation: hollenberg };
    },
  };
}

function plateau(view: TestView): Outcome {
  const { startS, endS } = view.exercise;
  if (endS - startS < 300) return { reason: 'under 5 min of exercise' };
  let best: { value: number; timeS: number } | undefined;
  for (let timeS = startS + 45; timeS <= endS - 45; timeS += 5) {
    const vo2 = meanAround(view, 'vo2MlPerMin', timeS, 90);
    const ve = meanAround(view, 'veLPerMin', timeS, 90);
    if (vo2 === undefined || ve === undefined || ve <= 0) continue;
    if (best === undefined || vo2 / ve > best.value) best = { value: vo2 / ve, timeS };
  }
  return best ?? { reason: 'needs VO2 and VE' };
}

/** How much oxygen a litre of ventilation brings. */
export const oxygenUptakeEfficiency: readonly MetricDefinition[] = [
  ouesDefinition(100),
  ouesDefinition(90),
  ouesDefinition(75),
  {
    id: 'ouep_ml_l',
    title: 'OUEP',
    unit: 'mL/L',
    digits: 1,
    formula: 'highest mean VO2 over mean VE in any 90 s of exercise',
    citation: sun,
    compute: plateau,
  },
];
