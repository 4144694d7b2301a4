import type { DomainThreshold } from '../domain-answer.ts';
import type { CpetFinding } from '../../finding.ts';
import type { Consensus } from '../../thresholds/consensus.ts';
import type { Interval, ThresholdEstimate, ThresholdName } from '../../thresholds/estimate.ts';
import type { StatedThreshold } from '../../recording.ts';
import { completeLabel } from './complete-label.ts';
import type { RisingVo2 } from './vo2-course.ts';

/** Where a method puts a threshold. */
export type MethodAnswer = {
  readonly timeS: number;
  readonly vo2MlPerMin: number;
  readonly interval50S?: Interval;
  readonly interval90S?: Interval;
  readonly interval90Vo2MlPerMin?: Interval;
};

/** What one method says of a test; a threshold that it does not give is absent. */
export type MethodAnswers = {
  /** Stable: a classical method's id, consensus, model, network-alone, stated, or a compared model's. */
  readonly method: string;
  readonly title: string;
  /** The thresholds that the method looks for. */
  readonly gives: readonly ThresholdName[];
  readonly vt1?: MethodAnswer;
  readonly vt2?: MethodAnswer;
};

const both: readonly ThresholdName[] = ['VT1', 'VT2'];

/**
 * What every method says in a finding: each classical one and their consensus, the domain model as it answers and its
 * network alone, the user's models, and what the file states. A method that was not asked is not listed.
 */
export function answersOf(finding: CpetFinding, course: RisingVo2 | undefined): readonly MethodAnswers[] {
  const { thresholds, domains, comparedAnswers } = finding;
  const answers: MethodAnswers[] = [];
  if (thresholds !== undefined) {
    answers.push(...thresholds.estimates.map(fromEstimate));
    const { vt1, vt2 } = thresholds;
    answers.push(joined('consensus', 'classical consensus', both, fromConsensus(vt1), fromConsensus(vt2)));
  }
  if (domains !== undefined) answers.push(...fromDomains(domains));
  for (const { modelId, title, mode, vt1, vt2 } of comparedAnswers ?? [])
    answers.push(joined(`${modelId} ${mode}`, `${title} (${mode})`, both, vt1, vt2));
  const stated = (which: ThresholdName) => fromStated(finding.statedThresholds, which, course);
  if (finding.statedThresholds.length > 0)
    answers.push(joined('stated', 'stated in the file', both, stated('VT1'), stated('VT2')));
  return answers;
}

/** The domain model with its prior, votes and convention, and its network alone. */
export function fromDomains(domains: NonNullable<CpetFinding['domains']>): readonly MethodAnswers[] {
  const [vt1, vt2] = domains.state === 'answered' ? [domains.vt1, domains.vt2] : [];
  return [
    joined('model', 'domain model', both, fromDomain(vt1), fromDomain(vt2)),
    joined('network-alone', 'network alone', both, networkAlone(vt1), networkAlone(vt2)),
  ];
}

function joined(
  method: string,
  title: string,
  gives: readonly ThresholdName[],
  vt1: MethodAnswer | undefined,
  vt2: MethodAnswer | undefined,
): MethodAnswers {
  return { method, title, gives, ...(vt1 && { vt1 }), ...(vt2 && { vt2 }) };
}

function fromEstimate(estimate: ThresholdEstimate): MethodAnswers {
  const { method, which } = estimate;
  const answer = estimate.determinate
    ? {
        timeS: estimate.timeS,
        vo2MlPerMin: estimate.vo2MlPerMin,
        interval90S: estimate.interval90S,
        interval90Vo2MlPerMin: estimate.interval90Vo2MlPerMin,
      }
    : undefined;
  return which === 'VT1'
    ? joined(method, method, ['VT1'], answer, undefined)
    : joined(method, method, ['VT2'], undefined, answer);
}

function fromConsensus(consensus: Consensus): MethodAnswer | undefined {
  if (!consensus.determinate) return undefined;
  const { timeS, vo2MlPerMin, interval90S } = consensus;
  return { timeS, vo2MlPerMin, interval90S };
}

function fromDomain(threshold: DomainThreshold | undefined): MethodAnswer | undefined {
  if (threshold?.found !== true) return undefined;
  const { timeS, vo2MlPerMin, timeIntervalsS, vo2IntervalsMlPerMin } = threshold;
  return {
    timeS,
    vo2MlPerMin,
    interval50S: timeIntervalsS.interval50,
    interval90S: timeIntervalsS.interval90,
    interval90Vo2MlPerMin: vo2IntervalsMlPerMin.interval90,
  };
}

function networkAlone(threshold: DomainThreshold | undefined): MethodAnswer | undefined {
  return threshold?.found === true ? threshold.networkAlone : undefined;
}

/** A file may state only a time or only VO2; the first that can be placed is taken. */
function fromStated(
  stated: readonly StatedThreshold[],
  which: ThresholdName,
  course: RisingVo2 | undefined,
): MethodAnswer | undefined {
  if (course === undefined) return undefined;
  for (const one of stated) {
    const answer = one.which === which ? completeLabel(one, course) : undefined;
    if (answer !== undefined) return answer;
  }
  return undefined;
}
