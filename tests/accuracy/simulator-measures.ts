import { at, largest } from '#analyses/cpet/simulate/physiology/per-second.ts';
import type { PhysiologicalTest } from '#analyses/cpet/simulate/physiology/physiological-test.ts';
import { fitLine } from '#core/regression.ts';
import { mean } from '#core/statistics.ts';
import { measureNoise } from './simulator-noise.ts';

/** What the acceptance list looks at, one value per test; undefined where a test does not have it. */
export type Measures = Readonly<Record<string, number | undefined>>;

type Key = 'vo2MlPerMin' | 'vco2MlPerMin' | 'veLPerMin' | 'vtL' | 'petco2MmHg' | 'peto2MmHg' | 'hrBpm';

/** Measures one ideally recorded test, from its noise-free course and (for noise) its breaths. */
export function measureTest(test: PhysiologicalTest): Measures {
  const { course, truth, phases } = test;
  const startS = phases.incrementalS;
  const endS = Math.floor(test.description.exerciseEndS);
  const restS = Math.max(10, phases.warmUpS);
  const value = (key: Key, second: number | undefined): number | undefined =>
    second === undefined ? undefined : at(course[key], Math.round(second));
  const resting = (key: Key): number | undefined => mean([...course[key].subarray(0, restS)]);
  const ratio = (above: Key, below: Key, second: number | undefined, scale = 1): number | undefined =>
    second === undefined ? undefined : (scale * at(course[above], second)) / at(course[below], second);
  const vt1S = truth.vt1?.timeS;
  const vt2S = truth.vt2?.timeS;
  const peak = truth.vo2PeakMlPerMin;

  const extreme = (of: (second: number) => number, fromS: number): number => {
    let best = fromS;
    for (let second = fromS; second <= endS; second += 1) if (of(second) < of(best)) best = second;
    return best;
  };
  const eqO2 = (second: number): number =>
    (1000 * at(course.veLPerMin, second)) / at(course.vo2MlPerMin, second);
  const eqCo2 = (second: number): number =>
    (1000 * at(course.veLPerMin, second)) / at(course.vco2MlPerMin, second);
  const lowestEqCo2S = extreme(eqCo2, startS);
  const after = (second: number, reference: number | undefined): number | undefined =>
    reference === undefined ? undefined : second - reference;
  const petco2Change = (fromS: number | undefined, before: number | undefined): number | undefined => {
    const then = value('petco2MmHg', fromS);
    return then === undefined || before === undefined ? undefined : then - before;
  };
  const deadSpace = course.deadSpaceShare;
  const hrPeak = value('hrBpm', endS);
  return {
    lengthMin: (endS - startS) / 60,
    vt1Share: truth.vt1 && truth.vt1.vo2MlPerMin / peak,
    vt2Share: truth.vt2 && truth.vt2.vo2MlPerMin / peak,
    hasVt2: truth.vt2 === undefined ? 0 : 1,
    fitness: peak / test.subject.bodyMassKg,
    veVco2Slope: slope(
      test,
      'vco2MlPerMin',
      'veLPerMin',
      startS,
      vt2S === undefined ? endS : Math.floor(vt2S),
      1000,
    ),
    veVco2Nadir: eqCo2(lowestEqCo2S),
    nadirOverSun: eqCo2(lowestEqCo2S) - sunNadir(test),
    veVo2AtVt1: vt1S === undefined ? undefined : eqO2(vt1S),
    rerRest: mean(
      Array.from({ length: restS }, (_, i) => at(course.vco2MlPerMin, i) / at(course.vo2MlPerMin, i)),
    ),
    rerVt1: ratio('vco2MlPerMin', 'vo2MlPerMin', vt1S),
    rerPeak: ratio('vco2MlPerMin', 'vo2MlPerMin', endS),
    petco2Rest: resting('petco2MmHg'),
    petco2Vt1: value('petco2MmHg', vt1S),
    petco2Peak: value('petco2MmHg', endS),
    petco2Rise: petco2Change(vt1S, resting('petco2MmHg')),
    peto2Rest: resting('peto2MmHg'),
    peto2Vt1: value('peto2MmHg', vt1S),
    peto2Peak: value('peto2MmHg', endS),
    eqO2NadirAfterVt1S: after(extreme(eqO2, startS + 60), vt1S),
    eqCo2NadirAfterVt2S: after(lowestEqCo2S, vt2S),
    peto2NadirAfterVt1S: after(
      extreme((second) => at(course.peto2MmHg, second), startS + 60),
      vt1S,
    ),
    petco2MaxAfterVt2S: after(
      extreme((second) => -at(course.petco2MmHg, second), startS),
      vt2S,
    ),
    gain: gain(test, startS, endS, peak),
    deadSpaceRest: deadSpace && mean([...deadSpace.subarray(0, restS)]),
    deadSpacePeak: deadSpace && at(deadSpace, endS),
    vePeak: largest(course.veLPerMin.subarray(startS, endS + 1)),
    vtPeakL: value('vtL', endS),
    rfPeak: ratio('veLPerMin', 'vtL', endS),
    o2Pulse: ratio('vo2MlPerMin', 'hrBpm', endS),
    oues: oues(test, startS, endS),
    hrOverTanaka: hrPeak === undefined ? undefined : hrPeak - (208 - 0.7 * test.subject.ageY),
    breaths: test.breaths.length,
    ...measureNoise(test, startS, endS),
  };
}

/** Sun 2002 (Am J Respir Crit Care Med 166:1443): lowest VE/VCO2 = 27.94 + 0.108 age + 0.97 (female) − 0.0376 height. */
function sunNadir({ subject }: PhysiologicalTest): number {
  return 27.94 + 0.108 * subject.ageY + (subject.sex === 'female' ? 0.97 : 0) - 0.0376 * subject.heightCm;
}

function slope(
  { course }: PhysiologicalTest,
  x: 'vco2MlPerMin',
  y: 'veLPerMin',
  fromS: number,
  toS: number,
  scale: number,
): number | undefined {
  if (toS - fromS < 60) return undefined;
  const line = fitLine([...course[x].subarray(fromS, toS)], [...course[y].subarray(fromS, toS)]);
  return line && scale * line.slope;
}

/** VO2 on watts from 90 s into the rise to 97 % of the peak; cycle ramps and 1-min steps only. */
function gain(test: PhysiologicalTest, startS: number, endS: number, peak: number): number | undefined {
  if (test.description.ergometer !== 'cycle' || test.description.stepS > 60) return undefined;
  const rows = test.breaths.filter(({ timeS }) => timeS > startS + 90 && timeS <= endS);
  const watts: number[] = [];
  const vo2: number[] = [];
  for (const { timeS, workRateW } of rows) {
    const now = at(test.course.vo2MlPerMin, Math.round(timeS));
    if (workRateW === undefined || now > 0.97 * peak) continue;
    watts.push(workRateW);
    vo2.push(now);
  }
  return watts.length < 20 ? undefined : fitLine(watts, vo2)?.slope;
}

/** Baba 1996: slope of VO2 on log10 VE, L/min per log. */
function oues({ course }: PhysiologicalTest, startS: number, endS: number): number | undefined {
  const ve = course.veLPerMin.subarray(startS, endS);
  const line = fitLine(Array.from(ve, Math.log10), [...course.vo2MlPerMin.subarray(startS, endS)]);
  return line && line.slope / 1000;
}
