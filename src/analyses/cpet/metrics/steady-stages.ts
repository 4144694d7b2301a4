import { fitLine } from '#core/regression.ts';
import { mean } from '#core/statistics.ts';
import { pairSeconds } from './paired-seconds.ts';
import type { TestView } from './test-view.ts';

/** A stage of constant work whose last minute is steady, with that minute's means. */
export type Stage = {
  readonly startS: number;
  readonly endS: number;
  readonly workRateW: number;
  readonly vo2MlPerMin: number;
  readonly vco2MlPerMin: number;
  readonly rer: number;
};

/** Shortest stage that can be steady. */
const shortestS = 170;

/**
 * Stages of at least three minutes at one work rate whose last minute is steady: VO2 changes by less than 10 % of
 * itself a minute. Without a work rate there are none.
 */
export function steadyStages(view: TestView): readonly Stage[] {
  const watts = view.seconds.workRateW;
  if (watts === undefined) return [];
  const stages: Stage[] = [];
  const from = Math.ceil(view.exercise.startS);
  const to = Math.floor(view.exercise.endS);
  let startS = from;
  const at = (second: number) => Math.round((watts.values[second - watts.firstS] ?? 0) / 5);
  for (let second = from + 1; second <= to + 1; second += 1) {
    if (second <= to && at(second) === at(startS)) continue;
    if (second - startS >= shortestS) {
      const stage = lastMinute(view, startS, second);
      if (stage !== undefined) stages.push(stage);
    }
    startS = second;
  }
  return stages;
}

function lastMinute(view: TestView, startS: number, endS: number): Stage | undefined {
  const pairs = pairSeconds(view, ['workRateW', 'vo2MlPerMin', 'vco2MlPerMin'], {
    startS: endS - 60,
    endS: endS - 1,
  });
  const [watts, vo2, vco2] = pairs?.values ?? [];
  if (
    pairs === undefined ||
    watts === undefined ||
    vo2 === undefined ||
    vco2 === undefined ||
    vo2.length < 40
  )
    return undefined;
  const workRateW = mean(watts);
  const vo2MlPerMin = mean(vo2);
  const vco2MlPerMin = mean(vco2);
  const drift = fitLine(pairs.timeS, vo2);
  if (
    workRateW === undefined ||
    vo2MlPerMin === undefined ||
    vco2MlPerMin === undefined ||
    drift === undefined
  )
    return undefined;
  if (Math.abs(60 * drift.slope) >= 0.1 * vo2MlPerMin) return undefined;
  return { startS, endS, workRateW, vo2MlPerMin, vco2MlPerMin, rer: vco2MlPerMin / vo2MlPerMin };
}
