import { describe, expect, it } from 'vitest';
import type { Remark } from '#core/remark.ts';
import { drawTestView } from '../../../tests/support/draw-test-view.ts';
import type { MetricResult } from './metrics/metric-result.ts';
import { gradeQuality, qualityFlags, qualityReasons } from './quality.ts';

const remarks = (...severities: Remark['severity'][]): Remark[] =>
  severities.map((severity) => ({ code: 'x', severity, detail: 'x' }));

describe('the grade of a measurement', () => {
  it.each([
    ['A', remarks('note', 'note'), true, true],
    ['B', remarks('warning', 'warning'), true, true],
    ['C', remarks('warning', 'warning', 'warning'), true, true],
    ['C', remarks('serious'), true, true],
    ['C', remarks('note'), true, false],
    ['D', remarks('serious', 'serious'), true, true],
    ['D', [], false, false],
  ] as const)('%s', (grade, found, hasPeak, thresholds) => {
    expect(gradeQuality(found, hasPeak, thresholds)).toBe(grade);
  });

  it('names its reasons, each once, the serious first', () => {
    const found: Remark[] = [
      { code: 'gaps', severity: 'warning', detail: '' },
      { code: 'gaps', severity: 'warning', detail: '' },
      { code: 'vendor-averaged', severity: 'note', detail: '' },
      { code: 'end-tidal-swapped', severity: 'serious', detail: '' },
    ];
    expect(qualityReasons(found, ['no-vco2'])).toEqual(['end-tidal-swapped', 'gaps', 'no-vco2']);
    expect(qualityReasons([], [])).toEqual([]);
  });
});

const metric = (id: string, value: number): MetricResult => ({
  id,
  title: id,
  formula: '',
  citation: { source: '', checked: 'from-memory' },
  outcome: { value },
});
const codes = (...args: Parameters<typeof qualityFlags>) => qualityFlags(...args).map(({ code }) => code);

describe('signs of drift and of a wrong calibration', () => {
  const rising = (t: number) => 500 + 4 * Math.max(0, Math.min(t, 720) - 120);
  // RER 0.85 at rest, then 0.80 to 1.15
  const rer = (t: number) => (t < 120 ? 0.85 : 0.8 + (0.35 * (Math.min(t, 720) - 120)) / 600);
  const vo2Drawn = { vo2MlPerMin: rising, vco2MlPerMin: (t: number) => rer(t) * rising(t) };
  const good = drawTestView(vo2Drawn, { rerPeak: 1.15 });

  it('are not seen in a plain test', () => {
    expect(codes(good, [metric('dvo2_dwr_ml_min_w', 10.2), metric('ve_vco2_slope_to_vt2', 26)])).toEqual([]);
  });

  it('RER at rest under 0.68 or over 1.05', () => {
    const at = (resting: number) =>
      drawTestView(
        { ...vo2Drawn, vco2MlPerMin: (t) => (t < 120 ? resting : rer(t)) * rising(t) },
        { rerPeak: 1.15 },
      );
    expect(codes(at(0.66), [])).toEqual(['rest-rer-unusual']);
    expect(codes(at(1.06), [])).toEqual(['rest-rer-unusual']);
    expect(codes(at(1.04), [])).toEqual([]);
  });

  it('an oxygen cost outside 7 to 13 and a slope under 18', () => {
    expect(codes(good, [metric('dvo2_dwr_ml_min_w', 6.9)])).toEqual(['oxygen-cost-unusual']);
    expect(codes(good, [metric('dvo2_dwr_ml_min_w', 13.1)])).toEqual(['oxygen-cost-unusual']);
    expect(codes(good, [metric('ve_vco2_slope_to_vt2', 17.9)])).toEqual(['ve-vco2-slope-low']);
  });

  it('a low RER with a high heart rate is the sensor, with a low one the effort', () => {
    const low = { ...good, rerPeak: 0.93 };
    expect(codes(low, [metric('hr_peak_percent_predicted', 95)])).toEqual(['rer-low-at-high-heart-rate']);
    expect(codes(low, [metric('hr_peak_percent_predicted', 80)])).toEqual(['submaximal-effort']);
    expect(codes({ ...good, rerPeak: 1.02 }, [])).toEqual(['submaximal-effort']);
    expect(codes({ ...good, rerPeak: 1.02 }, [metric('hr_peak_percent_predicted', 92)])).toEqual([]);
  });

  it('RER that falls from each fifth of the ramp to the next', () => {
    const drifting = (t: number) => (t < 120 ? 0.85 : 1 - (0.1 * (Math.min(t, 720) - 120)) / 600);
    const view = drawTestView(
      { ...vo2Drawn, vco2MlPerMin: (t) => drifting(t) * rising(t) },
      { rerPeak: 1.06 },
    );
    expect(codes(view, [])).toEqual(['rer-falls']);
  });
});
