import { describe, expect, it } from 'vitest';
import { cpetColumns, tableFirst } from './result-columns.ts';

const names = cpetColumns.map((column) => column.name);

describe('the columns of a cpet result', () => {
  it("begin with the names and the order that people's scripts depend on", () => {
    // The whole list is held by docs/columns.md.
    const first =
      'quality;device;subject_id;sex;age_y;body_mass_kg;height_cm;protocol;exercise_duration_s;sampling;' +
      'vo2peak_ml_min;vo2peak_ml_kg_min;rer_peak;hr_peak_bpm;ve_peak_l_min;o2_pulse_peak_ml_beat;' +
      'work_rate_peak_w;work_rate_rate_w_min;peak_averaging;incremental_start_s;incremental_end_s';
    expect(names.slice(0, first.split(';').length).join(';')).toBe(first);
  });

  it('have names in snake_case, each once', () => {
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are all explained', () => {
    for (const column of cpetColumns) expect(column.description.length, column.name).toBeGreaterThan(20);
  });
});

it('the table leads with columns that are there', () => {
  expect(tableFirst.filter((name) => !names.includes(name))).toEqual([]);
});
