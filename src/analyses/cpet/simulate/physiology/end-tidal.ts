import { normal, type Random } from '#core/random.ts';
import { alveolarO2MmHg } from '../../gas-laws.ts';
import { happens, truncatedNormal, uniform } from './distributions.ts';
import { at, type PerSecond } from './per-second.ts';
import type { SimulatedPerson } from './subject.ts';
import type { Ventilation } from './ventilation.ts';

export type EndTidalTraits = {
  readonly barometricPressureMmHg: number;
  /** What uneven lungs take off PETCO2, mmHg. */
  readonly unevennessMmHg: number;
  readonly co2OffsetMmHg: number;
  readonly o2OffsetMmHg: number;
};

export function drawEndTidalTraits(random: Random, person: SimulatedPerson): EndTidalTraits {
  const lowland = happens(random, 0.9);
  return {
    barometricPressureMmHg: Math.round(
      lowland ? truncatedNormal(random, 750, 12, 640, 775) : uniform(random, 620, 700),
    ),
    unevennessMmHg: {
      healthy: 0,
      athlete: 0,
      obese: 0,
      'heart-failure': truncatedNormal(random, 2.5, 1.2, 0, 6),
      copd: truncatedNormal(random, 4, 2, 0, 9),
      'pulmonary-vascular': truncatedNormal(random, 5, 2, 1, 10),
    }[person.group],
    co2OffsetMmHg: 0.8 * normal(random),
    o2OffsetMmHg: 0.8 * normal(random),
  };
}

/**
 * PETCO2 by the inverse of Jones 1979 (J Appl Physiol 47:954: PaCO2 = 5.5 + 0.90 PETCO2 − 0.0021 VT mL); PETO2 by the
 * alveolar gas equation at a CO2 pressure half-way between arterial and end-tidal.
 */
export function endTidalPressures(
  traits: EndTidalTraits,
  vo2MlPerMin: PerSecond,
  vco2MlPerMin: PerSecond,
  { paco2MmHg, vtL }: Ventilation,
): { readonly peto2MmHg: PerSecond; readonly petco2MmHg: PerSecond } {
  const peto2MmHg = new Float64Array(vo2MlPerMin.length);
  const petco2MmHg = new Float64Array(vo2MlPerMin.length);
  for (let i = 0; i < peto2MmHg.length; i += 1) {
    const arterial = at(paco2MmHg, i);
    const co2 = (arterial - 5.5 + 2.1 * at(vtL, i)) / 0.9 - traits.unevennessMmHg + traits.co2OffsetMmHg;
    const ratio = Math.min(1.8, Math.max(0.5, at(vco2MlPerMin, i) / at(vo2MlPerMin, i)));
    petco2MmHg[i] = co2;
    peto2MmHg[i] =
      alveolarO2MmHg(arterial + 0.5 * (co2 - arterial) + 1, ratio, traits.barometricPressureMmHg) +
      traits.o2OffsetMmHg;
  }
  return { peto2MmHg, petco2MmHg };
}
