import { describe, expect, it } from 'vitest';
import { fail, ok } from '#core/result.ts';
import { drawTenMinutes } from '../../../../../tests/support/draw-recording.ts';
import { clean } from '../../cleaning/clean.ts';
import { atSeconds } from '../../test-seconds.ts';
import { placeByMedian } from './place-by-median.ts';
import { runUserModel, type AskedTest, type Infer } from './run-user-model.ts';
import { runUserModels } from './run-user-models.ts';
import { choiceText, parseChoice, type UserModel } from './user-model.ts';

const recording = drawTenMinutes({
  vo2MlPerMin: (t) => 500 + 4 * t,
  vco2MlPerMin: (t) => 400 + 4.5 * t,
  veLPerMin: (t) => 15 + t / 8,
  peto2MmHg: (t) => 100 + t / 60,
  petco2MmHg: (t) => 40 - t / 120,
  workRateW: (t) => t / 2,
});
const seconds = atSeconds(recording, clean(recording));
if (seconds === undefined) throw new Error('the drawn test has no VO2');
const { sampling } = recording;
const test: AskedTest = { recording, seconds, sampling, mode: 'cycle', part: { startS: 60, endS: 590 } };

const features: UserModel = {
  id: 'net-1',
  title: 'Net',
  layout: 'benchside-features-1',
  input: 'x',
  outputs: ['first', 'second'],
};
const oxynet: UserModel = { ...features, id: 'oxynet-1', layout: 'oxynet-40x5', outputs: ['y'] };

/** Puts all probability on two grid indices; the last value is that of absence. */
function pointing(first: number | 'absent', second: number | 'absent'): Infer {
  return ({ x }) => {
    const length = x?.shape[2] ?? 0;
    const at = (index: number | 'absent') => {
      const data = new Float32Array(length + 1);
      data[index === 'absent' ? length : index] = 1;
      return { data, shape: [1, length + 1] };
    };
    return Promise.resolve(ok({ first: at(first), second: at(second) }));
  };
}

/** Heavy leads from window 100 on, severe from window 200 on: clear places for an Oxynet model. */
const windows: Infer = ({ x }) => {
  const count = x?.shape[0] ?? 0;
  const data = Float32Array.from({ length: 3 * count }, (_, i) => {
    const leads = [100, 200].filter((from) => Math.floor(i / 3) >= from).length;
    return i % 3 === [2, 0, 1][leads] ? 0.9 : 0.1;
  });
  return Promise.resolve(ok({ y: { data, shape: [count, 3] } }));
};

describe('a model of the user’s on one test', () => {
  it('places VT1 and VT2 where its probability lies, with what is read there', async () => {
    const answer = await runUserModel(test, features, pointing(50, 90));
    expect(answer).toMatchObject({ modelId: 'net-1', title: 'Net', mode: 'as-declared', disclosures: [] });
    const { vt1, vt2 } = answer;
    expect((vt2?.timeS ?? 0) - (vt1?.timeS ?? 0)).toBe(200);
    expect(vt1?.vo2MlPerMin).toBeCloseTo(500 + 4 * (vt1?.timeS ?? 0), -1);
    expect(vt1?.workRateW).toBeCloseTo((vt1?.timeS ?? 0) / 2, -1);
  });

  it('leaves out what it calls absent, and both where they stand in the wrong order', async () => {
    const one = await runUserModel(test, features, pointing(50, 'absent'));
    expect(one.vt1).toBeDefined();
    expect(one).toMatchObject({ reason: 'VT2: absent with a probability of 1.00' });
    const crossed = await runUserModel(test, features, pointing(90, 50));
    expect(crossed).toMatchObject({ reason: 'VT2 would lie before VT1' });
    expect(crossed.vt1 ?? crossed.vt2).toBeUndefined();
  });

  it('of the Oxynet family answers mended, or as its app where that is asked', async () => {
    const answer = await runUserModel(test, oxynet, windows);
    expect(answer).toMatchObject({ mode: 'mended' });
    expect(answer.disclosures.length).toBeGreaterThan(3);
    const asApp = await runUserModel(test, oxynet, windows, true);
    expect(asApp).toMatchObject({ mode: 'reference' });
    // A drawn test without heart rate: the app fails and shows zeros, which are no thresholds.
    expect(asApp.reason).toMatch(/zeros/);
    // The centre of the window against its start; the smoothing moves both alike.
    expect(answer.vt1?.timeS).toBeGreaterThan(200);
    expect(answer.vt2?.timeS).toBeGreaterThan((answer.vt1?.timeS ?? 0) + 150);
  });

  it('that does not run leaves its reason, never a fault', async () => {
    const broken: Infer = () => Promise.resolve(fail({ kind: 'model', detail: 'no memory' }));
    for (const model of [features, oxynet])
      expect(await runUserModel(test, model, broken)).toMatchObject({
        reason: 'the model does not run: no memory',
      });
    expect(await runUserModel(test, features, () => Promise.resolve(ok({})))).toMatchObject({
      reason: expect.stringMatching(/VT1: the model answers with another shape/) as string,
    });
  });
});

describe('chosen models', () => {
  it('answer in the order of their choice; one that is gone says so', async () => {
    const answers = await runUserModels(test, ['gone', 'net-1', 'net-1:reference'], {
      infer: (id, inputs) => (id === 'net-1' ? pointing(50, 90)(inputs) : Promise.reject(new Error(id))),
      describeModel: (id) => (id === 'net-1' ? features : undefined),
    });
    expect(answers.map(({ modelId, reason }) => [modelId, reason])).toEqual([
      ['gone', 'the model is no longer in this browser'],
      ['net-1', undefined],
      ['net-1', undefined],
    ]);
  });

  it('are written and read as one text', () => {
    for (const choice of [
      { modelId: 'a-1', asReference: false },
      { modelId: 'a-1', asReference: true },
    ])
      expect(parseChoice(choiceText(choice))).toEqual(choice);
  });
});

describe('the middle of a probability', () => {
  it('is where half of it has passed; none where it is absent, nowhere or no number', () => {
    expect(placeByMedian(Float32Array.of(0.1, 0.2, 0.4, 0.1, 0.2), 4)).toBe(2);
    expect(placeByMedian(Float32Array.of(0.1, 0.1, 0.8), 2)).toMatchObject({
      reason: expect.stringMatching(/0\.80/) as string,
    });
    expect(placeByMedian(Float32Array.of(0, 0, 0), 2)).toMatchObject({
      reason: expect.stringMatching(/nowhere/) as string,
    });
    expect(placeByMedian(Float32Array.of(NaN, 0, 0), 2)).toMatchObject({
      reason: expect.stringMatching(/no number/) as string,
    });
    expect(placeByMedian(undefined, 2)).toMatchObject({ reason: expect.stringMatching(/shape/) as string });
  });
});
