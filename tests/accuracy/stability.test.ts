import { describe, expect, it } from 'vitest';
import { recordingOfTest } from '#analyses/cpet/simulate/physiology/recording-of-test.ts';
import { idealRecord, simulatePhysiology } from '#analyses/cpet/simulate/physiology/simulate-physiology.ts';
import { noTools } from '../support/no-tools.ts';
import { productWith } from './domain-model.ts';
import { perturbations } from './perturbations.ts';
import { describeMovements } from './stability.ts';
import { movementsOf } from './stability-figures.ts';

const test = simulatePhysiology(4_950_001, { ...idealRecord, hardNegative: 'none' });
const recording = recordingOfTest(test);
const part = { startS: test.phases.incrementalS, endS: test.description.exerciseEndS };
const changed = (name: string) => {
  const found = perturbations.find((one) => one.name === name)?.apply(recording, part);
  if (found === undefined) throw new Error(`${name} does not apply`);
  return found;
};

describe('changes that should not move a threshold', () => {
  it('average rows as a cart would', () => {
    const averaged = changed('means of 15 s');
    expect(averaged.sampling).toMatchObject({ kind: 'averaged', intervalS: 15 });
    expect(averaged.rows).toHaveLength(averaged.timeS.length);
    expect(averaged.channels.vo2MlPerMin).toHaveLength(averaged.timeS.length);
    expect(perturbations[0]?.apply(averaged, part)).toBeUndefined();
  });

  it('drop channels, and do not apply where they are not there', () => {
    const dropped = changed('without end-tidal pressures');
    expect(dropped.channels.peto2MmHg).toBeUndefined();
    expect(
      perturbations.find(({ name }) => name.includes('end-tidal'))?.apply(dropped, part),
    ).toBeUndefined();
  });

  it('cut what lies around the rise', () => {
    expect(changed('cut before the rise').timeS[0]).toBeGreaterThanOrEqual(part.startS);
    expect(changed('cut at the end of the rise').timeS.at(-1)).toBeLessThanOrEqual(part.endS);
  });

  it('scale one gas', () => {
    const ratio =
      (changed('VO2 +3 %').channels.vo2MlPerMin?.[9] ?? 0) / (recording.channels.vo2MlPerMin?.[9] ?? 1);
    expect(ratio).toBeCloseTo(1.03, 9);
  });
});

describe('movement', { timeout: 60_000 }, () => {
  it('is measured by change and over all, a wrong gain taken off again', async () => {
    const movements = await movementsOf([recording], productWith(noTools, false));
    const line = (perturbation: string) =>
      movements.find((one) => one.perturbation === perturbation && one.which === 'VT1');
    expect(line('VO2 +3 %')?.tests).toBe(1);
    expect(line('all changes')?.tests).toBe(perturbations.length);
    expect(describeMovements(movements)).toContain('VT1  consensus     means of 30 s');
  });
});
