import { describe, expect, it } from 'vitest';
import { agreementOf, agreements, orderViolations } from './agreement.ts';
import { completeLabel, firstCrossingS } from './complete-label.ts';
import type { LabelledTest } from './labelled-test.ts';
import type { MethodAnswer } from './method-answers.ts';
import { fractionAnswers } from './peak-fractions.ts';
import type { RisingVo2 } from './vo2-course.ts';

/** VO2 of 500 at rest for 60 s, then a straight rise to a peak at 660 s, then down. */
function courseTo(peak: number): RisingVo2 {
  const timeS = Array.from({ length: 801 }, (_, second) => second);
  const vo2MlPerMin = timeS.map((second) => {
    if (second < 60) return 500;
    return second <= 660 ? 500 + ((peak - 500) * (second - 60)) / 600 : peak - 10 * (second - 660);
  });
  return { timeS, vo2MlPerMin, startS: 60, peakS: 660 };
}

const both = ['VT1', 'VT2'] as const;
function labelled(label: number, answer: MethodAnswer | undefined): LabelledTest {
  return {
    name: 'x',
    vt1: { timeS: 300, vo2MlPerMin: label },
    answers: [{ method: 'm', title: 'M', gives: both, ...(answer && { vt1: answer }) }],
  };
}

describe('a label', () => {
  const course = courseTo(3500);
  it('with a time alone takes the smoothed VO2 there', () => {
    expect(completeLabel({ timeS: 360 }, course)).toEqual({ timeS: 360, vo2MlPerMin: 2000 });
  });
  it('with VO2 alone lies where the rise first crosses it', () => {
    expect(completeLabel({ vo2MlPerMin: 2002.5 }, course)?.timeS).toBeCloseTo(360.5, 6);
  });
  it('with both stays as it is', () => {
    expect(completeLabel({ timeS: 360, vo2MlPerMin: 1900 }, course)).toEqual({
      timeS: 360,
      vo2MlPerMin: 1900,
    });
  });
  it('outside the record, or at VO2 that the rise does not cross, is none', () => {
    expect(completeLabel({ timeS: 900 }, course)).toBeUndefined();
    expect(completeLabel({ vo2MlPerMin: 3600 }, course)).toBeUndefined();
    expect(firstCrossingS(course, 400)).toBeUndefined();
    expect(completeLabel({}, course)).toBeUndefined();
  });
});

describe('agreement', () => {
  const tests = [
    labelled(1000, { timeS: 310, vo2MlPerMin: 1100, interval90S: { low: 290, high: 330 } }),
    labelled(2000, { timeS: 280, vo2MlPerMin: 1900, interval90S: { low: 260, high: 290 } }),
    labelled(2000, { timeS: 300, vo2MlPerMin: 2300, interval90S: { low: 200, high: 400 } }),
    labelled(1500, undefined),
  ];
  const line = agreementOf(tests, 'm', 'M', 'VT1');

  it('counts who answered, and errs in mL/min, percent of the label and seconds', () => {
    expect(line).toMatchObject({ asked: 4, answered: 3, maeS: 10, medianS: 10, biasMlPerMin: 100 });
    expect(line.maeMlPerMin).toBeCloseTo(500 / 3, 9);
    expect(line.maePercent).toBeCloseTo((10 + 5 + 15) / 3, 9);
    expect(line.biasS).toBeCloseTo(-10 / 3, 9);
    expect(line.within10Percent).toBeCloseTo(2 / 3, 9);
  });
  it('gives limits of agreement, correlation, coverage and width', () => {
    expect(line.limitsMlPerMin?.low).toBeCloseTo(100 - 1.96 * 200, 6);
    expect(line.limitsMlPerMin?.high).toBeCloseTo(100 + 1.96 * 200, 6);
    expect(line.correlation).toBeCloseTo(0.9449, 3);
    expect(line.coverage90).toBeCloseTo(2 / 3, 9);
    expect(line.medianWidth90S).toBe(40);
    expect(line.coverage90Vo2).toBeUndefined();
  });
  it('has a line for each threshold that a method gives, empty where nobody was asked', () => {
    const lines = agreements(tests);
    expect(lines.map(({ which }) => which)).toEqual(['VT1', 'VT2']);
    expect(lines[1]).toEqual({ method: 'm', title: 'M', which: 'VT2', asked: 0, answered: 0 });
  });
  it('counts thresholds out of order', () => {
    const answer = (timeS: number) => ({ timeS, vo2MlPerMin: 1000 });
    const test = (first: number, second: number): LabelledTest => ({
      name: 'x',
      answers: [{ method: 'm', title: 'M', gives: both, vt1: answer(first), vt2: answer(second) }],
    });
    expect(orderViolations([test(1, 2), test(2, 2), test(3, 2)], 'm')).toBe(2);
  });
});

describe('the baselines by VO2peak', () => {
  const peaks = [2000, 2400, 2800, 3200, 3600, 4000, 4400];
  const tests = peaks.map((peak, i) => {
    // The fit reach their threshold at a smaller share.
    const share = 0.8 - 0.05 * i;
    const vo2MlPerMin = share * peak;
    const course = courseTo(peak);
    return {
      name: `${i}`,
      vt1: { timeS: firstCrossingS(course, vo2MlPerMin) ?? 0, vo2MlPerMin },
      vo2PeakMlPerMin: peak,
      course,
      answers: [],
    } satisfies LabelledTest;
  });
  const answers = fractionAnswers(tests);
  const with_ = tests.map((test, i) => ({ ...test, answers: answers[i] ?? [] }));
  const line = (method: string) => agreementOf(with_, method, '', 'VT1');

  it('by a share that falls with fitness meet these labels, time and VO2', () => {
    expect(line('share-by-fitness')).toMatchObject({ answered: 7 });
    expect(line('share-by-fitness').maePercent).toBeLessThan(1e-6);
    expect(line('share-by-fitness').maeS).toBeLessThan(1e-3);
  });
  it('by a constant share do not; and less so fitted on the other labels', () => {
    const same = line('share-same-labels').maePercent ?? 0;
    expect(same).toBeGreaterThan(10);
    expect(line('share').maePercent).toBeGreaterThan(same);
  });
  it('answer nothing where there are too few labels or no peak', () => {
    const few = fractionAnswers(tests.slice(0, 2));
    expect(few[0]?.map(({ vt1 }) => vt1 !== undefined)).toEqual([true, false, false]);
    const peakless = fractionAnswers(tests.map(({ vo2PeakMlPerMin: _peak, ...test }) => test));
    expect(peakless.flat().every(({ vt1, vt2 }) => vt1 === undefined && vt2 === undefined)).toBe(true);
  });
});
