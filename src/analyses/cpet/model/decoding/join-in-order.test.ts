import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawHead } from './draw-test.ts';
import { joinInOrder } from './join-in-order.ts';
import { normalise, quantileS, type Places } from './places.ts';

const timeS = Float64Array.from({ length: 61 }, (_, i) => 5 * i);
const bell = (meanS: number) => normalise(drawHead(timeS, meanS, 20).at);

/** The same by going through all pairs. */
function allPairs(vt1: Places, vt2: Places, gap: number) {
  const first = new Float64Array(61);
  const second = new Float64Array(61);
  for (let i = 0; i < 61; i += 1)
    for (let j = i + gap; j < 61; j += 1) {
      const mass = (vt1[i] ?? 0) * (vt2[j] ?? 0);
      first[i] = (first[i] ?? 0) + mass;
      second[j] = (second[j] ?? 0) + mass;
    }
  return { first: normalise(first), second: normalise(second) };
}

const places = fc
  .array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: 61,
    maxLength: 61,
  })
  .map((masses) => normalise(Float64Array.from(masses)));

describe('VT1 and VT2 together', () => {
  test('are what all pairs in order say', () => {
    fc.assert(
      fc.property(places, places, (vt1, vt2) => {
        const joint = joinInOrder({ places: vt1, absent: 0 }, { places: vt2, absent: 0 }, 8);
        const expected = allPairs(vt1, vt2, 8);
        if (joint.both === 0) return;
        joint.vt1WithVt2.forEach((mass, i) => expect(mass).toBeCloseTo(expected.first[i] ?? 0, 9));
        joint.vt2.forEach((mass, i) => expect(mass).toBeCloseTo(expected.second[i] ?? 0, 9));
      }),
    );
  });

  test('stay in order at every quantile, whatever each alone says', () => {
    fc.assert(
      fc.property(places, places, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (vt1, vt2, share) => {
        const joint = joinInOrder({ places: vt1, absent: 0 }, { places: vt2, absent: 0 }, 8);
        if (joint.both === 0) return;
        const gapS = quantileS(joint.vt2, timeS, share) - quantileS(joint.vt1WithVt2, timeS, share);
        expect(gapS).toBeGreaterThanOrEqual(40 - 1e-6);
      }),
    );
  });

  test('do not touch each other where they lie far apart', () => {
    const joint = joinInOrder({ places: bell(80), absent: 0 }, { places: bell(240), absent: 0 }, 8);
    expect(quantileS(joint.vt1WithVt2, timeS, 0.5)).toBeCloseTo(80, 0);
    expect(quantileS(joint.vt2, timeS, 0.5)).toBeCloseTo(240, 0);
  });

  test('there is no VT2 without a VT1', () => {
    const joint = joinInOrder({ places: bell(80), absent: 0.9 }, { places: bell(240), absent: 0.2 }, 8);
    expect(joint.both + joint.onlyVt1 + joint.neither).toBeCloseTo(1, 12);
    expect(joint.both / joint.onlyVt1).toBeCloseTo(4, 9);
    expect(joint.neither).toBeCloseTo(0.18 / 0.28, 9);
  });

  test('without room for both, VT2 is the one that is not there', () => {
    const end = new Float64Array(61);
    end[60] = 1;
    const joint = joinInOrder({ places: end, absent: 0 }, { places: bell(240), absent: 0 }, 8);
    expect(joint).toMatchObject({ both: 0, onlyVt1: 1, neither: 0 });
  });

  test('certain of a VT2 and of no VT1, there is neither', () => {
    const joint = joinInOrder({ places: bell(80), absent: 1 }, { places: bell(240), absent: 0 }, 8);
    expect(joint.neither).toBe(1);
  });
});
