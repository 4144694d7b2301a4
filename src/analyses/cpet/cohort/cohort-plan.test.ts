import { describe, expect, it } from 'vitest';
import type { ResultRow } from '#core/result-column.ts';
import { cpetColumns } from '../result-columns.ts';
import { cpetCohort } from './cohort-plan.ts';

const { quantities, groupings, pairs, repeatability, controls } = cpetCohort;

function whyMissing(column: string, row: ResultRow): string | undefined {
  return quantities.find((one) => one.column === column)?.whyMissing(row);
}

describe('the cohort of exercise tests', () => {
  it('names only columns that there are', () => {
    const known = new Set(cpetColumns.map(({ name }) => name));
    const named = [...quantities, ...repeatability, ...controls].map(({ column }) => column);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    expect(
      [cpetCohort.gradeColumn, cpetCohort.personColumn, cpetCohort.cartColumn].filter(
        (name) => !known.has(name ?? ''),
      ),
    ).toEqual([]);
  });

  it('says why a number is missing', () => {
    expect(whyMissing('vo2peak_ml_min', {})).toBe('no VO2peak');
    expect(whyMissing('vo2peak_ml_kg_min', { vo2peak_ml_min: 2000 })).toBe('no body mass');
    const stranger = { vo2peak_ml_min: 2000, sex: 'male', age_y: 40 };
    expect(whyMissing('vo2peak_percent_predicted', stranger)).toBe('no body mass, height');
    const child = { ...stranger, age_y: 9, body_mass_kg: 30, height_cm: 130 };
    expect(whyMissing('vo2peak_percent_predicted', child)).toBe('the equation was not made for this subject');
    expect(whyMissing('vt1_percent_vo2peak', { thresholds_impossible: 'exercise-too-short no-ve' })).toBe(
      'no thresholds possible: exercise too short, no VE',
    );
    expect(whyMissing('vt2_percent_vo2peak', { vt2_reason: 'the test ends before it' })).toBe(
      'the test ends before it',
    );
  });

  it('parts tests by the decade of the age and by what their columns say', () => {
    const group = (id: string, row: ResultRow) => groupings.find((one) => one.id === id)?.of(row);
    expect(group('age', { age_y: 49.9 })).toBe('40 to 49 y');
    expect(group('age', { age_y: 9 })).toBe(' 0 to 9 y');
    expect(group('age', {})).toBeUndefined();
    expect(group('sex', { sex: 'female' })).toBe('female');
  });

  it('holds ours against what the file states', () => {
    const pair = pairs.find(({ id }) => id === 'vt1-stated');
    expect(pair?.values({ vt1_vo2_ml_min: 1500, vt1_stated_vo2_ml_min: 1450 })).toEqual([1500, 1450]);
    expect(pair?.values({ vt1_vo2_ml_min: 1500 })).toEqual([1500, undefined]);
    const known = new Set(cpetColumns.map(({ name }) => name));
    for (const column of ['stated', 'classical', 'automatic'].map((name) => `vt2_${name}_vo2_ml_min`))
      expect(known).toContain(column);
  });
});
