import type { Vote } from '../domain-answer.ts';
import type { Thresholds } from '../../thresholds/find-thresholds.ts';
import { classicalVoices } from './classical-voices.ts';
import type { ThresholdSettings } from './convention-settings.ts';
import { unfitnessOf, type FitnessFacts } from './fitness.ts';
import type { Belief } from './join-in-order.ts';
import type { NetworkBeliefs } from './network-beliefs.ts';
import {
  mixture,
  normalise,
  product,
  quantileS,
  shiftAndSpread,
  temper,
  varianceS2,
  type Places,
} from './places.ts';
import { expectedShare, normalFactor } from './prior.ts';
import type { Readings } from './read-at.ts';
import type { Span } from './span.ts';

/** What all voices are drawn from. */
export type VoiceSources = {
  readonly beliefs: NetworkBeliefs;
  readonly thresholds: Thresholds | undefined;
  readonly facts: FitnessFacts;
  readonly span: Span;
  readonly readings: Readings;
  /** VCO2 / VO2 at each cell, made to rise. */
  readonly rer: Float64Array;
};

/** One threshold's belief before the order counts, and who had which share in it. */
export type JoinedVoices = { readonly belief: Belief; readonly votes: readonly Vote[] };

/** Evidence against the prior can always win: it never falls below this share of its height. */
const priorFloor = 0.02;
const rerFloor = 0.2;
/** However precise, classical methods gain or lose at most this factor in their odds. */
const mostOdds = 3;

/**
 * The network's places, tempered, moved to where the convention marks and spread by its scatter, times the prior; then
 * mixed with the classical methods, moved and spread likewise, whose share follows their precision.
 */
export function joinVoices(
  which: 'vt1' | 'vt2',
  settings: ThresholdSettings,
  sources: VoiceSources,
): JoinedVoices {
  const { span, beliefs, facts, readings } = sources;
  const mark = markOf(settings, facts);
  const move = (places: Places) => shiftAndSpread(places, mark.laterS, mark.sdS, span.stepS);
  const isReader = settings.head === 'reader';
  const heads = { vt1: ['vt1', 'readerVt1'], vt2: ['vt2', 'readerVt2'] } as const;
  const [physiological, reader] = heads[which];
  const asked = beliefs[isReader ? reader : physiological];
  const tempered = temper(asked.places, settings.tempering);
  const network = isReader ? tempered : move(tempered);
  const prior = priorOf(which, settings, sources);
  const informed = prior === undefined ? network : product(network, prior);

  const scale = { vo2PeakMlPerMin: facts.vo2PeakMlPerMin, riseMlPerMinPerS: readings.riseMlPerMinPerS };
  const name = which === 'vt1' ? 'VT1' : 'VT2';
  const classical =
    settings.classicalShare > 0 ? classicalVoices(name, sources.thresholds, span, scale) : undefined;
  const marked = classical && move(classical.places);
  const share = marked === undefined ? 0 : classicalShareOf(settings.classicalShare, informed, marked, span);
  const places =
    marked === undefined
      ? informed
      : mixture([
          { share: 1 - share, places: informed },
          { share, places: marked },
        ]);
  const absent = settings.absentFrom === 'reader' ? beliefs[reader].absent : asked.absent;
  return { belief: { places, absent }, votes: votes() };

  function votes(): Vote[] {
    const voice = (voiceName: string, part: number, heard: Places): Vote => {
      const { timeS, vo2MlPerMin } = readings.at(quantileS(heard, span.timeS, 0.5));
      return { voice: voiceName, share: part, timeS, vo2MlPerMin };
    };
    const priorShare = prior === undefined ? 0 : shareByPrecision(prior, network, span);
    return [
      voice('network', (1 - share) * (1 - priorShare), network),
      ...(prior === undefined ? [] : [voice('prior', (1 - share) * priorShare, prior)]),
      ...(classical?.voices ?? []).map(({ method, timeS, vo2MlPerMin, share: part }) => ({
        voice: method,
        share: share * part,
        timeS,
        vo2MlPerMin,
      })),
    ];
  }
}

/** How much later than the breakpoint this person is marked, and the SD of the marks, s. */
function markOf(settings: ThresholdSettings, facts: FitnessFacts) {
  const unfitness = unfitnessOf(facts);
  return {
    laterS: settings.laterS + unfitness * settings.laterUnfitS,
    sdS: settings.spreadS + unfitness * settings.spreadUnfitS,
  };
}

/** Shares of VO2peak (and RER) that readers mark at, as places of equal total; undefined where none is wanted. */
function priorOf(
  which: 'vt1' | 'vt2',
  { priorSd, priorSdUnfit, rer }: ThresholdSettings,
  { facts, readings, rer: rerOfCells }: VoiceSources,
): Places | undefined {
  if (priorSd === undefined) return undefined;
  const sd = priorSd + unfitnessOf(facts) * priorSdUnfit;
  const byShare = normalFactor(readings.risingShares, expectedShare(which, facts), sd, priorFloor);
  if (rer === undefined) return normalise(byShare);
  return product(byShare, normalFactor(rerOfCells, rer.centre, rer.sd, rerFloor));
}

function classicalShareOf(whereEqual: number, rest: Places, classical: Places, span: Span): number {
  const precision = varianceS2(rest, span.timeS) / Math.max(1, varianceS2(classical, span.timeS));
  const odds = (whereEqual / (1 - whereEqual)) * Math.min(mostOdds, Math.max(1 / mostOdds, precision));
  return odds / (1 + odds);
}

/** Share of the first in a product of two: what it adds to the precision. */
function shareByPrecision(first: Places, second: Places, span: Span): number {
  const a = 1 / Math.max(1, varianceS2(first, span.timeS));
  const b = 1 / Math.max(1, varianceS2(second, span.timeS));
  return a / (a + b);
}
