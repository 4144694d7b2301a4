import type { MetricDefinition } from './metric.ts';
import type { Outcome } from './metric-result.ts';
import { meanAround } from './paired-seconds.ts';
import type { TestView } from './test-view.ts';

const jones = {
  source: 'Jones, Robertson, Kane 1979, J Appl Physiol 47:954',
  checked: 'from-memory',
} as const;

/**
 * Dead space over tidal volume without blood gases: (PaCO2 − PECO2) / PaCO2 with PaCO2 = 5.5 + 0.90 · PETCO2 −
 * 0.0021 · VT (mmHg, VT in mL; Jones 1979) and PECO2 = 863 · VCO2 / VE (L/min STPD over L/min BTPS).
 */
function estimate(view: TestView, timeS: number): Outcome {
  const [pet, vt, vco2, ve] = (['petco2MmHg', 'vtL', 'vco2MlPerMin', 'veLPerMin'] as const).map((id) =>
    meanAround(view, id, timeS, 30),
  );
  if (pet === undefined) return { reason: 'no end-tidal CO2 there' };
  if (vt === undefined || vco2 === undefined || ve === undefined || ve <= 0)
    return { reason: 'VT, VE or VCO2 not known there' };
  const arterial = 5.5 + 0.9 * pet - 0.0021 * 1000 * vt;
  const expired = (863 * vco2) / 1000 / ve;
  return arterial <= expired
    ? { reason: 'mixed-expired CO2 is above the estimated arterial' }
    : { value: (arterial - expired) / arterial, timeS };
}

function definition(id: string, words: string, place: (view: TestView) => number | string): MetricDefinition {
  return {
    id: `vd_vt_${id}_estimated`,
    title: `VD/VT ${words}, estimated`,
    digits: 2,
    formula:
      '(PaCO2 − 863 · VCO2 / VE) / PaCO2 with PaCO2 = 5.5 + 0.90 · PETCO2 − 0.0021 · VT; mask included',
    citation: jones,
    compute: (view) => {
      const timeS = place(view);
      return typeof timeS === 'string' ? { reason: timeS } : estimate(view, timeS);
    },
    judge: () => ({
      text: 'an estimate for healthy lungs: about 0.3 at rest, under 0.2 at peak',
      citation: jones,
    }),
  };
}

export const deadSpace: readonly MetricDefinition[] = [
  definition('rest', 'at rest', ({ rest }) => (rest === undefined ? 'no rest recorded' : rest.endS - 16)),
  definition('vt1', 'at VT1', ({ vt1TimeS }) => vt1TimeS ?? 'VT1 is indeterminate'),
  definition('peak', 'at the end of exercise', ({ exercise }) => exercise.endS - 15),
];
