import type { Phase } from '../finding.ts';
import type { Recording } from '../recording.ts';
import { meanWithin } from '../resampling.ts';
import type { TestSeconds } from '../test-seconds.ts';
import type { Bout, ExercisePart } from './bouts.ts';
import type { Vo2Course } from './vo2-course.ts';

/** Up to twice the resting 3.5 mL/kg/min somebody sits or stands; without a mass, half a litre a minute. */
const restingVo2MlPerKgPerMin = 7;
const restingVo2MlPerMin = 500;

/** The recording from first to last row as phases, in order, without overlap. */
export function layOutPhases(
  recording: Recording,
  seconds: TestSeconds,
  course: Vo2Course,
  part: ExercisePart,
  earlier: readonly Bout[],
  later: readonly Bout[] = [],
): readonly Phase[] {
  const firstS = recording.timeS[0] ?? 0;
  const lastS = recording.timeS.at(-1) ?? 0;
  const phases: Phase[] = [];
  const add = (phase: Phase['phase'], startS: number, endS: number, foundFrom: Phase['foundFrom']) => {
    if (endS - startS >= 1) phases.push({ phase, startS, endS, foundFrom });
  };
  const statedPart = part.foundFrom === 'stated' ? part : undefined;
  if (statedPart !== undefined) addStated();
  else if (earlier.length > 0) addEarlier(firstS, 'quiet');
  else addQuiet();
  add(nameOf(part), part.startS, part.endS, part.foundFrom);
  let from = part.endS;
  for (const bout of later) {
    add('recovery', from, bout.startS, part.foundFrom);
    add('exercise', bout.startS, bout.endS, 'gas-exchange');
    from = bout.endS;
  }
  add('recovery', from, lastS, part.foundFrom);
  return phases;

  function addStated() {
    recording.statedPhases.forEach((stated, i) => {
      const startS = Math.max(firstS, stated.startS);
      const endS = Math.min(recording.statedPhases[i + 1]?.startS ?? part.startS, part.startS);
      const holdsPart = stated.phase === 'exercise' && endS === part.startS;
      if (holdsPart && earlier.length > 0) addEarlier(startS, 'pause');
      else add(stated.phase === 'exercise' ? 'stages' : stated.phase, startS, endS, 'stated');
    });
  }

  /** Stages and the pauses behind them; what comes before the first is quiet, or the pause of a stated stage. */
  function addEarlier(fromS: number, before: 'quiet' | 'pause') {
    const foundFrom = statedPart === undefined ? part.foundFrom : 'gas-exchange';
    let from = fromS;
    for (const [index, bout] of earlier.entries()) {
      const isFirst = index === 0;
      const startS = isFirst && before === 'pause' ? fromS : bout.startS;
      add(isFirst ? quietPhase(from, startS) : 'recovery', from, startS, foundFrom);
      add('stages', startS, bout.endS, foundFrom);
      from = bout.endS;
    }
    add('recovery', from, part.startS, foundFrom);
  }

  function addQuiet() {
    const load = part.foundFrom === 'work-rate' ? seconds.load('workRateW') : undefined;
    const loadOn = load?.values.findIndex((value, i) => load.known[i] === 1 && value > 0) ?? -1;
    const warmUpS = load === undefined || loadOn < 0 ? part.startS : load.firstS + loadOn;
    if (warmUpS > firstS && warmUpS < part.startS) {
      add('rest', firstS, warmUpS, 'work-rate');
      add('warm-up', warmUpS, part.startS, 'work-rate');
    } else add(quietPhase(firstS, part.startS), firstS, part.startS, part.foundFrom);
  }

  function quietPhase(fromS: number, toS: number): 'rest' | 'warm-up' {
    const vo2 = meanWithin(seconds.vo2, fromS, toS) ?? course.baseMlPerMin;
    const mass = recording.subject.bodyMassKg;
    const resting = mass === undefined ? restingVo2MlPerMin : restingVo2MlPerKgPerMin * mass;
    return vo2 <= resting ? 'rest' : 'warm-up';
  }
}

function nameOf(part: ExercisePart): Phase['phase'] {
  return part.kind === 'intervals' ? 'exercise' : part.kind;
}
