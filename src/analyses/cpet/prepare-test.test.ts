import { expect, it } from 'vitest';
import { drawTenMinutes } from '../../../tests/support/draw-recording.ts';
import { analyseRecording } from './analyse.ts';
import { defaultCpetOptions } from './options.ts';

const rising = (t: number) => 600 + Math.max(0, t - 60) * 5;

it('a test whose CO2 sensor falls silent for its last third is partial, and says why', () => {
  const recording = drawTenMinutes({
    vo2MlPerMin: rising,
    vco2MlPerMin: (t) => (t < 420 ? 1.05 * rising(t) : undefined),
    veLPerMin: (t) => rising(t) / 30,
    workRateW: (t) => Math.max(0, t - 60) / 2,
  });
  const { completeness, thresholds, thresholdsImpossible, remarks } = analyseRecording(
    recording,
    defaultCpetOptions,
  );
  expect(thresholds).toBeUndefined();
  expect(thresholdsImpossible).toEqual(['vco2-mostly-missing']);
  expect(remarks.map(({ code }) => code)).toContain('vco2-mostly-missing');
  expect(completeness).toBe('partial');
});
