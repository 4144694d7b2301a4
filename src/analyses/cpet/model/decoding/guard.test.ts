import { describe, expect, test } from 'vitest';
import { channelNames, type ChannelName } from '../features/channel-names.ts';
import type { TestFeatures } from '../features/test-features.ts';
import { decodeDomains } from './decode-domains.ts';
import { drawEvidence, drawFeatures, drawInput } from './draw-test.ts';
import { guardOf } from './guard.ts';
import type { TestEvidence } from './test-evidence.ts';

const whole = drawEvidence();

function withRow(features: TestFeatures, name: ChannelName, value: number): TestFeatures {
  const values = features.values.slice();
  const start = channelNames.indexOf(name) * features.timeS.length;
  values.fill(value, start, start + features.timeS.length);
  return { ...features, values };
}

describe('the guard', () => {
  test('lets an ordinary test pass without a word', () => {
    expect(guardOf(whole)).toEqual({ cautions: [] });
  });

  const gate = (code: string): Partial<TestEvidence> => ({
    impossible: [{ code, severity: 'warning', detail: 'as the gate says' }],
  });
  test.each<[string, Partial<TestEvidence>, string]>([
    ['VCO2 is missing', gate('no-vco2'), 'no-vco2'],
    ['nothing rises steadily', gate('not-progressive'), 'no-progressive-load'],
    ['the load is constant', gate('constant-load'), 'no-progressive-load'],
    ['VE is missing', gate('no-ve'), 'outside-training-range'],
    ['rows are averages of 60 s', { sampling: { kind: 'averaged', intervalS: 60 } }, 'averaged-too-long'],
    ['it lasts 2 min', { part: { kind: 'incremental', startS: 60, endS: 180 } }, 'too-short'],
    [
      'no incremental part was found',
      { part: { kind: 'exercise', startS: 60, endS: 660 } },
      'no-progressive-load',
    ],
    ['the network can be shown nothing', { features: undefined }, 'no-vco2'],
    ['VO2peak is 9 L/min', { facts: { vo2PeakMlPerMin: 9000, mode: 'cycle' } }, 'outside-training-range'],
    [
      'VO2peak is 100 mL/min/kg',
      { facts: { vo2PeakMlPerMin: 5000, bodyMassKg: 50, mode: 'cycle' } },
      'outside-training-range',
    ],
  ])('refuses where %s', (_, change, code) => {
    const evidence = { ...whole, ...change };
    expect(guardOf(evidence).refusal).toMatchObject({ code });
    expect(guardOf(evidence).refusal?.detail).not.toBe('');
    expect(decodeDomains(drawInput({ evidence }))).toMatchObject({ state: 'refused', code });
  });

  test('refuses where VCO2 is in other units than VO2', () => {
    const features = drawFeatures();
    const evidence = drawEvidence({
      ...features,
      vco2MlPerMin: features.vco2MlPerMin.map((value) => 2.1 * value),
    });
    expect(guardOf(evidence).refusal).toMatchObject({ code: 'outside-training-range' });
  });

  test('without end-tidal pressures the network answers, and says so', () => {
    const features = drawFeatures();
    const evidence = drawEvidence({ ...features, has: { ...features.has, endTidal: false } });
    expect(guardOf(evidence).refusal).toBeUndefined();
    expect(decodeDomains(drawInput({ evidence }))).toMatchObject({
      state: 'answered',
      cautions: [{ code: 'no-end-tidal' }],
    });
  });

  test('names a channel that shows what no simulated test shows', () => {
    const evidence = drawEvidence(withRow(drawFeatures(), 'petco2', -3.9));
    expect(guardOf(evidence)).toEqual({
      cautions: [
        {
          code: 'outside-training-range',
          detail: 'PETCO2 lies outside what the network was trained on for 100 % of the rise',
        },
      ],
    });
  });

  test('a belief as wide as the test is refused', () => {
    const { features } = whole;
    const timeS = features?.timeS ?? new Float64Array(0);
    const flat = { at: timeS.map(() => 1 / timeS.length), absent: 0 };
    const output = { timeS, vt1: flat, vt2: flat, readerVt1: flat, readerVt2: flat };
    expect(decodeDomains(drawInput({ output }))).toMatchObject({
      state: 'refused',
      code: 'posterior-too-wide',
    });
  });
});
