import type { PlannedPhases, WorkPlan } from './work-plan.ts';

/** The constants of one invented person's response. */
export type Responses = {
  readonly vo2RestMlPerMin: number;
  readonly vo2UnloadedMlPerMin: number;
  readonly vo2PeakMlPerMin: number;
  readonly vt1MlPerMin: number;
  readonly vt2MlPerMin: number;
  readonly vo2TimeConstantS: number;
  /** Slopes of VCO2 on VO2 below and above VT1. */
  readonly slopeBelow: number;
  readonly slopeAbove: number;
  readonly paco2RestMmHg: number;
  readonly vtRestL: number;
  readonly vtPeakL: number;
  readonly hrRestBpm: number;
  readonly hrPeakBpm: number;
  readonly barometricPressureMmHg: number;
};

/** The noise-free state at one second. */
export type Moment = {
  readonly vo2MlPerMin: number;
  readonly vco2MlPerMin: number;
  readonly veLPerMin: number;
  readonly vtL: number;
  readonly peto2MmHg: number;
  readonly petco2MmHg: number;
  readonly hrBpm: number;
};

/** A hinge with a rounded corner of width w: 0 far below 0, x far above. */
function softHinge(x: number, w: number): number {
  return x > 30 * w ? x : w * Math.log1p(Math.exp(x / w));
}

/** One second of a first-order lag. */
function lag(current: number, target: number, timeConstantS: number): number {
  return current + (target - current) / (timeConstantS + 1);
}

function demand(responses: Responses, intensity: number): number {
  const { vo2RestMlPerMin, vo2UnloadedMlPerMin, vo2PeakMlPerMin } = responses;
  if (intensity < 0) return vo2RestMlPerMin;
  return vo2UnloadedMlPerMin + intensity * (vo2PeakMlPerMin - vo2UnloadedMlPerMin);
}

/**
 * The noise-free response, second by second: VO2 follows the demand as a first-order lag below a soft ceiling; VCO2
 * turns up at VT1 (Beaver, Wasserman, Whipp 1986, J Appl Physiol 60:2020) and lags by the CO2 stores; PaCO2 rises a
 * little to VT1 and falls after VT2; VE = 863 · VCO2 / (PaCO2 · (1 − VD/VT)); end-tidal pressures by the inverse of
 * Jones 1979 and the alveolar gas equation.
 */
export function respond(plan: WorkPlan, responses: Responses): readonly Moment[] {
  const r = responses;
  const { phases } = plan;
  const moments: Moment[] = [];
  let vo2 = r.vo2RestMlPerMin;
  let metabolicCo2 = 0.82 * vo2;
  let bufferCo2 = 0;
  let paco2 = r.paco2RestMmHg;
  let vt = r.vtRestL;
  let hr = r.hrRestBpm;
  const vePeakGuess = (863 * r.vo2PeakMlPerMin * 1.1) / 1000 / (36 * 0.83);
  for (let timeS = 0; timeS <= phases.endS; timeS += 1) {
    vo2 = nextVo2(vo2, timeS, phases, demand(r, plan.intensityAt(timeS)), r);
    metabolicCo2 = lag(metabolicCo2, 0.82 * r.vo2RestMlPerMin + r.slopeBelow * (vo2 - r.vo2RestMlPerMin), 14);
    const buffer = (r.slopeAbove - r.slopeBelow) * softHinge(vo2 - r.vt1MlPerMin, 0.015 * r.vo2PeakMlPerMin);
    bufferCo2 = lag(bufferCo2, buffer, buffer < bufferCo2 ? 75 : 8);
    const vco2 = metabolicCo2 + bufferCo2;
    paco2 = lag(paco2, paco2SetPoint(vo2, timeS >= phases.recoveryS, r), 20);
    const deadSpace = Math.min(0.6, 0.155 / vt + 0.11);
    const ve = (863 * vco2) / 1000 / (paco2 * (1 - deadSpace));
    const effort = (1 - Math.exp((-1.6 * ve) / vePeakGuess)) / (1 - Math.exp(-1.6));
    vt = lag(vt, Math.min(r.vtPeakL, r.vtRestL + (r.vtPeakL - r.vtRestL) * (1.25 * effort - 0.2)), 4);
    vt = Math.max(0.85 * r.vtRestL, vt);
    const petco2 = (paco2 - 5.5 + 2.1 * vt) / 0.9;
    const ratio = vco2 / vo2;
    const inspired = (r.barometricPressureMmHg - 47) * 0.2093;
    const peto2 = inspired - (paco2 + 0.5 * (petco2 - paco2) + 1) * (0.2093 + 0.7907 / ratio);
    const share = (vo2 - r.vo2RestMlPerMin) / (r.vo2PeakMlPerMin - r.vo2RestMlPerMin);
    hr = lag(hr, r.hrRestBpm + (r.hrPeakBpm - r.hrRestBpm) * Math.max(0, share), 10);
    moments.push({
      vo2MlPerMin: vo2,
      vco2MlPerMin: vco2,
      veLPerMin: ve,
      vtL: vt,
      peto2MmHg: peto2,
      petco2MmHg: petco2,
      hrBpm: hr,
    });
  }
  return moments;
}

function nextVo2(vo2: number, timeS: number, phases: PlannedPhases, demanded: number, r: Responses): number {
  const reachable = r.vo2PeakMlPerMin - softHinge(r.vo2PeakMlPerMin - demanded, 0.02 * r.vo2PeakMlPerMin);
  const target = Math.min(r.vo2PeakMlPerMin, Math.max(r.vo2RestMlPerMin, demanded, reachable));
  return lag(vo2, target, timeS >= phases.recoveryS ? 55 : r.vo2TimeConstantS);
}

function paco2SetPoint(vo2: number, recovering: boolean, r: Responses): number {
  const rise =
    2.6 * Math.min(1, Math.max(0, (vo2 - r.vo2RestMlPerMin) / (r.vt1MlPerMin - r.vo2RestMlPerMin)));
  const width = 0.012 * r.vo2PeakMlPerMin;
  const drop = (8 * softHinge(vo2 - r.vt2MlPerMin, width)) / Math.max(1, r.vo2PeakMlPerMin - r.vt2MlPerMin);
  return r.paco2RestMmHg + rise - drop - (recovering ? 2.5 : 0);
}
