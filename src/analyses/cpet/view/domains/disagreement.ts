import { fixed } from '#language/numbers.ts';
import { clockTime } from '#ui/words.ts';
import type { DomainAnswer, DomainThreshold } from '../../model/domain-answer.ts';
import { disagreementMlPerMin, largestAgreementMlPerMin } from '../../method-disagreement.ts';
import type { Consensus } from '../../thresholds/consensus.ts';
import type { Thresholds } from '../../thresholds/find-thresholds.ts';
import { shareText } from './domain-words.ts';

/** Where network and classical consensus put one threshold, and how far apart that is. */
export type Difference = {
  readonly which: 'VT1' | 'VT2';
  /** As times on the file's clock, or why there is none. */
  readonly network: string;
  readonly classical: string;
  /** Network minus classical consensus, s; undefined where either gives none. */
  readonly differenceS?: number;
  /** The same in VO2, mL/min: what is judged. */
  readonly differenceMlPerMin?: number;
  readonly asksForReview: boolean;
  /** Shares in the joined answer, as texts; undefined where nobody had a say. */
  readonly shares?: { readonly network: string; readonly prior: string; readonly classical: string };
};

type Answered = Extract<DomainAnswer, { state: 'answered' }>;

/** The network alone beside the classical consensus, for both thresholds. */
export function differences(
  { vt1, vt2, disagreementS }: Answered,
  thresholds: Thresholds | undefined,
  vo2PeakMlPerMin: number | undefined,
): readonly Difference[] {
  const largest = largestAgreementMlPerMin(vo2PeakMlPerMin);
  return [
    difference(vt1, thresholds?.vt1, disagreementS.vt1, largest),
    difference(vt2, thresholds?.vt2, disagreementS.vt2, largest),
  ];
}

function difference(
  threshold: DomainThreshold,
  consensus: Consensus | undefined,
  differenceS: number | undefined,
  largestMlPerMin: number,
): Difference {
  const shares = sharesOf(threshold);
  const differenceMlPerMin = disagreementMlPerMin(threshold, consensus);
  return {
    which: threshold.which,
    network: networkAlone(threshold),
    classical: consensus?.determinate === true ? clockTime(consensus.timeS) : 'none',
    ...(differenceS !== undefined && { differenceS }),
    ...(differenceMlPerMin !== undefined && { differenceMlPerMin }),
    asksForReview: differenceMlPerMin !== undefined && Math.abs(differenceMlPerMin) > largestMlPerMin,
    ...(shares !== undefined && { shares }),
  };
}

function sharesOf({ votes }: DomainThreshold): Difference['shares'] {
  const shareOf = (voice: string) => votes.find((vote) => vote.voice === voice)?.share ?? 0;
  const all = votes.reduce((sum, { share }) => sum + share, 0);
  if (all <= 0) return undefined;
  const network = shareOf('network');
  const prior = shareOf('prior');
  return {
    network: shareText(network),
    prior: shareText(prior),
    classical: shareText(Math.max(0, all - network - prior)),
  };
}

function networkAlone(threshold: DomainThreshold): string {
  const alone = threshold.found ? threshold.networkAlone?.timeS : undefined;
  const voted = threshold.votes.find(({ voice }) => voice === 'network')?.timeS;
  const timeS = alone ?? voted;
  return timeS === undefined ? 'none' : clockTime(timeS);
}

/** What to tell a person who has to look: "VT1: network and classical methods lie 330 mL/min apart"; empty where nothing. */
export function reviewSentence(all: readonly Difference[]): string {
  return all
    .filter(({ asksForReview }) => asksForReview)
    .map(
      ({ which, differenceMlPerMin = 0 }) =>
        `${which}: network and classical methods lie ${fixed(Math.abs(differenceMlPerMin), 0)} mL/min apart`,
    )
    .join('; ');
}
