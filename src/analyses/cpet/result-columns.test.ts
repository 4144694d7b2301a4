import { describe, expect, it } from 'vitest';
import { cpetColumns } from './result-columns.ts';

describe('the columns of a cpet result', () => {
  it("keep the names and the order that people's scripts depend on", () => {
    expect(cpetColumns.map((column) => column.name).join(';')).toBe(
      'quality;device;subject_id;sex;age_y;body_mass_kg;height_cm;protocol;exercise_duration_s;sampling;' +
        'vo2peak_ml_min;vo2peak_ml_kg_min;rer_peak;hr_peak_bpm;ve_peak_l_min;o2_pulse_peak_ml_beat;' +
        'work_rate_peak_w;work_rate_rate_w_min;peak_averaging;incremental_start_s;incremental_end_s;' +
        'thresholds_impossible;remark_count;remarks;' +
        'vt1_stated_label;vt1_stated_vo2_ml_min;vt1_stated_time_s;' +
        'vt2_stated_label;vt2_stated_vo2_ml_min;vt2_stated_time_s',
    );
  });

  it('are all explained', () => {
    for (const column of cpetColumns) expect(column.description.length, column.name).toBeGreaterThan(20);
  });
});
