import type { Random } from '#core/random.ts';
import { truncatedNormal } from './distributions.ts';
import type { OxygenUptake } from './oxygen-uptake.ts';
import { at, lagged, softHinge, type PerSecond } from './per-second.ts';
import { isPatient, type SimulatedPerson } from './subject.ts';

/** How CO2 follows VO2: metabolism, buffering, stores. */
export type CarbonDioxideTraits = {
  readonly restRatio: number;
  /** Slope of VCO2 on VO2 below VT1. */
  readonly lowerSlope: number;
  /** What buffering adds to the slope above VT1, and how much more so towards the peak. */
  readonly bufferSlope: number;
  readonly bufferPower: number;
  readonly storesTimeConstantS: number;
  /** Quickly exchanging CO2, mL per mmHg. */
  readonly storesMlPerMmHg: number;
  readonly bufferOffTimeConstantS: number;
};

/**
 * Beaver, Wasserman and Whipp 1986 (J Appl Physiol 60:2020): two slopes with a corner at VT1. That part of the excess
 * which others put down to hyperventilation (Péronnet and Aguilaniu 2006, Respir Physiol Neurobiol 150:4) is covered
 * by varying the stores, the slope and the fall of PaCO2 apart from each other.
 */
export function drawCarbonDioxideTraits(random: Random, person: SimulatedPerson): CarbonDioxideTraits {
  return {
    restRatio: truncatedNormal(random, 0.82, 0.05, 0.72, 0.95),
    lowerSlope: truncatedNormal(random, 0.94, 0.06, 0.78, 1.05),
    bufferSlope: truncatedNormal(random, 0.46, 0.13, 0.16, 0.9) * (isPatient(person.group) ? 0.95 : 1),
    bufferPower: truncatedNormal(random, 1.12, 0.12, 1, 1.5),
    storesTimeConstantS: truncatedNormal(random, 16, 5, 6, 30),
    storesMlPerMmHg: truncatedNormal(random, 0.5, 0.15, 0.2, 0.9) * Math.min(95, person.bodyMassKg),
    bufferOffTimeConstantS: truncatedNormal(random, 75, 15, 45, 120),
  };
}

const bufferLagS = 8;
/** CO2 leaves the stores no faster and fills them no faster than this, mmHg/min. */
const fastestFall = -8;
const fastestRise = 2.5;

/** VCO2 at the mouth, mL/min STPD. */
export function giveOffCarbonDioxide(
  traits: CarbonDioxideTraits,
  person: SimulatedPerson,
  uptake: OxygenUptake,
  paco2AimMmHg: PerSecond,
  vt1Width: number,
): PerSecond {
  const { mouth, phaseOne, working } = uptake;
  const metabolic = new Float64Array(mouth.length);
  const rest = person.vo2RestMlPerMin;
  for (let i = 0; i < mouth.length; i += 1)
    metabolic[i] = traits.restRatio * rest + traits.lowerSlope * (at(mouth, i) - at(phaseOne, i) - rest);
  const stored = lagged(metabolic, traits.storesTimeConstantS);
  const buffered = lagged(buffering(traits, person, uptake, vt1Width), bufferLagS);
  const vco2 = new Float64Array(mouth.length);
  for (let i = 0; i < mouth.length; i += 1) {
    const span = i > 0 && i < mouth.length - 1 ? 2 : 1;
    const perMin = ((at(paco2AimMmHg, i + 1) - at(paco2AimMmHg, i - 1)) / span) * 60;
    const washed = -traits.storesMlPerMmHg * Math.min(fastestRise, Math.max(fastestFall, perMin));
    const rushed = traits.restRatio * at(phaseOne, i);
    const exhaled = at(stored, i) + rushed + at(buffered, i) + (working[i] === 1 ? washed : 0);
    vco2[i] = Math.max(0.62 * at(mouth, i), exhaled);
  }
  return vco2;
}

/** CO2 from bicarbonate, mL/min: a hinge at VT1 while working, fading after. */
function buffering(
  traits: CarbonDioxideTraits,
  person: SimulatedPerson,
  { mouth, working }: OxygenUptake,
  vt1Width: number,
): PerSecond {
  const highest = person.vo2PeakMlPerMin - person.vt1MlPerMin;
  const fade = Math.exp(-1 / traits.bufferOffTimeConstantS);
  const out = new Float64Array(mouth.length);
  let faded = 0;
  for (let i = 0; i < mouth.length; i += 1) {
    faded *= fade;
    if (working[i] === 1) {
      const above = softHinge(at(mouth, i) - person.vt1MlPerMin, vt1Width);
      const driven = traits.bufferSlope * above * (above / highest) ** (traits.bufferPower - 1);
      faded = Math.max(faded, driven);
    }
    out[i] = faded;
  }
  return out;
}
