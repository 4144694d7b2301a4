import { describe, expect, it } from 'vitest';
import { analyseRecording } from '../../analyse.ts';
import { defaultCpetOptions } from '../../options.ts';
import { recordingOfTest } from '../../simulate/physiology/recording-of-test.ts';
import { idealRecord, simulatePhysiology } from '../../simulate/physiology/simulate-physiology.ts';
import { labelledTestOf, markedTestOf } from './labelled-test.ts';

const simulated = simulatePhysiology(4, idealRecord);
const finding = analyseRecording(recordingOfTest(simulated), defaultCpetOptions);
const markedS = Math.round(simulated.truth.vt1?.timeS ?? 0) + 40;

describe('a finding with the labels of its file', () => {
  it('has the label with its VO2, VO2peak, mass and what the methods say', () => {
    const { test, remarks } = labelledTestOf('a', { file: 'a', row: 2, vt1: { timeS: markedS } }, finding);
    expect(remarks).toEqual([]);
    expect(test.vt1?.timeS).toBe(markedS);
    expect(test.vt2).toBeUndefined();
    expect(test.vo2PeakMlPerMin).toBeGreaterThan(test.vt1?.vo2MlPerMin ?? Infinity);
    expect(test.bodyMassKg).toBe(simulated.subject.bodyMassKg);
    expect(test.answers.map(({ method }) => method)).toContain('consensus');
  });

  it('says which label the test cannot hold', () => {
    const label = { file: 'a', row: 7, vt1: { timeS: 20_000 }, vt2: { vo2MlPerMin: 8_900 } };
    const { test, remarks } = labelledTestOf('a', label, finding);
    expect([test.vt1, test.vt2]).toEqual([undefined, undefined]);
    expect(remarks.map(({ code, at }) => [code, at?.row])).toEqual([
      ['label-outside-test', 7],
      ['label-outside-test', 7],
    ]);
  });

  it('gives the fit of a convention its marks, beside the network alone', () => {
    const { test } = labelledTestOf('a', { file: 'a', row: 2, vt1: { timeS: markedS } }, finding);
    const vt1 = { timeS: 300, vo2MlPerMin: 1500 };
    const network = { method: 'network-alone', title: '', gives: ['VT1'], vt1 } as const;
    const marked = markedTestOf({ ...test, answers: [...test.answers, network] });
    expect(marked).toMatchObject({ networkVt1S: 300, markVt1S: markedS });
    expect(marked.networkVt2S).toBeUndefined();
  });
});
