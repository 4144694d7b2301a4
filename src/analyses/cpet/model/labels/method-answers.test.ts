import { describe, expect, it } from 'vitest';
import { analyseRecording } from '../../analyse.ts';
import { defaultCpetOptions } from '../../options.ts';
import { recordingOfTest } from '../../simulate/physiology/recording-of-test.ts';
import { idealRecord, simulatePhysiology } from '../../simulate/physiology/simulate-physiology.ts';
import type { DomainAnswer, DomainThreshold } from '../domain-answer.ts';
import { answersOf, fromDomains } from './method-answers.ts';
import { vo2CourseOf } from './vo2-course.ts';

const test = simulatePhysiology(4, idealRecord);
const recording = {
  ...recordingOfTest(test),
  statedThresholds: [{ which: 'VT1', label: 'AT', timeS: test.truth.vt1?.timeS ?? 0 } as const],
};
const finding = analyseRecording(recording, defaultCpetOptions);
const course = vo2CourseOf(finding);

describe('the smoothed VO2 of a finding', () => {
  it('rises to the peak, and gives the true VO2 at the true time', () => {
    if (course === undefined) throw new Error('no VO2');
    expect(course.peakS).toBeGreaterThan(course.startS);
    const { vt1 } = test.truth;
    const read = course.vo2MlPerMin[course.timeS.indexOf(Math.round(vt1?.timeS ?? 0))] ?? 0;
    expect(Math.abs(read / (vt1?.vo2MlPerMin ?? 1) - 1)).toBeLessThan(0.08);
  });

  it('is none where there is no VO2', () => {
    const series = { ...finding.series, channels: {} };
    expect(vo2CourseOf({ ...finding, series })).toBeUndefined();
  });
});

describe('what methods say in a finding', () => {
  const answers = answersOf(finding, course);

  it('is listed by method, the classical ones each for its threshold', () => {
    expect(answers.find(({ method }) => method === 'v-slope-hinge')?.gives).toEqual(['VT1']);
    expect(answers.find(({ method }) => method === 'consensus')?.gives).toEqual(['VT1', 'VT2']);
    expect(answers.some(({ method }) => method === 'model')).toBe(false);
  });

  it('holds what the file states, its VO2 read from the test', () => {
    const stated = answers.find(({ method }) => method === 'stated');
    expect(stated?.vt1?.timeS).toBe(test.truth.vt1?.timeS);
    expect(stated?.vt1?.vo2MlPerMin).toBeGreaterThan(0);
    expect(stated?.vt2).toBeUndefined();
  });
});

describe('the domain model', () => {
  const vt1: DomainThreshold = {
    which: 'VT1',
    absentProbability: 0,
    found: true,
    timeS: 300,
    vo2MlPerMin: 1800,
    timeIntervalsS: { interval50: { low: 280, high: 320 }, interval90: { low: 250, high: 350 } },
    vo2IntervalsMlPerMin: { interval50: { low: 1, high: 2 }, interval90: { low: 1500, high: 2000 } },
    votes: [],
    networkAlone: { timeS: 270, vo2MlPerMin: 1700 },
  };
  const answered: DomainAnswer = {
    state: 'answered',
    model: { id: 'm', version: '1', sha256: '' },
    convention: { kind: 'readers' },
    vt1,
    vt2: { which: 'VT2', absentProbability: 0.9, found: false, reason: 'no', votes: [] },
    curves: { timeS: [], moderate: [], heavy: [], severe: [] },
    cautions: [],
    disagreementS: {},
  };

  it('answers joined and alone', () => {
    const [model, alone] = fromDomains(answered);
    expect(model?.vt1).toMatchObject({ timeS: 300, interval90S: { low: 250, high: 350 } });
    expect(model?.vt2).toBeUndefined();
    expect(alone?.vt1).toEqual({ timeS: 270, vo2MlPerMin: 1700 });
  });

  it('is listed without an answer where it refuses', () => {
    const [model] = fromDomains({ state: 'refused', code: 'too-short', detail: '' });
    expect(model).toEqual({ method: 'model', title: 'domain model', gives: ['VT1', 'VT2'] });
  });
});
