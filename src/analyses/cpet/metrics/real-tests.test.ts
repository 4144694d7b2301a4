import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noTools } from '../../../../tests/support/no-tools.ts';
import { hasShared, sharedPath } from '../../../../tests/support/shared-samples.ts';
import type { CpetFinding } from '../finding.ts';
import { cpet } from '../index.ts';
import { everyMetric } from './every-metric.ts';

type Ranges = Readonly<Record<string, readonly [number, number]>>;

/**
 * What people reach, from patients to athletes (methods 3.2 to 3.6, wide enough for noise of one test). The samples are
 * of healthy and trained people, so that values beyond these mean a mistake of ours or of the cart.
 */
const plausible: Ranges = {
  vo2_end_slope_ml_min2: [-2500, 2000],
  vo2_end_slope_t: [-8, 8],
  vo2_neighbour_rise_ml_min: [-50, 600],
  vo2_last_stage_rise_ml_min: [-200, 600],
  vo2_shortfall_percent: [-400, 600],
  rer_at_vo2peak: [0.9, 1.35],
  hr_peak_percent_predicted: [70, 115],
  mets_peak: [3, 25],
  weber_vo2peak_ml_min_kg: [10, 85],
  weber_vo2_vt1_ml_min_kg: [8, 60],
  ve_vco2_slope_to_vt2: [19, 42],
  ve_vco2_slope_full: [19, 42],
  ve_vco2_intercept_l_min: [-45, 20],
  ve_vco2_nadir: [19, 36],
  ve_vco2_nadir_percent_predicted: [70, 130],
  ve_vo2_rest: [18, 50],
  ve_vo2_vt1: [16, 38],
  ve_vo2_vt2: [17, 45],
  ve_vo2_peak: [22, 50],
  ve_vco2_rest: [24, 50],
  ve_vco2_vt1: [19, 38],
  ve_vco2_vt2: [19, 42],
  ve_vco2_peak: [20, 42],
  petco2_rest_mmhg: [28, 45],
  petco2_vt1_mmhg: [30, 50],
  petco2_vt2_mmhg: [28, 50],
  petco2_peak_mmhg: [24, 48],
  oues_100_l_min: [1, 8],
  oues_90_l_min: [1, 8],
  oues_75_l_min: [1, 8],
  oues_percent_predicted: [50, 200],
  ouep_ml_l: [25, 60],
  ouep_percent_predicted: [60, 140],
  vd_vt_rest_estimated: [0.15, 0.5],
  vd_vt_vt1_estimated: [0.05, 0.35],
  vd_vt_peak_estimated: [0.03, 0.35],
  running_economy_ml_kg_km: [150, 270],
  chronotropic_index: [0.5, 1.2],
  hr_recovery_60_bpm: [5, 70],
  hr_recovery_120_bpm: [15, 100],
  o2_pulse_slope_ratio: [-2, 4],
  o2_pulse_percent_predicted: [50, 200],
  vo2_half_time_s: [30, 150],
  vo2_half_time_above_rest_s: [20, 120],
  vo2_recovery_delay_s: [0, 60],
  vo2_recovery_tau_s: [20, 150],
  eov_aha_percent_exercise: [0, 60],
  eov_corra_percent_exercise: [0, 60],
  eov_leite_cycles: [0, 2],
  eov_sun_cycles: [0, 2],
  eov_ben_dov_cycles: [0, 2],
  vo2_rest_ml_min: [150, 900],
  // who waits for a test to begin may breathe out more CO2 than is made
  rer_rest: [0.65, 1.35],
  hr_rest_bpm: [40, 130],
  fat_rest_frayn_g_min: [0, 0.4],
  fat_rest_peronnet_g_min: [0, 0.4],
  carbohydrate_rest_frayn_g_min: [-0.01, 1],
  carbohydrate_rest_peronnet_g_min: [-0.01, 1],
  fat_vt1_frayn_g_min: [0, 1.2],
  fat_vt1_peronnet_g_min: [0, 1.2],
  carbohydrate_vt1_frayn_g_min: [0, 7],
  carbohydrate_vt1_peronnet_g_min: [0, 7],
};

async function find(file: string): Promise<CpetFinding> {
  const bytes = new Uint8Array(readFileSync(sharedPath('cpet/samples', file)));
  const recording = await cpet.read({ name: basename(file), bytes }, cpet.defaultOptions, noTools);
  if (!recording.ok) throw new Error(`${file}: ${JSON.stringify(recording.fault)}`);
  const finding = await cpet.analyse(recording.value, cpet.defaultOptions, noTools);
  if (!finding.ok) throw new Error(`${file}: ${JSON.stringify(finding.fault)}`);
  return finding.value;
}

/** "id value" for each number outside its range, or without a range of its own. */
function strange({ metrics }: CpetFinding): string[] {
  return metrics.flatMap(({ id, outcome }) => {
    if (!('value' in outcome)) return outcome.reason.length > 0 ? [] : [`${id} has neither value nor reason`];
    const range = plausible[id];
    const fits = range !== undefined && outcome.value >= range[0] && outcome.value <= range[1];
    return fits ? [] : [`${id} ${outcome.value}`];
  });
}

const zan = Array.from({ length: 36 }, (_, i) => `zan/${String(i + 1).padStart(2, '0')}`);
const others = [
  'cosmed/ramp_cosmed.xlsx',
  'cortex/step_cortex.xlsx',
  'mgc/Anton_vo2max.txt',
  'mgc/37818_vo2max_unavg.csv',
  'mgc/mar16_101_pre.csv',
  'mgc/metflex101_constant_unavg55.csv',
  'parvo/parvo_ramp.CSV',
  'parvo/parvo_binned.CSV',
  'oxynet/data_test.csv',
  'oxynet/test_data_ET.json',
  'vyntus/vyntus_test.txt',
];

/** What every treadmill ramp with VO2, VCO2 and VE and a body mass allows, whatever its thresholds. */
const alwaysOnRamps = [
  'vo2_end_slope_ml_min2',
  'vo2_end_slope_t',
  'vo2_neighbour_rise_ml_min',
  'mets_peak',
  'weber_vo2peak_ml_min_kg',
  've_vo2_peak',
  'oues_100_l_min',
  'oues_90_l_min',
  'oues_75_l_min',
  'ouep_ml_l',
  'eov_leite_cycles',
  'eov_ben_dov_cycles',
];

describe.skipIf(!hasShared)('metrics of real tests', () => {
  it.each(others)('%s: each in its range or refused with a reason', async (file) => {
    const finding = await find(file);
    expect(finding.metrics).toHaveLength(everyMetric.length);
    expect(strange(finding)).toEqual([]);
  });

  it('36 ZAN ramps: the same, and what their data allow is there', { timeout: 60_000 }, async () => {
    const absentBecause = new Map<string, Set<string>>();
    for (const file of zan) {
      const finding = await find(file);
      expect(strange(finding), file).toEqual([]);
      const given = new Set(finding.metrics.flatMap(({ id, outcome }) => ('value' in outcome ? [id] : [])));
      expect(
        alwaysOnRamps.filter((id) => !given.has(id)),
        file,
      ).toEqual([]);
      const vt1 = finding.thresholds?.vt1.determinate ?? false;
      expect([given.has('ve_vo2_vt1'), given.has('weber_vo2_vt1_ml_min_kg')], file).toEqual([vt1, vt1]);
      for (const { id, outcome } of finding.metrics) {
        if (!('reason' in outcome)) continue;
        const reasons = absentBecause.get(id) ?? new Set();
        absentBecause.set(id, reasons.add(outcome.reason));
      }
    }
    // No heart rate, end-tidal gas, work rate or age stands in these files, and 8 s of recovery.
    for (const [id, reason] of [
      ['hr_recovery_60_bpm', 'no heart rate'],
      ['petco2_vt1_mmhg', 'no end-tidal CO2 in the file'],
      ['dvo2_dwr_ml_min_w', 'made for cycle tests'],
      ['vo2_half_time_s', 'under 2 min of recovery'],
      ['breathing_reserve_percent', 'needs a measured MVV or FEV1'],
    ] as const)
      expect([...(absentBecause.get(id) ?? [])], id).toEqual([reason]);
  });

  it('times nothing by the pause between the stages and the ramp of one test', async () => {
    const { metrics } = await find('mgc/Anton_vo2max.txt');
    const reason = (id: string) => metrics.find((metric) => metric.id === id)?.outcome;
    expect(reason('vo2_half_time_s')).toEqual({ reason: 'under 2 min of recovery' });
    // Either VT1 is indeterminate, or O2 pulse does not rise clearly before it; a number would be wrong.
    expect(reason('o2_pulse_slope_ratio')).toHaveProperty('reason');
  });

  it('uses no heart rate of 48 at a VO2 of 3.8 L/min', async () => {
    const { metrics } = await find('parvo/parvo_ramp.CSV');
    const outcome = metrics.find(({ id }) => id === 'hr_peak_percent_predicted')?.outcome;
    expect(outcome && 'reason' in outcome && outcome.reason).toMatch(/cannot be right/);
  });
});
