import { describe, expect, it } from 'vitest';
import { normal, seededRandom } from '#core/random.ts';
import { mean } from '#core/statistics.ts';
import { fitConvention } from './fit-convention.ts';
import { fitOffset, readersInGeneral } from './fit-offset.ts';
import type { MarkedTest } from './marked-test.ts';
import { vo2AtTime } from './vo2-over-time.ts';

/** Tests marked by a laboratory with these offsets; the network errs by 20 s. */
function drawMarks(
  seed: number,
  count: number,
  laboratory: { readonly vt1S: number; readonly vt2S: number; readonly readerS: number },
): MarkedTest[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const vt1S = 300 + 60 * normal(random);
    const vt2S = vt1S + 200;
    return {
      networkVt1S: vt1S + 20 * normal(random),
      networkVt2S: vt2S + 20 * normal(random),
      markVt1S: vt1S + laboratory.vt1S + laboratory.readerS * normal(random),
      markVt2S: vt2S + laboratory.vt2S + laboratory.readerS * normal(random),
    };
  });
}

const late = { vt1S: 105, vt2S: 60, readerS: 30 };

describe('a laboratory that marks late', () => {
  const fit = fitConvention(drawMarks(1, 15, late), ' North  wing ');

  it('is found, a little nearer to readers in general than its plain mean', () => {
    if (fit.state !== 'fitted') throw new Error(fit.state);
    expect(fit.convention.name).toBe('North wing');
    expect(fit.convention.tests).toBe(15);
    expect(Math.abs(fit.convention.vt1OffsetS - 105)).toBeLessThan(25);
    expect(Math.abs(fit.convention.vt2OffsetS - 60)).toBeLessThan(25);
    expect(fit.vt1.offsetS).toBeLessThan(fit.vt1.meanDifferenceS ?? 0);
    expect(fit.convention.vt1SdS).toBeGreaterThan(25);
    expect(fit.convention.vt1SdS).toBeLessThan(55);
    expect(fit.few).toBe(false);
  });

  it('gains on tests left out, by threshold and over both', () => {
    if (fit.state !== 'fitted') throw new Error(fit.state);
    const { vt1, both } = fit.gain;
    expect(vt1?.laboratory.maeS).toBeLessThan(0.6 * (vt1?.readers.maeS ?? 0));
    expect(both.laboratory.maeS).toBeLessThan(both.none.maeS);
    expect(both.marks).toBe(30);
    expect(both.laboratory.maePercent).toBeUndefined();
  });

  it('gains in percent of VO2 too where the tests carry their course', () => {
    const course = { timeS: [0, 900], vo2MlPerMin: [500, 3200] };
    const withCourse = drawMarks(1, 15, late).map((test) => ({ ...test, course }));
    const again = fitConvention(withCourse, 'x');
    if (again.state !== 'fitted') throw new Error(again.state);
    const { laboratory, none } = again.gain.both;
    expect(laboratory.maePercent).toBeLessThan(none.maePercent ?? 0);
  });
});

describe('over laboratories drawn as readers are', () => {
  it('the fitted convention is nearer to marks yet to be set than readers in general', () => {
    const random = seededRandom(7);
    const errors = Array.from({ length: 150 }, (_, i) => {
      const laboratory = { vt1S: 40 + 40 * normal(random), vt2S: 25 + 25 * normal(random), readerS: 35 };
      const fit = fitConvention(drawMarks(100 + i, 12, laboratory), 'drawn');
      if (fit.state === 'too-few') throw new Error(fit.state);
      return {
        fitted: Math.abs(fit.vt1.offsetS - laboratory.vt1S),
        readers: Math.abs(readersInGeneral.vt1.meanS - laboratory.vt1S),
        within: Math.abs(fit.vt1.offsetS - laboratory.vt1S) < 1.645 * fit.vt1.errorS,
      };
    });
    expect(mean(errors.map((one) => one.fitted))).toBeLessThan(
      0.4 * (mean(errors.map((one) => one.readers)) ?? 0),
    );
    const held = errors.filter((one) => one.within).length / errors.length;
    expect(held).toBeGreaterThan(0.82);
    expect(held).toBeLessThan(0.97);
  });
});

describe('a convention is refused', () => {
  it('for fewer than five tests that both the laboratory and the network placed', () => {
    const marks = drawMarks(3, 4, late);
    const fit = fitConvention([...marks, { markVt1S: 300 }, { networkVt1S: 200 }], 'x');
    expect(fit).toMatchObject({ state: 'too-few', tests: 4 });
  });

  it('where the laboratory marks as readers in general do', () => {
    const fit = fitConvention(drawMarks(2, 8, { vt1S: 40, vt2S: 25, readerS: 40 }), 'x');
    expect(fit).toMatchObject({ state: 'no-gain', better: 'readers' });
  });

  it('and takes no mark that lies five minutes from the network', () => {
    const marks = drawMarks(1, 15, late);
    const astray = fitConvention([...marks, { networkVt1S: 300, markVt1S: 1200 }], 'x');
    const plain = fitConvention(marks, 'x');
    expect(astray).toEqual({ ...plain, leftOut: 1 });
  });
});

describe('an offset', () => {
  it('without a mark is that of readers in general', () => {
    expect(fitOffset([], readersInGeneral.vt2)).toEqual({ marks: 0, offsetS: 25, errorS: 25, sdS: 38 });
  });

  it('of many marks is their mean', () => {
    const marks = Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? -60 : 0));
    const { offsetS, sdS } = fitOffset(marks, readersInGeneral.vt1);
    expect(offsetS).toBeCloseTo(-30, 0);
    expect(sdS).toBeCloseTo(30, 0);
  });
});

describe('VO2 at a time', () => {
  it('lies on the line between its neighbours, and is held at the ends', () => {
    const course = { timeS: [0, 10, 30], vo2MlPerMin: [500, 600, 1000] };
    expect([-5, 0, 5, 20, 30, 99].map((second) => vo2AtTime(course, second))).toEqual([
      500, 500, 550, 800, 1000, 1000,
    ]);
    expect(vo2AtTime({ timeS: [], vo2MlPerMin: [] }, 3)).toBeUndefined();
  });
});
