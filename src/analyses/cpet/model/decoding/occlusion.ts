import { ok, type Result } from '#core/result.ts';
import type { DomainAnswer, DomainThreshold } from '../domain-answer.ts';
import {
  channelGroups,
  channelNames,
  type ChannelGroup,
  type ChannelName,
} from '../features/channel-names.ts';
import type { TestFeatures } from '../features/test-features.ts';

/** What the answer loses with a group of channels. */
export type Occlusion = {
  readonly group: ChannelGroup;
  readonly vt1: OccludedThreshold;
  readonly vt2: OccludedThreshold;
};

/** How a threshold moves when the group is hidden (later and higher is positive); absent where either answer has none. */
export type OccludedThreshold = {
  readonly movesS?: number;
  readonly movesVo2MlPerMin?: number;
  /** By how much its 90 % interval grows, s. */
  readonly widensS?: number;
};

/** Asks for an answer to other features: network and decoding behind one port. */
export type Answer = (features: TestFeatures) => Promise<Result<DomainAnswer>>;

/** Groups whose mask a test has set, in the order of the channels. */
export function groupsOf({ has }: TestFeatures): readonly ChannelGroup[] {
  const known: Readonly<Record<ChannelGroup, boolean>> = {
    ve: has.ve,
    'end-tidal': has.endTidal,
    'vt-rf': has.vtRf,
    hr: has.hr,
    load: has.load,
  };
  return (Object.keys(channelGroups) as ChannelGroup[]).filter((group) => known[group]);
}

/**
 * Which channels drove an answer: each group of channels in turn is hidden (zeroed, its mask off, as in tests that lack
 * it), and the answer asked for again. The first failure of the port is returned. The network has learnt from tests
 * without each group but VE: what happens without VE shows how much hangs on it, and is no answer.
 */
export async function whatDroveThis(
  features: TestFeatures,
  answer: Answer,
): Promise<Result<readonly Occlusion[]>> {
  const whole = await answer(features);
  if (!whole.ok) return whole;
  const found: Occlusion[] = [];
  for (const group of groupsOf(features)) {
    const hidden = await answer(without(features, group));
    if (!hidden.ok) return hidden;
    found.push({
      group,
      vt1: compare(thresholdOf(whole.value, 'vt1'), thresholdOf(hidden.value, 'vt1')),
      vt2: compare(thresholdOf(whole.value, 'vt2'), thresholdOf(hidden.value, 'vt2')),
    });
  }
  return ok(found);
}

/** The same test without a group of channels. */
export function without(features: TestFeatures, group: ChannelGroup): TestFeatures {
  const n = features.timeS.length;
  const values = features.values.slice();
  const { mask, channels } = channelGroups[group];
  const rows: readonly ChannelName[] = [mask, ...channels];
  for (const row of rows) {
    const start = channelNames.indexOf(row) * n;
    values.fill(0, start, start + n);
  }
  const lacking = { ve: 've', 'end-tidal': 'endTidal', 'vt-rf': 'vtRf', hr: 'hr', load: 'load' } as const;
  return { ...features, values, has: { ...features.has, [lacking[group]]: false } };
}

function thresholdOf(answer: DomainAnswer, which: 'vt1' | 'vt2'): DomainThreshold | undefined {
  return answer.state === 'answered' ? answer[which] : undefined;
}

function compare(whole: DomainThreshold | undefined, hidden: DomainThreshold | undefined): OccludedThreshold {
  if (whole?.found !== true || hidden?.found !== true) return {};
  const widthS = ({ timeIntervalsS: { interval90 } }: typeof whole) => interval90.high - interval90.low;
  return {
    movesS: hidden.timeS - whole.timeS,
    movesVo2MlPerMin: hidden.vo2MlPerMin - whole.vo2MlPerMin,
    widensS: widthS(hidden) - widthS(whole),
  };
}
