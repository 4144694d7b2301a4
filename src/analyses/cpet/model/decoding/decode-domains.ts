import type { Thresholds } from '../../thresholds/find-thresholds.ts';
import type { Consensus } from '../../thresholds/consensus.ts';
import type {
  Convention,
  DomainAnswer,
  DomainThreshold,
  GuardNote,
  ModelReference,
  PlacedThreshold,
} from '../domain-answer.ts';
import type { TestFeatures } from '../features/test-features.ts';
import type { NetworkOutput } from '../network-output.ts';
import { stretchIntervals, stretchOf, type CalibrationTable } from './calibrated-intervals.ts';
import { strataOf } from './calibration-strata.ts';
import { calibrationTable } from './calibration-table.ts';
import { settingsOf, type ConventionSettings } from './convention-settings.ts';
import { domainCurves } from './domain-curves.ts';
import { guardOf } from './guard.ts';
import { joinInOrder, type Belief, type JointBelief } from './join-in-order.ts';
import { joinVoices, type JoinedVoices } from './join-voices.ts';
import { networkBeliefs, untempered, type HeadTemperatures, type NetworkBeliefs } from './network-beliefs.ts';
import { quantileS, type Places } from './places.ts';
import { madeToRise, readingsOf, type Readings } from './read-at.ts';
import { spanOf, within, type Span } from './span.ts';
import type { TestEvidence } from './test-evidence.ts';

/** All that an answer is made of. */
export type DecodingInput = {
  readonly evidence: TestEvidence;
  readonly output: NetworkOutput;
  readonly thresholds: Thresholds | undefined;
  readonly convention: Convention;
  readonly model: ModelReference;
  readonly temperatures?: HeadTemperatures;
  /** Other settings than the convention's own, and another calibration: for measuring them. */
  readonly settings?: ConventionSettings;
  readonly calibration?: CalibrationTable;
};

/** VT2 lies at least this long after VT1, s. */
export const leastGapS = 40;
/** A 90 % interval over more than this share of where a threshold may lie says nothing (as the classical consensus has it). */
const widestShare = 0.7;
/** A network that is this vague on its own leaves the answer to prior and classical methods. */
const vagueShare = 0.55;

/**
 * The network's probabilities joined with prior and classical methods under a convention: VT1 and VT2 in order, their
 * intervals, and the probability of each domain at every grid time. Refused where the guard refuses, and where the
 * joint belief is too wide to say anything.
 */
export function decodeDomains(input: DecodingInput): DomainAnswer {
  const { evidence, convention, thresholds } = input;
  const { refusal, cautions } = guardOf(evidence);
  if (refusal !== undefined) return { state: 'refused', ...refusal };
  const { features } = evidence;
  const span = features && spanOf(features);
  if (features === undefined || span === undefined)
    return { state: 'refused', code: 'too-short', detail: 'nothing rises for long enough' };
  const settings = input.settings ?? settingsOf(convention);
  const readings = readingsOf(features, span);
  const beliefs = networkBeliefs(input.output, span, input.temperatures ?? untempered);
  const rer = risingRer(features, span);
  const sources = { beliefs, thresholds, facts: evidence.facts, span, readings, rer };
  const voices = {
    vt1: joinVoices('vt1', settings.vt1, sources),
    vt2: joinVoices('vt2', settings.vt2, sources),
  };
  const gapCells = Math.ceil(leastGapS / span.stepS);
  const joint = joinInOrder(voices.vt1.belief, voices.vt2.belief, gapCells);
  const alone = networkAlone(beliefs, gapCells, span, readings);
  const disagreementS = {
    ...apart('vt1', alone.vt1, thresholds?.vt1),
    ...apart('vt2', alone.vt2, thresholds?.vt2),
  };
  const context = { input, settings, joint, span, readings, voices, alone, disagreementS };
  const answers = placeBoth(context);
  const tooWide = widthRefusal(answers.vt1, span);
  if (tooWide !== undefined) return { state: 'refused', ...tooWide };
  return {
    state: 'answered',
    model: input.model,
    convention,
    ...answers,
    curves: domainCurves(features.timeS, span, joint),
    cautions: [...cautions, ...vagueness(beliefs, span)],
    disagreementS,
  };
}

type Alone = { readonly vt1: PlacedThreshold | undefined; readonly vt2: PlacedThreshold | undefined };

/** The calibrated network's own medians in order, without convention, prior or votes. */
function networkAlone(beliefs: NetworkBeliefs, gapCells: number, span: Span, readings: Readings): Alone {
  const joint = joinInOrder(beliefs.vt1, beliefs.vt2, gapCells);
  const at = (places: Places) => readings.at(quantileS(places, span.timeS, 0.5));
  const hasVt2 = joint.both > joint.onlyVt1;
  return {
    vt1: joint.neither > 0.5 ? undefined : at(hasVt2 ? joint.vt1WithVt2 : joint.vt1Alone),
    vt2: joint.neither > 0.5 || !hasVt2 ? undefined : at(joint.vt2),
  };
}

type Context = {
  readonly input: DecodingInput;
  readonly settings: ConventionSettings;
  readonly joint: JointBelief;
  readonly span: Span;
  readonly readings: Readings;
  readonly voices: { readonly vt1: JoinedVoices; readonly vt2: JoinedVoices };
  readonly alone: Alone;
  readonly disagreementS: { readonly vt1?: number; readonly vt2?: number };
};

/**
 * Which thresholds are there, and where. VT1 is placed given that VT2 is there where that is the answer: so every
 * quantile of VT2 lies at least the gap after the same one of VT1.
 */
function placeBoth(context: Context): { readonly vt1: DomainThreshold; readonly vt2: DomainThreshold } {
  const { joint, settings, voices } = context;
  const vt1Absent = joint.neither;
  const vt2Absent = joint.neither + joint.onlyVt1;
  const none = (which: 'VT1' | 'VT2', absentProbability: number, reason: string): DomainThreshold => ({
    which,
    absentProbability,
    found: false,
    reason,
    votes: voices[which === 'VT1' ? 'vt1' : 'vt2'].votes,
  });
  if (vt1Absent > settings.vt1.absentAbove) {
    return {
      vt1: none('VT1', vt1Absent, `the network sees none (${percent(vt1Absent)})`),
      vt2: none('VT2', vt2Absent, 'there is no VT1 below it'),
    };
  }
  const withoutVt2 = joint.onlyVt1 / Math.max(1e-12, joint.onlyVt1 + joint.both);
  if (withoutVt2 > settings.vt2.absentAbove) {
    return {
      vt1: place('vt1', joint.vt1Alone, vt1Absent, context),
      vt2: none('VT2', vt2Absent, `the network sees none (${percent(vt2Absent)})`),
    };
  }
  return {
    vt1: place('vt1', joint.vt1WithVt2, vt1Absent, context),
    vt2: place('vt2', joint.vt2, vt2Absent, context),
  };
}

function place(
  which: 'vt1' | 'vt2',
  places: Places,
  absentProbability: number,
  { input, span, readings, voices, alone, disagreementS }: Context,
): DomainThreshold {
  const at = (share: number) => quantileS(places, span.timeS, share);
  const placed = readings.at(at(0.5));
  const table = (input.calibration ?? calibrationTable)[input.convention.kind];
  const halfStepS = span.stepS / 2;
  const timeIntervalsS = stretchIntervals(
    placed.timeS,
    { interval50: { low: at(0.25), high: at(0.75) }, interval90: { low: at(0.05), high: at(0.95) } },
    stretchOf(table[which], strataOf(input.evidence, disagreementS[which])),
    { low: (span.timeS[0] ?? 0) - halfStepS, high: (span.timeS[span.timeS.length - 1] ?? 0) + halfStepS },
  );
  const hrIntervalsBpm = readings.hrIntervals(timeIntervalsS, placed.hrBpm);
  const workRateIntervalsW = readings.workRateIntervals(timeIntervalsS, placed.workRateW);
  const own = alone[which];
  return {
    which: which === 'vt1' ? 'VT1' : 'VT2',
    absentProbability,
    found: true,
    ...placed,
    timeIntervalsS,
    vo2IntervalsMlPerMin: readings.vo2Intervals(timeIntervalsS, placed.vo2MlPerMin),
    ...(hrIntervalsBpm && { hrIntervalsBpm }),
    ...(workRateIntervalsW && { workRateIntervalsW }),
    votes: voices[which].votes,
    ...(own && { networkAlone: own }),
  };
}

function widthRefusal(vt1: DomainThreshold, span: Span): GuardNote | undefined {
  if (!vt1.found) return undefined;
  const { low, high } = vt1.timeIntervalsS.interval90;
  if (high - low <= widestShare * spanS(span)) return undefined;
  return {
    code: 'posterior-too-wide',
    detail: `VT1 cannot be placed: its 90 % interval is ${Math.round(high - low)} s wide`,
  };
}

/** Says so where the network alone hardly knows where a threshold lies. */
function vagueness(beliefs: NetworkBeliefs, span: Span): GuardNote[] {
  const widthS = ({ places }: Belief) =>
    quantileS(places, span.timeS, 0.95) - quantileS(places, span.timeS, 0.05);
  return (['vt1', 'vt2'] as const).flatMap((which) => {
    const belief = beliefs[which];
    const width = widthS(belief);
    if (belief.absent > 0.5 || width <= vagueShare * spanS(span)) return [];
    const detail = `the network alone is vague about ${which.toUpperCase()} (90 % interval ${Math.round(width)} s)`;
    return [{ code: 'posterior-too-wide', detail } as const];
  });
}

/** VCO2 / VO2 over the span, made to rise. */
function risingRer(features: TestFeatures, span: Span): Float64Array {
  const vo2 = within(span, features.vo2MlPerMin);
  return madeToRise(within(span, features.vco2MlPerMin).map((vco2, i) => vco2 / Math.max(1, vo2[i] ?? 1)));
}

function spanS(span: Span): number {
  return span.timeS.length * span.stepS;
}

/** Network alone minus classical consensus, s, where both answer. */
function apart<Which extends 'vt1' | 'vt2'>(
  which: Which,
  alone: PlacedThreshold | undefined,
  consensus: Consensus | undefined,
): Partial<Record<Which, number>> {
  if (alone === undefined || consensus?.determinate !== true) return {};
  return { [which]: alone.timeS - consensus.timeS } as Partial<Record<Which, number>>;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
