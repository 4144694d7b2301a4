import type { DomainAnswer, DomainThreshold, Vote } from '../../model/domain-answer.ts';

/** An answer as it may come, for the tests of how it is shown. */
export function drawnAnswer(
  change: Partial<Extract<DomainAnswer, { state: 'answered' }>> = {},
): Extract<DomainAnswer, { state: 'answered' }> {
  return {
    state: 'answered',
    model: { id: 'domains-1', version: '1', sha256: 'a'.repeat(64) },
    convention: { kind: 'readers' },
    vt1: drawnThreshold('VT1', 400, 1870, [
      { voice: 'v-slope', share: 0.1, timeS: 380, vo2MlPerMin: 1800 },
      { voice: 'network', share: 0.6, timeS: 410, vo2MlPerMin: 1900 },
      { voice: 'orr-first', share: 0.12 },
      { voice: 'prior', share: 0.18, timeS: 395, vo2MlPerMin: 1850 },
    ]),
    vt2: drawnThreshold('VT2', 600, 2640, []),
    curves: {
      timeS: [300, 400, 500, 600, 700],
      moderate: [0.9, 0.5, 0.2, 0.05, 0.002],
      heavy: [0.1, 0.45, 0.6, 0.45, 0.098],
      severe: [0, 0.05, 0.2, 0.5, 0.9],
    },
    cautions: [],
    disagreementS: { vt1: -84, vt2: 12 },
    ...change,
  };
}

function drawnThreshold(
  which: 'VT1' | 'VT2',
  timeS: number,
  vo2MlPerMin: number,
  votes: readonly Vote[],
): DomainThreshold {
  const around = (value: number, half: number) => ({ low: value - half, high: value + half });
  return {
    which,
    found: true,
    absentProbability: 0.004,
    timeS,
    vo2MlPerMin,
    workRateW: 140,
    timeIntervalsS: { interval50: around(timeS, 20), interval90: around(timeS, 50) },
    vo2IntervalsMlPerMin: { interval50: around(vo2MlPerMin, 70), interval90: around(vo2MlPerMin, 180) },
    workRateIntervalsW: { interval50: around(140, 5), interval90: around(140, 14) },
    votes,
    networkAlone: { timeS: timeS + 10, vo2MlPerMin: vo2MlPerMin + 30 },
  };
}
