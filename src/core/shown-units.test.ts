import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  factorBetween,
  inShownUnit,
  moreDigits,
  shownUnit,
  storedUnits,
  unitChoices,
} from './shown-units.ts';

const mets = { ...storedUnits, vo2: 'METs' } as const;

describe('what is shown', () => {
  test('is what is stored as long as nobody chose another unit', () => {
    for (const unit of ['mL/min', 'mL/min/kg', 'mmHg', 'km/h', 'W', 'L/min', '%'])
      expect(inShownUnit(12.5, unit, storedUnits, 70)).toEqual({ value: 12.5, unit });
  });

  test('is an uptake in the unit that was chosen', () => {
    const of = (vo2: (typeof unitChoices.vo2)[number]) =>
      inShownUnit(2450, 'mL/min', { ...storedUnits, vo2 }, 70);
    expect(of('L/min')).toEqual({ value: 2.45, unit: 'L/min' });
    expect(of('mL/min/kg')).toEqual({ value: 35, unit: 'mL/min/kg' });
    expect(of('METs').value).toBeCloseTo(10, 12);
  });

  test('stays in mL/min where METs need a body mass and there is none', () => {
    for (const mass of [undefined, 0])
      expect(inShownUnit(2450, 'mL/min', mets, mass)).toEqual({ value: 2450, unit: 'mL/min' });
  });

  test('needs no body mass for what is per kilogram already', () => {
    expect(inShownUnit(35, 'mL/min/kg', mets)).toEqual({ value: 10, unit: 'METs' });
  });

  test('is a pressure in kPa and a speed in miles where they were chosen', () => {
    const units = { ...storedUnits, pressure: 'kPa', speed: 'mph' } as const;
    expect(inShownUnit(760, 'mmHg', units).value).toBeCloseTo(101.325, 4);
    expect(inShownUnit(16.09344, 'km/h', units)).toEqual({ value: 10, unit: 'mph' });
  });

  test('is never an air flow taken for an uptake', () => {
    expect(shownUnit('L/min', mets)).toBe('L/min');
    expect(shownUnit('mL/min/W', mets)).toBe('mL/min/W');
  });

  test('has as many digits as say the same', () => {
    const digits = unitChoices.vo2.map((vo2) => moreDigits('mL/min', { ...storedUnits, vo2 }));
    expect(digits).toEqual([0, 2, 1, 1]);
    expect(moreDigits('mmHg', { ...storedUnits, pressure: 'kPa' })).toBe(1);
    expect(moreDigits('mL/min/kg', mets)).toBe(0);
  });
});

test('there and back is where it began, and round about as well', () => {
  const mass = fc.double({ min: 20, max: 250, noNaN: true });
  for (const units of Object.values(unitChoices))
    for (const from of units)
      for (const to of units)
        fc.assert(
          fc.property(fc.double({ min: 0.001, max: 1e5, noNaN: true }), mass, (value, kg) => {
            const there = value * (factorBetween(from, to, kg) ?? NaN);
            const back = there * (factorBetween(to, from, kg) ?? NaN);
            expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-12 * value);
            const [first] = units;
            const about =
              value * (factorBetween(from, first, kg) ?? NaN) * (factorBetween(first, to, kg) ?? NaN);
            expect(Math.abs(about - there)).toBeLessThanOrEqual(1e-12 * there);
          }),
          { numRuns: 50 },
        );
});

test('no quantity becomes another', () => {
  expect(factorBetween('mL/min', 'kPa', 70)).toBeUndefined();
  expect(factorBetween('mL/min', 'METs')).toBeUndefined();
  expect(factorBetween('W', 'mph')).toBeUndefined();
});
