import { clockTime } from '#ui/words.ts';
import type { DomainThreshold, Vote } from '../../model/domain-answer.ts';
import { shareText, signedSeconds, storedVo2Words, voiceTitle, type Vo2Words } from './domain-words.ts';

/** One voice in an answer as a table lists it. */
export type VoteRow = {
  readonly voice: string;
  readonly title: string;
  /** 0 to 1. */
  readonly share: number;
  readonly shareText: string;
  /** Texts; undefined where this voice puts the threshold nowhere. */
  readonly time?: string;
  readonly vo2?: string;
  /** From the joined answer, with its sign. */
  readonly apart?: string;
};

/** The network and the prior lead; the classical methods follow by their share. */
const leading: Readonly<Record<string, number>> = { network: 0, prior: 1 };

/** The voices of one threshold: the network, the prior, then the classical methods by their share. */
export function voteRows(threshold: DomainThreshold, vo2: Vo2Words = storedVo2Words): readonly VoteRow[] {
  const rank = ({ voice }: Vote) => leading[voice] ?? 2;
  return threshold.votes
    .toSorted((a, b) => rank(a) - rank(b) || b.share - a.share)
    .map(({ voice, share, timeS, vo2MlPerMin }) => ({
      voice,
      title: voiceTitle(voice),
      share,
      shareText: shareText(share),
      ...(timeS !== undefined && { time: clockTime(timeS) }),
      ...(vo2MlPerMin !== undefined && { vo2: vo2.text(vo2MlPerMin) }),
      ...(timeS !== undefined && threshold.found && { apart: signedSeconds(timeS - threshold.timeS) }),
    }));
}
