import type { MetricDefinition } from './metric.ts';
import type { Outcome } from './metric-result.ts';
import { meanAround } from './paired-seconds.ts';
import type { TestView } from './test-view.ts';

const bailey = { source: 'Bailey et al. 2018, JACC Heart Fail 6:329', checked: 'source-read' } as const;
const cohenSolal = {
  source: 'Cohen-Solal et al. 1995, Circulation 91:2924',
  checked: 'from-memory',
} as const;

/** First time in recovery from which 20-s VO2 stays at or below a level; undefined where it never does. */
function firstBelow(view: TestView, levelMlPerMin: number): number | undefined {
  const { recovery } = view;
  if (recovery === undefined) return undefined;
  let first: number | undefined;
  for (let timeS = recovery.startS; timeS <= recovery.endS - 10; timeS += 1) {
    const vo2 = meanAround(view, 'vo2MlPerMin', timeS, 20);
    if (vo2 === undefined) continue;
    if (vo2 > levelMlPerMin) first = undefined;
    else first ??= timeS;
  }
  return first;
}

function halfTime(view: TestView): Outcome {
  const { recovery, vo2PeakMlPerMin } = view;
  if (vo2PeakMlPerMin === undefined) return { reason: 'no VO2peak' };
  if (recovery === undefined || recovery.endS - recovery.startS < 120)
    return { reason: 'under 2 min of recovery' };
  const timeS = firstBelow(view, 0.5 * vo2PeakMlPerMin);
  return timeS === undefined
    ? { reason: 'VO2 does not fall to half of its peak in the recovery recorded' }
    : { value: timeS - recovery.startS, timeS };
}

function delay(view: TestView): Outcome {
  const { recovery, vo2PeakMlPerMin } = view;
  if (vo2PeakMlPerMin === undefined) return { reason: 'no VO2peak' };
  if (recovery === undefined || recovery.endS - recovery.startS < 60)
    return { reason: 'under 1 min of recovery' };
  const timeS = firstBelow(view, 0.97 * vo2PeakMlPerMin);
  return timeS === undefined
    ? { reason: 'VO2 does not fall below its peak' }
    : { value: timeS - recovery.startS, timeS };
}

/** How fast oxygen uptake falls after exercise. */
export const recovery: readonly MetricDefinition[] = [
  {
    id: 'vo2_half_time_s',
    title: 'VO2 recovery half-time',
    unit: 's',
    digits: 0,
    formula: 'time from the end of exercise until 20-s VO2 stays at or under half of its peak',
    citation: cohenSolal,
    compute: halfTime,
  },
  {
    id: 'vo2_recovery_delay_s',
    title: 'VO2 recovery delay',
    unit: 's',
    digits: 0,
    formula: 'time from the end of exercise until 20-s VO2 stays under 97 % of its peak',
    citation: bailey,
    compute: delay,
    judge: (value) => ({ text: value >= 25 ? '25 s or more: slow' : 'under 25 s', citation: bailey }),
  },
];
