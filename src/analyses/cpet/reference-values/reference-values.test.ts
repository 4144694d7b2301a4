import { describe, expect, it } from 'vitest';
import { hrMaxEquations, type HrMaxEquationId } from './hr-max.ts';
import type { Person, Predicted } from './person.ts';
import { vo2MaxEquations, type Vo2MaxEquationId } from './vo2max.ts';

const man: Person = { sex: 'male', ageY: 40, bodyMassKg: 80, heightCm: 180, mode: 'cycle' };
const woman: Person = { sex: 'female', ageY: 50, bodyMassKg: 60, heightCm: 165, mode: 'cycle' };

function vo2Max(id: Vo2MaxEquationId, person: Person): Predicted {
  const equation = vo2MaxEquations.find((candidate) => candidate.id === id);
  if (equation === undefined) throw new Error(`no equation ${id}`);
  return equation.predictMlPerMin(person);
}

function hrMax(id: HrMaxEquationId, person: Person): Predicted {
  const equation = hrMaxEquations.find((candidate) => candidate.id === id);
  if (equation === undefined) throw new Error(`no equation ${id}`);
  return equation.predictBpm(person);
}

function valueOf(predicted: Predicted): number {
  if ('reason' in predicted) throw new Error(predicted.reason);
  return predicted.value;
}

describe('predicted VO2max, by hand', () => {
  it('Wasserman and Hansen, a man just under his predicted mass of 81.5 kg', () => {
    // (81.5 + 80) / 2 = 80.75; 50.72 − 0.372 · 40 = 35.84; 80.75 · 35.84 = 2894.08
    expect(valueOf(vo2Max('wasserman-hansen', man))).toBeCloseTo(2894.08, 2);
    expect(valueOf(vo2Max('wasserman-hansen', { ...man, mode: 'treadmill' }))).toBeCloseTo(1.11 * 2894.08, 2);
  });

  it('Wasserman and Hansen, a woman under her predicted mass of 64.45 kg', () => {
    // (64.45 + 60 + 86) / 2 = 105.225; 22.78 − 0.17 · 50 = 14.28; 105.225 · 14.28 = 1502.613
    expect(valueOf(vo2Max('wasserman-hansen', woman))).toBeCloseTo(1502.613, 3);
  });

  it('has no jump where the mass passes the predicted one', () => {
    const at = (bodyMassKg: number) => valueOf(vo2Max('wasserman-hansen', { ...man, bodyMassKg }));
    expect(at(81.5 + 1e-6)).toBeCloseTo(at(81.5 - 1e-6), 3);
    const atWoman = (bodyMassKg: number) => valueOf(vo2Max('wasserman-hansen', { ...woman, bodyMassKg }));
    expect(atWoman(64.45 + 1e-6)).toBeCloseTo(atWoman(64.45 - 1e-6), 3);
  });

  it('FRIEND 2017 on a treadmill', () => {
    // 79.9 − 15.6 − 0 − 0.127 · 176.3696 = 41.90106; · 80 = 3352.085
    expect(valueOf(vo2Max('friend-2017', { ...man, mode: 'treadmill' }))).toBeCloseTo(3352.085, 2);
    expect(vo2Max('friend-2017', man)).toEqual({ reason: 'made for treadmill tests' });
  });

  it('FRIEND 2018 on a cycle', () => {
    // 45.2 − 14 − 10.9 − 26.45544 + 0.68 · 70.86614 (= 48.18898) − 0.92 = 41.11354; · 80 = 3289.083
    expect(valueOf(vo2Max('friend-2018', man))).toBeCloseTo(3289.083, 2);
  });

  it('Jones 1985', () => {
    // 8.28 − 0.84 − 4.31 = 3.13 L/min; 7.59 − 1.05 − 0.62 − 4.31 = 1.61 L/min
    expect(valueOf(vo2Max('jones-1985', man))).toBeCloseTo(3130, 6);
    expect(valueOf(vo2Max('jones-1985', woman))).toBeCloseTo(1610, 6);
  });

  it('Hansen 2001', () => {
    // men: 6.066 − 1.188 − 1.963 + 0.014 · (80 − 81.5) = 2.894; women: 0.165 · 9.283 + 0.006 · (60 − 64.45) = 1.504995
    expect(valueOf(vo2Max('hansen-2001', man))).toBeCloseTo(2894, 6);
    expect(valueOf(vo2Max('hansen-2001', woman))).toBeCloseTo(1504.995, 6);
  });

  it('SHIP, a man of 40 with a body mass index of 24.7', () => {
    // 47.7565 − 1.976 − 0.9424 − 8.8697 + 0.5024 = 36.4708; · 80
    expect(valueOf(vo2Max('koch-2009', man))).toBeCloseTo(36.4708 * 80, 6);
  });

  it('Blackie for the old and Cooper for children, and for nobody else', () => {
    // 2.556 − 2.964 + 0.2056 + 3.015 = 2.8126 L/min
    expect(valueOf(vo2Max('blackie-1989', { ...man, ageY: 60 }))).toBeCloseTo(2812.6, 6);
    expect(vo2Max('blackie-1989', man)).toEqual({ reason: 'made for ages 55 to 80, not 40' });
    expect(valueOf(vo2Max('cooper-1984', { ...woman, ageY: 10, bodyMassKg: 30 }))).toBeCloseTo(1143.2, 6);
  });

  it('assumes nothing', () => {
    for (const equation of vo2MaxEquations) {
      expect(equation.predictMlPerMin({ mode: 'unknown' })).toEqual({
        reason: 'needs sex, age, body mass, height',
      });
    }
  });

  it('agrees between equations within a third for an ordinary person', () => {
    const values = vo2MaxEquations
      .map((equation) => equation.predictMlPerMin({ ...man, mode: 'treadmill' }))
      .flatMap((predicted) => ('value' in predicted ? [predicted.value] : []));
    expect(values.length).toBeGreaterThan(4);
    expect(Math.max(...values) / Math.min(...values)).toBeLessThan(4 / 3);
  });
});

describe('predicted maximal heart rate, by hand', () => {
  it('falls with age', () => {
    expect(valueOf(hrMax('tanaka-2001', man))).toBe(180);
    expect(valueOf(hrMax('fox-1971', man))).toBe(180);
    expect(valueOf(hrMax('hunt-2013', man))).toBeCloseTo(185.4, 10);
    expect(valueOf(hrMax('friend-2018', man))).toBeCloseTo(180.5, 10);
  });

  it('keeps Gulati for women', () => {
    expect(valueOf(hrMax('gulati-2010', woman))).toBe(162);
    expect(hrMax('gulati-2010', man)).toEqual({ reason: 'made for women' });
    expect(hrMax('gulati-2010', { mode: 'cycle' })).toEqual({ reason: 'needs sex, age' });
  });
});
