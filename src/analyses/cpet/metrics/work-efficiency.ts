import { fitLine, type Line } from '#core/regression.ts';
import type { MetricDefinition } from './metric.ts';
import type { Outcome } from './metric-result.ts';
import { oncePer } from '#core/once-per.ts';
import { lineInTime, meanAtRest, meanBefore, pairMeans } from './paired-seconds.ts';
import { metabolicPowerW } from './substrate-oxidation.ts';
import { steadyStages, type Stage } from './steady-stages.ts';
import type { TestView } from './test-view.ts';

const hansen = {
  source: 'Hansen et al. 1987, Am Rev Respir Dis 136:1140; Özyener et al. 2011',
  checked: 'source-read',
} as const;
const whipp = {
  source:
    'Whipp et al. 1981, J Appl Physiol 50:217 (method); Chatterjee et al. 2013, Circ Heart Fail 6:499 (values)',
  checked: 'source-read',
} as const;
const moseley = {
  source:
    'Gaesser, Brooks 1975, J Appl Physiol 38:1132; Moseley, Jeukendrup 2001, Med Sci Sports Exerc 33:621 (values)',
  checked: 'source-read',
} as const;

/** VO2 on work rate over a cycle ramp, from 90 s after its start to 95 % of its length. */
const rampLine = oncePer((view: TestView): { line: Line; baselineVo2?: number } | string => {
  const { incremental, protocol } = view;
  if (protocol.mode === 'treadmill') return 'made for cycle tests';
  if (incremental === undefined) return 'no incremental part';
  if (protocol.kind === 'steps' && (protocol.stepDurationS ?? 0) > 90)
    return 'made for ramps and steps of a minute';
  const endS = incremental.startS + 0.95 * (incremental.endS - incremental.startS);
  const span = { startS: incremental.startS + 90, endS };
  const pairs = pairMeans(view, ['workRateW', 'vo2MlPerMin'], span, 15);
  const [watts, vo2] = pairs?.values ?? [];
  if (watts === undefined || vo2 === undefined) return 'needs work rate and VO2';
  const line = fitLine(watts, vo2);
  if (line === undefined || line.n < 8) return 'too short a ramp';
  if (line.r2 < 0.9)
    return `VO2 does not follow the work rate closely enough (R² ${line.r2.toFixed(2)}, 0.9 needed)`;
  const baseline = meanBefore(view, 'vo2MlPerMin', incremental.startS, 30);
  return { line, ...(baseline !== undefined && { baselineVo2: baseline }) };
});

/**
 * Mean response time: how long after the start of the ramp the VO2 line, drawn back, meets the baseline. The line is
 * against time here, since the delay is one of time.
 */
function meanResponseTime(view: TestView): Outcome {
  const found = rampLine(view);
  if (typeof found === 'string') return { reason: found };
  const { incremental, protocol } = view;
  // A staircase leads its ramp by half a step, or lags by as much: which one depends on when the first step came.
  if (protocol.kind === 'steps' && (protocol.stepDurationS ?? 0) > 20)
    return { reason: 'made for ramps and steps of up to 20 s' };
  if (view.exerciseFoundFrom === 'gas-exchange')
    return { reason: 'the start of the ramp is known from gas exchange only' };
  if (incremental === undefined || found.baselineVo2 === undefined)
    return { reason: 'no baseline before the ramp' };
  // Above VT1 a slow component bends the line, and a bent line meets the baseline elsewhere.
  const endS = Math.min(
    view.vt1TimeS ?? Infinity,
    incremental.startS + 0.6 * (incremental.endS - incremental.startS),
  );
  const line = lineInTime(view, 'vo2MlPerMin', { startS: incremental.startS + 90, endS });
  if (line !== undefined && line.n < 90) return { reason: 'under 90 s of line below VT1' };
  if (line === undefined || line.slope <= 0) return { reason: 'VO2 does not rise along the ramp' };
  const value = (found.baselineVo2 - line.intercept) / line.slope - incremental.startS;
  return value < 0 || value > 150
    ? { reason: `the line meets the baseline at ${value.toFixed(0)} s: no baseline` }
    : { value };
}

type CycleStage = Stage & { readonly workRateW: number };

/** Stages that are steady and below VT1, or why there are none: efficiency needs proof of steady state. */
function stagesBelowVt1(view: TestView): readonly CycleStage[] | string {
  if (view.protocol.mode === 'treadmill') return 'made for cycle tests';
  if (view.seconds.workRateW === undefined) return 'no work rate in the file';
  const stages = steadyStages(view).flatMap((stage) => {
    const { workRateW = 0, rer, endS } = stage;
    const fits = workRateW > 0 && rer <= 1 && (view.vt1TimeS === undefined || endS <= view.vt1TimeS);
    return fits ? [{ ...stage, workRateW }] : [];
  });
  return stages.length > 0 ? stages : 'no steady stage of 3 min with RER up to 1.00';
}

function powerOf(stage: Stage): number {
  return metabolicPowerW(stage.vo2MlPerMin / 1000, stage.vco2MlPerMin / 1000);
}

function restingPowerW(view: TestView): number | undefined {
  if (view.rest === undefined || view.rest.endS - view.rest.startS < 60) return undefined;
  const vo2 = meanAtRest(view, 'vo2MlPerMin');
  const vco2 = meanAtRest(view, 'vco2MlPerMin');
  return vo2 === undefined || vco2 === undefined ? undefined : metabolicPowerW(vo2 / 1000, vco2 / 1000);
}

/** Efficiency of the last steady stage, with or without the resting power taken off. */
function efficiency(view: TestView, net: boolean): Outcome {
  const stages = stagesBelowVt1(view);
  if (typeof stages === 'string') return { reason: stages };
  const stage = stages[stages.length - 1];
  if (stage === undefined) return { reason: 'no steady stage' };
  const restW = net ? restingPowerW(view) : 0;
  if (restW === undefined) return { reason: 'no minute of rest' };
  return { value: (100 * stage.workRateW) / (powerOf(stage) - restW), timeS: stage.endS };
}

function deltaEfficiency(view: TestView): Outcome {
  const stages = stagesBelowVt1(view);
  if (typeof stages === 'string') return { reason: stages };
  if (stages.length < 3) return { reason: `${stages.length} steady stages below VT1 (3 needed)` };
  const line = fitLine(
    stages.map((stage) => stage.workRateW),
    stages.map(powerOf),
  );
  return line === undefined || line.slope <= 0
    ? { reason: 'stages do not rise' }
    : { value: 100 / line.slope };
}

/** What the work costs. */
export const workEfficiency: readonly MetricDefinition[] = [
  {
    id: 'dvo2_dwr_ml_min_w',
    title: 'ΔVO2/ΔWR',
    unit: 'mL/min/W',
    digits: 1,
    formula: 'least squares of VO2 on work rate in means of 15 s, from 90 s into the ramp to 95 % of it',
    citation: hansen,
    compute: (view) => {
      const found = rampLine(view);
      return typeof found === 'string' ? { reason: found } : { value: found.line.slope };
    },
    judge: () => ({ text: '8.6 to 12 (10.3 ± 0.7) in health', citation: hansen }),
  },
  {
    id: 'mean_response_time_s',
    title: 'Mean response time of VO2',
    unit: 's',
    digits: 0,
    formula: 'time from the start of the ramp at which the VO2 line, drawn back, meets the baseline',
    citation: whipp,
    compute: meanResponseTime,
    judge: () => ({ text: '45 ± 5 in controls, 64 ± 3 in heart failure', citation: whipp }),
  },
  {
    id: 'gross_efficiency_percent',
    title: 'Gross efficiency',
    unit: '%',
    digits: 1,
    formula: 'work rate over metabolic power in the last minute of the last steady stage',
    citation: moseley,
    compute: (view) => efficiency(view, false),
    judge: (_value, view) => {
      const stages = stagesBelowVt1(view);
      const watts = typeof stages === 'string' ? undefined : stages.at(-1)?.workRateW;
      return {
        text: `at ${watts?.toFixed(0) ?? '?'} W; rises with work rate, 19.8 ± 0.6 over 95 to 305 W in trained men`,
        citation: moseley,
      };
    },
  },
  {
    id: 'net_efficiency_percent',
    title: 'Net efficiency',
    unit: '%',
    digits: 1,
    formula: 'work rate over metabolic power above rest',
    citation: moseley,
    compute: (view) => efficiency(view, true),
  },
  {
    id: 'delta_efficiency_percent',
    title: 'Delta efficiency',
    unit: '%',
    digits: 1,
    formula: '100 over the slope of metabolic power on work rate, three or more steady stages below VT1',
    citation: moseley,
    compute: deltaEfficiency,
    judge: () => ({ text: '25.8 ± 1.5 in trained men', citation: moseley }),
  },
];
