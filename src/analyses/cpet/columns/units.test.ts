import { describe, expect, it } from 'vitest';
import { parseUnit, type Unit } from './units.ts';

describe('a unit', () => {
  it.each<[string, Unit | undefined]>([
    ['mL/min', 'mL/min'],
    ['ml·min⁻¹', 'mL/min'],
    ['ml.min-1.kg-1', 'mL/min/kg'],
    ['(mL/min)/kg', 'mL/min/kg'],
    ['mL/(kg·min)', 'mL/min/kg'],
    ['ml/kg/m', 'mL/min/kg'],
    ['L(btps)', 'L'],
    ['(br/min)', '1/min'],
    ['min⁻¹', '1/min'],
    ['Kpa', 'kPa'],
    ['Vol %', '%'],
    ['Kmh*10', 'km/h ×10'],
    ['(MPH)', 'mph'],
    ['hh:mm:ss.z', 'h:mm:ss'],
    ['h:mm:ss,ms', 'h:mm:ss'],
    ['min  ', 'min'],
    ['kcal', 'kcal'],
    ['g/dag', 'other'],
    ['---', 'none'],
    ['', 'none'],
    ['parsnips', undefined],
  ])('%s is %s', (text, unit) => {
    expect(parseUnit(text)).toBe(unit);
  });
});
