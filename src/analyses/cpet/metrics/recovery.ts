import type { MetricDefinition } from './metric.ts';
import type { Outcome } from './metric-result.ts';
import { oncePer } from '#core/once-per.ts';
import { meanAround, meanAtRest, pairSeconds } from './paired-seconds.ts';
import type { Span, TestView } from './test-view.ts';

const bailey = { source: 'Bailey et al. 2018, JACC Heart Fail 6:329', checked: 'source-read' } as const;
const nanas = {
  source:
    'Early recovery of oxygen kinetics after submaximal exercise test, 2001, Eur J Heart Fail (PubMed 11738220)',
  checked: 'source-read',
} as const;
const kriatselis = {
  source: 'Kriatselis et al. 2012, Cardiol Res Pract 2012:512857 (one exponential)',
  checked: 'source-read',
} as const;
const cohenSolal = {
  source: 'Cohen-Solal et al. 1995, Circulation 91:2924',
  checked: 'from-memory',
} as const;

/** A recovery that is seen from its beginning: what is timed in it, or why nothing can be. */
function seenRecovery(view: TestView, shortestS: number): Span | string {
  const { recovery, vo2PeakMlPerMin } = view;
  if (vo2PeakMlPerMin === undefined) return 'no VO2peak';
  if (view.incremental === undefined) return 'no incremental part';
  if (recovery === undefined || recovery.endS - recovery.startS < shortestS)
    return `under ${shortestS / 60} min of recovery`;
  if (Math.abs(recovery.startS - view.exercise.endS) > 30)
    return 'the recovery does not follow the exercise at once';
  const first = meanAround(view, 'vo2MlPerMin', recovery.startS, 20);
  if (first === undefined) return 'VO2 not known at the end of exercise';
  return first < 0.7 * vo2PeakMlPerMin
    ? 'VO2 is far below its peak already where the recovery begins'
    : recovery;
}

/** First time in recovery from which 20-s VO2 stays under a level; undefined where it never does. */
function firstBelow(view: TestView, recovery: Span, levelMlPerMin: number): number | undefined {
  let first: number | undefined;
  for (let timeS = recovery.startS; timeS <= recovery.endS - 10; timeS += 1) {
    const vo2 = meanAround(view, 'vo2MlPerMin', timeS, 20);
    if (vo2 === undefined) continue;
    if (vo2 > levelMlPerMin) first = undefined;
    else first ??= timeS;
  }
  return first;
}

function timeToLevel(view: TestView, level: (peakMlPerMin: number) => number | undefined): Outcome {
  const recovery = seenRecovery(view, 120);
  if (typeof recovery === 'string') return { reason: recovery };
  const levelMlPerMin = level(view.vo2PeakMlPerMin ?? 0);
  if (levelMlPerMin === undefined) return { reason: 'no VO2 at rest' };
  const timeS = firstBelow(view, recovery, levelMlPerMin);
  return timeS === undefined
    ? { reason: 'VO2 does not fall so far in the recovery recorded' }
    : { value: timeS - recovery.startS, timeS };
}

/** Only where the load's end is known: an end found from the fall of VO2 itself cannot time that fall. */
function delay(view: TestView): Outcome {
  const recovery = seenRecovery(view, 60);
  if (typeof recovery === 'string') return { reason: recovery };
  if (view.exerciseFoundFrom === 'gas-exchange')
    return { reason: 'the end of exercise is known from gas exchange only' };
  const timeS = firstBelow(view, recovery, view.vo2PeakMlPerMin ?? 0);
  return timeS === undefined
    ? { reason: 'VO2 does not fall below its peak' }
    : { value: timeS - recovery.startS, timeS };
}

type Decay = { readonly tauS: number; readonly r2: number };

/** Least squares of base + height · exp(−t/τ) on recovery VO2, τ searched from 10 to 200 s. */
const decay = oncePer((view: TestView): Decay | string => {
  const recovery = seenRecovery(view, 120);
  if (typeof recovery === 'string') return recovery;
  // The end-exercise value is held for a moment; the decay is fitted from 10 s on.
  const span = { startS: recovery.startS + 10, endS: Math.min(recovery.endS, recovery.startS + 300) };
  const pairs = pairSeconds(view, ['vo2MlPerMin'], span);
  const [vo2] = pairs?.values ?? [];
  if (pairs === undefined || vo2 === undefined || vo2.length < 90) return 'VO2 not known over the recovery';
  const timeS = pairs.timeS.map((time) => time - span.startS);
  let best: Decay | undefined;
  for (let tauS = 10; tauS <= 200; tauS += 2) {
    const r2 = exponentialR2(timeS, vo2, tauS);
    if (best === undefined || r2 > best.r2) best = { tauS, r2 };
  }
  if (best === undefined || best.r2 < 0.8)
    return `VO2 does not fall along an exponential (R² ${(best?.r2 ?? 0).toFixed(2)}, 0.8 needed)`;
  return best.tauS >= 200 || best.tauS <= 10 ? 'no time constant within 10 to 200 s' : best;
});

/** Share of the variance that a falling exponential of this time constant explains; 0 where it would rise. */
function exponentialR2(timeS: Float64Array, vo2: Float64Array, tauS: number): number {
  const n = vo2.length;
  let [sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const x = Math.exp(-(timeS[i] ?? 0) / tauS);
    const y = vo2[i] ?? 0;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
    syy += y * y;
  }
  const varianceX = sxx - (sx * sx) / n;
  const varianceY = syy - (sy * sy) / n;
  const together = sxy - (sx * sy) / n;
  return varianceX > 0 && varianceY > 0 && together > 0 ? together ** 2 / (varianceX * varianceY) : 0;
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
    compute: (view) => timeToLevel(view, (peak) => 0.5 * peak),
    judge: () => ({ text: '63 ± 9 in health, 77 ± 18 in heart failure', citation: nanas }),
  },
  {
    id: 'vo2_half_time_above_rest_s',
    title: 'VO2 recovery half-time above rest',
    unit: 's',
    digits: 0,
    formula: 'time from the end of exercise until 20-s VO2 stays at or under the middle of peak and rest',
    citation: cohenSolal,
    compute: (view) =>
      timeToLevel(view, (peak) => {
        const rest = meanAtRest(view, 'vo2MlPerMin');
        return rest === undefined ? undefined : (peak + rest) / 2;
      }),
  },
  {
    id: 'vo2_recovery_delay_s',
    title: 'VO2 recovery delay',
    unit: 's',
    digits: 0,
    formula: 'time from the end of the load until 20-s VO2 stays below its peak',
    citation: bailey,
    compute: delay,
    judge: (value) => ({ text: value >= 25 ? '25 s or more: slow' : 'under 25 s', citation: bailey }),
  },
  {
    id: 'vo2_recovery_tau_s',
    title: 'VO2 recovery time constant',
    unit: 's',
    digits: 0,
    formula: 'τ of an exponential through VO2 from 10 s to at most 5 min after the end of exercise',
    citation: kriatselis,
    compute: (view) => {
      const found = decay(view);
      return typeof found === 'string' ? { reason: found } : { value: found.tauS };
    },
  },
];
