import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Convention, DomainAnswer, DomainThreshold } from '../domain-answer.ts';
import type { ThresholdEstimate } from '../../thresholds/estimate.ts';
import type { Thresholds } from '../../thresholds/find-thresholds.ts';
import { uncalibrated, unstretched } from './calibrated-intervals.ts';
import { decodeDomains, type DecodingInput } from './decode-domains.ts';
import { drawEvidence, drawFeatures, drawHead, drawInput, drawOutput } from './draw-test.ts';

const { timeS } = drawFeatures();
const readers: Convention = { kind: 'readers' };
const laboratory: Convention = {
  kind: 'laboratory',
  name: 'ours',
  tests: 15,
  vt1OffsetS: 60,
  vt1SdS: 30,
  vt2OffsetS: 10,
  vt2SdS: 25,
};

type Answered = Extract<DomainAnswer, { state: 'answered' }>;

function answered(overrides: Partial<DecodingInput> = {}): Answered {
  const answer = decodeDomains(drawInput(overrides));
  if (answer.state !== 'answered') throw new Error(`refused: ${answer.detail}`);
  return answer;
}

function found(threshold: DomainThreshold): Extract<DomainThreshold, { found: true }> {
  if (!threshold.found) throw new Error(`not found: ${threshold.reason}`);
  return threshold;
}

describe('the physiological breakpoint', () => {
  test('is where the network puts it, with what is read there', () => {
    const { vt1, vt2 } = answered();
    expect(found(vt1)).toMatchObject({
      timeS: expect.closeTo(300, 0) as number,
      vo2MlPerMin: expect.closeTo(1800, -1) as number,
      hrBpm: expect.closeTo(126, 0) as number,
      workRateW: expect.closeTo(80, 0) as number,
    });
    expect(found(vt2).timeS).toBeCloseTo(500, 0);
    const { interval50, interval90 } = found(vt1).timeIntervalsS;
    expect(Math.abs(interval90.high - interval90.low - 2 * 1.645 * 12)).toBeLessThan(1);
    expect(interval50.high - interval50.low).toBeCloseTo(2 * 0.674 * 12, 0);
  });

  test('has VO2, HR and work rate at the ends of the interval in time, VO2 with the error of reading it', () => {
    const vt1 = found(answered().vt1);
    const { low, high } = vt1.timeIntervalsS.interval90;
    const vo2At = (time: number) => 1000 + (2000 * (time - 60)) / 600;
    const { vo2MlPerMin: vo2 } = vt1;
    const reading = 1.645 * 0.025 * vo2;
    const { interval90 } = vt1.vo2IntervalsMlPerMin;
    expect(vo2 - interval90.low).toBeCloseTo(Math.hypot(vo2 - vo2At(low), reading), 0);
    expect(interval90.high - vo2).toBeCloseTo(Math.hypot(vo2At(high) - vo2, reading), 0);
    expect(vt1.hrIntervalsBpm?.interval90.low).toBeLessThan(126);
    expect(vt1.workRateIntervalsW?.interval90.high).toBeGreaterThan(80);
  });

  test('has no prior; classical methods have a voice, and hardly move a sure network', () => {
    const vt1 = found(answered({ thresholds: classical(200, 450) }).vt1);
    expect(vt1.votes.map(({ voice }) => voice)).toEqual(['network', 'v-slope-hinge']);
    expect(vt1.votes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(Math.abs(vt1.timeS - 300)).toBeLessThan(5);
    expect(vt1.networkAlone?.timeS).toBeCloseTo(300, 0);
    expect(found(answered().vt1).votes).toMatchObject([{ voice: 'network', share: 1 }]);
  });

  test('moves with the clock and by nothing else', () => {
    const features = drawFeatures(1000);
    const later = answered({
      evidence: drawEvidence(features),
      output: drawOutput(features.timeS, 1300, 1500),
    });
    expect(found(later.vt1).timeS - found(answered().vt1).timeS).toBeCloseTo(1000, 6);
    expect(found(later.vt1).vo2MlPerMin).toBeCloseTo(found(answered().vt1).vo2MlPerMin, 6);
  });

  test('is never placed more exactly than 10 s', () => {
    const output = {
      ...drawOutput(timeS, 300, 500),
      vt1: drawHead(timeS, 300, 0.1),
    };
    const { low, high } = found(answered({ output }).vt1).timeIntervalsS.interval90;
    expect(high - low).toBeCloseTo(10, 9);
  });

  test('a temperature of 4 doubles the interval of a normal', () => {
    const temperatures = { vt1: 4, vt2: 1, readerVt1: 1, readerVt2: 1 };
    const { low, high } = found(answered({ temperatures }).vt1).timeIntervalsS.interval90;
    expect(high - low).toBeCloseTo(2 * 1.645 * 24, -1);
  });
});

test('intervals are stretched as the calibration of their convention says', () => {
  const twice = { ...unstretched, base: { interval50: 1, interval90: 2 }, bounds: { least: 0, most: 9 } };
  const calibration = { ...uncalibrated, none: { vt1: twice, vt2: unstretched } };
  const plain = found(answered().vt1).timeIntervalsS;
  const stretched = found(answered({ calibration }).vt1).timeIntervalsS;
  expect(stretched.interval50).toEqual(plain.interval50);
  const width = ({ low, high }: { readonly low: number; readonly high: number }) => high - low;
  expect(width(stretched.interval90)).toBeCloseTo(2 * width(plain.interval90), 6);
});

describe('the marks of readers', () => {
  test('lie later than the breakpoint, with wider intervals, drawn towards where readers mark', () => {
    const breakpoint = found(answered().vt1);
    const mark = found(answered({ convention: readers }).vt1);
    expect(mark.timeS).toBeGreaterThan(breakpoint.timeS + 5);
    const { low, high } = mark.timeIntervalsS.interval90;
    expect(high - low).toBeGreaterThan(100);
    expect(mark.networkAlone?.timeS).toBeCloseTo(breakpoint.timeS, 6);
  });

  test('name every voice, with shares that sum to 1', () => {
    const { vt1, vt2 } = answered({ convention: readers, thresholds: classical(310, 510) });
    for (const { votes } of [vt1, vt2]) {
      expect(votes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(votes.map(({ voice }) => voice)).toEqual(expect.arrayContaining(['network', 'prior']));
    }
    expect(vt1.votes.map(({ voice }) => voice)).toContain('v-slope-hinge');
  });

  test('follow the prior where the network is vague', () => {
    const vague = drawHead(timeS, 300, 400);
    const output = { timeS, vt1: vague, vt2: vague, readerVt1: vague, readerVt2: vague };
    const { vt1, vt2, cautions } = answered({ convention: readers, output });
    expect(found(vt1).vo2MlPerMin / 3000).toBeCloseTo(0.64, 1);
    expect(found(vt2).vo2MlPerMin / 3000).toBeCloseTo(0.84, 1);
    expect(cautions.map(({ code }) => code)).toContain('posterior-too-wide');
  });

  test('of a laboratory lie by its own offset later', () => {
    const own = found(answered({ convention: laboratory }).vt1);
    const later = found(answered({ convention: { ...laboratory, vt1OffsetS: 100 } }).vt1);
    expect(own.timeS).toBeGreaterThan(330);
    expect(later.timeS).toBeGreaterThan(own.timeS + 15);
  });
});

describe('thresholds that are absent', () => {
  test('without a VT2, VT1 stands and severe never comes', () => {
    const output = drawOutput(timeS, 300, 500, { vt1: 0, vt2: 0.97 });
    const { vt1, vt2, curves } = answered({ output });
    expect(found(vt1).timeS).toBeCloseTo(300, 0);
    expect(vt2).toMatchObject({ found: false, reason: 'the network sees none (97 %)' });
    expect(Math.max(...curves.severe)).toBeCloseTo(0.03, 2);
  });

  test('without a VT1 there is no VT2 either', () => {
    const output = drawOutput(timeS, 300, 500, { vt1: 0.95, vt2: 0.8 });
    const { vt1, vt2 } = answered({ output });
    expect([vt1.found, vt2.found]).toEqual([false, false]);
    expect(vt2.absentProbability).toBeGreaterThanOrEqual(vt1.absentProbability);
  });
});

describe('network and classical methods', () => {
  test('are compared where both answer', () => {
    expect(answered({ thresholds: classical(200, 450) }).disagreementS).toEqual({
      vt1: expect.closeTo(100, 0) as number,
      vt2: expect.closeTo(50, 0) as number,
    });
    expect(answered().disagreementS).toEqual({});
  });

  test('a classical method draws readers’ marks towards itself, by about a fifth', () => {
    const alone = found(answered({ convention: readers }).vt1).timeS;
    const drawn = found(answered({ convention: readers, thresholds: classical(180, 500) }).vt1).timeS;
    expect(alone - drawn).toBeGreaterThan(3);
    expect(alone - drawn).toBeLessThan(60);
  });
});

describe('whatever a network says', () => {
  const mass = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true }));
  const head = fc
    .record({
      masses: fc.array(mass, { minLength: timeS.length, maxLength: timeS.length }),
      power: fc.constantFrom(1, 4, 30),
      absent: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ masses, power, absent }) => {
      const shape = Float64Array.from(masses, (value) => value ** power);
      const sum = shape.reduce((all, value) => all + value, 0);
      return { at: shape.map((value) => (sum > 0 ? ((1 - absent) * value) / sum : 0)), absent };
    });
  const output = fc.record({
    timeS: fc.constant(timeS),
    vt1: head,
    vt2: head,
    readerVt1: head,
    readerVt2: head,
  });
  const convention = fc.constantFrom<Convention>({ kind: 'none' }, readers, laboratory);

  test('VT1 comes before VT2, intervals hold their value, curves are probabilities', () => {
    fc.assert(
      fc.property(output, convention, (drawn, chosen) => {
        const answer = decodeDomains(
          drawInput({ output: drawn, convention: chosen, thresholds: classical(250, 430) }),
        );
        if (answer.state === 'refused') return;
        const { vt1, vt2 } = answer;
        if (vt1.found && vt2.found) expect(vt2.timeS - vt1.timeS).toBeGreaterThanOrEqual(40 - 1e-6);
        expect(vt2.found && !vt1.found).toBe(false);
        for (const threshold of [vt1, vt2]) if (threshold.found) expectNested(threshold);
        expectCurves(answer);
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
      }),
      { numRuns: 150 },
    );
  });

  function expectNested({
    timeS: time,
    vo2MlPerMin: vo2,
    timeIntervalsS,
    vo2IntervalsMlPerMin,
  }: Extract<DomainThreshold, { found: true }>) {
    for (const [value, { interval50, interval90 }] of [
      [time, timeIntervalsS],
      [vo2, vo2IntervalsMlPerMin],
    ] as const) {
      const inOrder = [interval90.low, interval50.low, value, interval50.high, interval90.high];
      expect([...inOrder].sort((a, b) => a - b)).toEqual(inOrder);
    }
  }

  function expectCurves({ curves: { moderate, heavy, severe } }: Answered) {
    moderate.forEach((value, i) => {
      expect(Math.abs(value + (heavy[i] ?? 0) + (severe[i] ?? 0) - 1)).toBeLessThan(1e-12);
      expect(Math.min(value, heavy[i] ?? 0, severe[i] ?? 0)).toBeGreaterThanOrEqual(0);
      if (i === 0) return;
      expect(value).toBeLessThanOrEqual(moderate[i - 1] ?? 1);
      expect(severe[i]).toBeGreaterThanOrEqual(severe[i - 1] ?? 0);
    });
  }
});

test('curves cross one half where the thresholds lie', () => {
  const { curves, vt1, vt2 } = answered();
  const crossing = (values: readonly number[]) =>
    curves.timeS[values.findIndex((value) => value >= 0.5)] ?? 0;
  expect(Math.abs(crossing(curves.moderate.map((value) => 1 - value)) - found(vt1).timeS)).toBeLessThan(5);
  expect(Math.abs(crossing(curves.severe) - found(vt2).timeS)).toBeLessThan(5);
});

/** One convincing method each. */
function classical(vt1S: number, vt2S: number): Thresholds {
  const at = (time: number) => ({ timeS: time, vo2MlPerMin: 1000 + (2000 * (time - 60)) / 600 });
  const interval90S = (time: number) => ({ low: time - 20, high: time + 20 });
  const estimate = (method: 'v-slope-hinge' | 'petco2', which: 'VT1' | 'VT2', time: number) =>
    ({
      method,
      which,
      determinate: true,
      ...at(time),
      interval90S: interval90S(time),
      interval90Vo2MlPerMin: { low: 0, high: 0 },
    }) satisfies ThresholdEstimate;
  const consensus = (which: 'VT1' | 'VT2', time: number) =>
    ({
      which,
      determinate: true,
      ...at(time),
      interval90S: interval90S(time),
      agreeing: [],
      confidence: 'fair',
    }) as const;
  return {
    vt1: consensus('VT1', vt1S),
    vt2: consensus('VT2', vt2S),
    estimates: [estimate('v-slope-hinge', 'VT1', vt1S), estimate('petco2', 'VT2', vt2S)],
  };
}
