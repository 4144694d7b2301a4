import type { TestView } from './test-view.ts';

/** No heart brings more oxygen with a beat, mL; the highest measured lie near 35. */
const mostOxygenMlPerBeat = 40;

/**
 * Why the heart rate of a test cannot be used: there is none, or with it each beat would bring more oxygen than a
 * heart can, so that the sensor has counted too few. Undefined where it can.
 */
export function heartRateDoubt({ hrPeakBpm, vo2PeakMlPerMin = 0 }: TestView): string | undefined {
  if (hrPeakBpm === undefined) return 'no heart rate';
  const mlPerBeat = vo2PeakMlPerMin / hrPeakBpm;
  return mlPerBeat > mostOxygenMlPerBeat
    ? `heart rate cannot be right: ${mlPerBeat.toFixed(0)} mL of O2 a beat at its highest`
    : undefined;
}
