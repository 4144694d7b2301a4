import type { Thresholds } from '../../thresholds/find-thresholds.ts';
import type { Convention, DomainAnswer, ModelReference } from '../domain-answer.ts';
import type { TestFeatures } from '../features/test-features.ts';
import type { NetworkOutput } from '../network-output.ts';
import type { CalibrationTable } from './calibrated-intervals.ts';
import { calibrationTable } from './calibration-table.ts';
import { settingsOf, type ConventionSettings } from './convention-settings.ts';
import { domainCurves } from './domain-curves.ts';
import { guardOf } from './guard.ts';
import { joinInOrder } from './join-in-order.ts';
import { joinVoices } from './join-voices.ts';
import { disagreementOf, networkAlone } from './network-alone.ts';
import { networkBeliefs, untempered, type HeadTemperatures } from './network-beliefs.ts';
import { placeBoth } from './place-thresholds.ts';
import { madeToRise, readingsOf } from './read-at.ts';
import { spanOf, within, type Span } from './span.ts';
import type { TestEvidence } from './test-evidence.ts';
import { vagueness, widthRefusal } from './too-wide.ts';

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
  const disagreementS = disagreementOf(alone, thresholds);
  const calibration = (input.calibration ?? calibrationTable)[convention.kind];
  const placing = { evidence, calibration, settings, joint, span, readings, voices, alone, disagreementS };
  const answers = placeBoth(placing);
  const tooWide = widthRefusal(answers.vt1, span, convention);
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

/** VCO2 / VO2 over the span, made to rise. */
function risingRer(features: TestFeatures, span: Span): Float64Array {
  const vo2 = within(span, features.vo2MlPerMin);
  return madeToRise(within(span, features.vco2MlPerMin).map((vco2, i) => vco2 / Math.max(1, vo2[i] ?? 1)));
}
