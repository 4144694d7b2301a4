import type { ChannelId } from '../channels.ts';
import type { MetricDefinition } from './metric.ts';
import type { Outcome } from './metric-result.ts';
import { meanAtRest } from './paired-seconds.ts';
import type { TestView } from './test-view.ts';

const guidance = {
  source: 'ATS/ACCP Statement on cardiopulmonary exercise testing 2003, Am J Respir Crit Care Med 167:211',
  checked: 'from-memory',
} as const;

const window = 'mean of the last minute of rest, or of all of it from 30 s on';

/**
 * Gas exchange and heart rate at rest: what a laboratory follows from day to day, for they do not depend on effort.
 * End-tidal CO2 and equivalents at rest are among the ventilatory metrics.
 */
export const atRest: readonly MetricDefinition[] = [
  {
    id: 'vo2_rest_ml_min',
    title: 'VO2 at rest',
    unit: 'mL/min',
    digits: 0,
    formula: `VO2, ${window}`,
    citation: guidance,
    compute: (view) => restingMean(view, 'vo2MlPerMin', 'VO2'),
  },
  {
    id: 'rer_rest',
    title: 'RER at rest',
    digits: 2,
    formula: `VCO2 over VO2, each the ${window}`,
    citation: guidance,
    compute: restingRatio,
  },
  {
    id: 'hr_rest_bpm',
    title: 'HR at rest',
    unit: '1/min',
    digits: 0,
    formula: `heart rate, ${window}`,
    citation: guidance,
    compute: (view) => restingMean(view, 'hrBpm', 'heart rate'),
  },
];

function restingMean(view: TestView, channel: ChannelId, words: string): Outcome {
  const mean = meanAtRest(view, channel);
  return mean === undefined ? { reason: whyNone(view, words) } : { value: mean };
}

function restingRatio(view: TestView): Outcome {
  const vco2 = meanAtRest(view, 'vco2MlPerMin');
  const vo2 = meanAtRest(view, 'vo2MlPerMin');
  if (vco2 === undefined || vo2 === undefined || vo2 <= 0) return { reason: whyNone(view, 'VO2 and VCO2') };
  return { value: vco2 / vo2 };
}

function whyNone({ rest }: TestView, words: string): string {
  if (rest === undefined) return 'no rest before exercise is recorded or found';
  return rest.endS - rest.startS < 30 ? 'under 30 s of rest' : `no ${words} in most of the rest`;
}
