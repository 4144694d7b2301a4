import type { SimulatedTest } from '../plain-test.ts';
import type { WrittenText } from '../written-file.ts';
import { rounded } from './number-text.ts';

/** Exercise Thresholds App json: one data set with expert labels LT and RCP; the clock is negative before the exercise. */
export function writeExerciseThresholds(test: SimulatedTest): WrittenText {
  const { vt1, vt2, vo2PeakMlPerMin } = test.truth;
  const percent = (vo2: number | undefined): string | undefined =>
    vo2 === undefined ? undefined : `${String(Math.round((100 * vo2) / vo2PeakMlPerMin))}%`;
  const ten = (vo2: number | undefined): number | undefined =>
    vo2 === undefined ? undefined : Math.round(vo2 / 10) * 10;
  const dataSet = {
    id: 'invented_#001',
    VO2max: rounded(vo2PeakMlPerMin, 4),
    LT: ten(vt1?.vo2MlPerMin),
    LT_vo2max: percent(vt1?.vo2MlPerMin),
    RCP: ten(vt2?.vo2MlPerMin),
    RCP_vo2max: percent(vt2?.vo2MlPerMin),
    data: test.breaths.map((b) => ({
      t: Math.round(b.timeS) - test.phases.exerciseS,
      VE: rounded(b.veLPerMin, 1),
      VO2: rounded(b.vo2MlPerMin, 0),
      VCO2: rounded(b.vco2MlPerMin, 0),
      R: rounded(b.vco2MlPerMin / b.vo2MlPerMin, 2),
      'VE/VO2': rounded((1000 * b.veLPerMin) / b.vo2MlPerMin, 1),
      'VE/VCO2': rounded((1000 * b.veLPerMin) / b.vco2MlPerMin, 1),
      PetO2: rounded(b.peto2MmHg, 3),
      PetCO2: rounded(b.petco2MmHg, 3),
    })),
  };
  return {
    kind: 'text',
    encoding: 'utf-8',
    name: `${test.subject.id}-thresholds.json`,
    text: JSON.stringify([dataSet]),
  };
}

/** An Oxynet frame: csv at 1 Hz with an index column, height in m, gender −1 (male) or 1, and the domain label −1, 0, 1. */
export function writeOxynet(test: SimulatedTest): WrittenText {
  const { subject } = test;
  const heading =
    ',time,VO2_I,VCO2_I,VE_I,HR_I,RF_I,PetO2_I,PetCO2_I,VEVO2_I,VEVCO2_I,age,height,weight,gender,domain';
  const lines = oneHertz(test).map(({ timeS, values }, index) => {
    const [vo2 = 0, vco2 = 0, ve = 0, hr = 0, rf = 0, peto2 = 0, petco2 = 0] = values;
    const measured = [vo2, vco2, ve, hr, rf, peto2, petco2, ve / vo2, ve / vco2].map((value) =>
      value.toFixed(6),
    );
    return [
      String(index),
      timeS.toFixed(1),
      ...measured,
      subject.ageY.toFixed(1),
      (subject.heightCm / 100).toFixed(2),
      subject.bodyMassKg.toFixed(1),
      subject.sex === 'male' ? '-1.0' : '1.0',
      String(domain(test, timeS)),
    ].join(',');
  });
  return {
    kind: 'text',
    encoding: 'utf-8',
    name: `${subject.id}-oxynet.csv`,
    text: `${heading}\n${lines.join('\n')}\n`,
  };
}

/** −1 moderate, 0 heavy, 1 severe. */
function domain({ truth }: SimulatedTest, timeS: number): number {
  if (truth.vt2 !== undefined && timeS >= truth.vt2.timeS) return 1;
  return truth.vt1 !== undefined && timeS >= truth.vt1.timeS ? 0 : -1;
}

/** Linear interpolation of the breaths to whole seconds: VO2, VCO2, VE, HR, RF, PETO2, PETCO2. */
export function oneHertz(
  test: SimulatedTest,
): { readonly timeS: number; readonly values: readonly number[] }[] {
  const { breaths } = test;
  const rows: { timeS: number; values: number[] }[] = [];
  for (let i = 1; i < breaths.length; i += 1) {
    const left = breaths[i - 1];
    const right = breaths[i];
    if (left === undefined || right === undefined) continue;
    for (let timeS = Math.ceil(left.timeS); timeS < right.timeS; timeS += 1) {
      const share = (timeS - left.timeS) / (right.timeS - left.timeS);
      const between = (
        key: 'vo2MlPerMin' | 'vco2MlPerMin' | 'veLPerMin' | 'hrBpm' | 'rfPerMin' | 'peto2MmHg' | 'petco2MmHg',
      ): number => left[key] + share * (right[key] - left[key]);
      rows.push({
        timeS,
        values: [
          between('vo2MlPerMin'),
          between('vco2MlPerMin'),
          between('veLPerMin'),
          between('hrBpm'),
          between('rfPerMin'),
          between('peto2MmHg'),
          between('petco2MmHg'),
        ],
      });
    }
  }
  return rows;
}
