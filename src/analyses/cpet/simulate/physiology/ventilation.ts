import type { Random } from '#core/random.ts';
import { alveolarConstantMmHg } from '../../gas-laws.ts';
import { happens, truncatedNormal } from './distributions.ts';
import { at, lagged, largest, type PerSecond } from './per-second.ts';
import type { SimulatedPerson } from './subject.ts';

/** Lungs and pattern of breathing. */
export type VentilationTraits = {
  readonly restVtL: number;
  readonly peakVtL: number;
  /** How early VT levels off as VE grows: small is early. */
  readonly levelling: number;
  /** VD/VT = anatomicL / VT + alveolarShare (mask included). */
  readonly anatomicL: number;
  readonly alveolarShare: number;
  readonly timeConstantS: number;
  /** The mechanical ceiling in COPD, L/min. */
  readonly ceilingLPerMin: number;
};

/** VE, its pattern, and the arterial CO2 pressure that really results. */
export type Ventilation = {
  readonly veLPerMin: PerSecond;
  readonly vtL: PerSecond;
  readonly deadSpaceShare: PerSecond;
  readonly paco2MmHg: PerSecond;
};

/** Dead spaces of normal subjects and patients after Wasserman 2012 (Principles, 5th ed., table 7-6: .30 falling to .20). */
export function drawVentilationTraits(random: Random, person: SimulatedPerson): VentilationTraits {
  const { group, fvcL } = person;
  const size = (person.heightCm / 172) ** 2;
  const tachypnoeic = happens(random, 0.08) ? 0.75 : 1;
  const extra = {
    healthy: 0,
    athlete: 0,
    obese: 0,
    'heart-failure': truncatedNormal(random, 0.13, 0.06, 0.02, 0.26),
    copd: truncatedNormal(random, 0.2, 0.07, 0.06, 0.35),
    'pulmonary-vascular': truncatedNormal(random, 0.22, 0.06, 0.1, 0.35),
  }[group];
  return {
    restVtL: truncatedNormal(random, 0.62, 0.15, 0.35, 1.1) * size,
    peakVtL: truncatedNormal(random, 0.53, 0.06, 0.36, 0.68) * fvcL * tachypnoeic,
    levelling: truncatedNormal(random, 0.75, 0.2, 0.4, 1.3),
    anatomicL:
      truncatedNormal(random, 0.115, 0.03, 0.06, 0.2) * size + truncatedNormal(random, 0.03, 0.02, 0, 0.1),
    alveolarShare: truncatedNormal(random, 0.105, 0.03, 0.05, 0.19) + extra,
    timeConstantS: truncatedNormal(random, 6, 2.5, 1, 14),
    // MVV = 38 · FEV1, FEV1 half of FVC in COPD; others never come near theirs.
    ceilingLPerMin: group === 'copd' ? 1.05 * 38 * 0.5 * fvcL : Infinity,
  };
}

function deadSpace(traits: VentilationTraits, vtL: number): number {
  return Math.min(0.7, Math.max(0.08, traits.anatomicL / Math.max(0.25, vtL) + traits.alveolarShare));
}

/**
 * VE = 863 · VCO2 / (PaCO2 · (1 − VD/VT)), lagged; VT and VD/VT depend on VE and VE on them, so both are found by
 * repetition. The mass balance then gives the PaCO2 that this ventilation really leaves.
 */
export function ventilate(
  traits: VentilationTraits,
  vco2MlPerMin: PerSecond,
  paco2AimMmHg: PerSecond,
): Ventilation {
  const n = vco2MlPerMin.length;
  const { restVtL } = traits;
  const peakVtL = Math.max(traits.peakVtL, 1.25 * restVtL);
  const alveolar = vco2MlPerMin.map((vco2, i) => (alveolarConstantMmHg * vco2) / 1000 / at(paco2AimMmHg, i));
  let highest = largest(alveolar) / (1 - deadSpace(traits, peakVtL));
  let restVe = at(alveolar, 0) / (1 - deadSpace(traits, restVtL));
  const span = 1 - Math.exp(-1 / (0.8 * traits.levelling));
  const vtOf = (ve: number): number => {
    const effort = Math.max(0, ve - restVe) / (0.8 * traits.levelling * highest);
    return Math.min(peakVtL, restVtL + ((peakVtL - restVtL) * (1 - Math.exp(-effort))) / span);
  };
  const target = new Float64Array(n);
  const vtL = new Float64Array(n).fill(restVtL);
  for (let pass = 0; pass < 4; pass += 1) {
    for (let i = 0; i < n; i += 1) {
      const ve = at(alveolar, i) / (1 - deadSpace(traits, at(vtL, i)));
      target[i] = ve;
      vtL[i] = 0.4 * at(vtL, i) + 0.6 * Math.max(0.3, vtOf(ve));
    }
    highest = Math.min(largest(target), traits.ceilingLPerMin);
    restVe = at(target, 0);
  }
  const veLPerMin = lagged(target, traits.timeConstantS).map((ve) => Math.min(ve, traits.ceilingLPerMin));
  const deadSpaceShare = new Float64Array(n);
  const paco2MmHg = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    vtL[i] = Math.max(0.3, vtOf(at(veLPerMin, i)));
    deadSpaceShare[i] = deadSpace(traits, at(vtL, i));
    paco2MmHg[i] =
      (alveolarConstantMmHg * at(vco2MlPerMin, i)) / 1000 / (at(veLPerMin, i) * (1 - at(deadSpaceShare, i)));
  }
  return { veLPerMin, vtL, deadSpaceShare, paco2MmHg };
}
