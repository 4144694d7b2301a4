import type { Remark } from '#core/remark.ts';
import { shortestTestS } from '../../gates.ts';
import { longestBinS } from '../../phases/find-phases.ts';
import type { GuardCode, GuardNote } from '../domain-answer.ts';
import { channelGroups, channelNames, type ChannelName } from '../features/channel-names.ts';
import type { TestFeatures } from '../features/test-features.ts';
import { spanOf, within } from './span.ts';
import type { TestEvidence } from './test-evidence.ts';
import { mostOutside, rerRange, rowRanges, vo2PeakRange } from './training-range.ts';

/** What keeps a network from answering, and what to keep in mind where it does. */
export type Guard = { readonly refusal?: GuardNote; readonly cautions: readonly GuardNote[] };

/** What the gates of the classical methods mean for a network. What is not named here, it can cope with. */
const codeOfGate: Readonly<Record<string, GuardCode>> = {
  'no-vco2': 'no-vco2',
  'vco2-mostly-missing': 'no-vco2',
  'bins-too-long': 'averaged-too-long',
  'exercise-too-short': 'too-short',
  'too-short': 'too-short',
  'few-samples': 'too-short',
  'constant-load': 'no-progressive-load',
  intervals: 'no-progressive-load',
  'little-rise': 'no-progressive-load',
  'not-progressive': 'no-progressive-load',
  'no-ve': 'outside-training-range',
  'long-gap': 'outside-training-range',
  artefacts: 'outside-training-range',
};

/**
 * Decides before a network is asked: each refusal is a named state with its reason, never a zero. The first reason
 * counts: what the gates found, then what the features show.
 */
export function guardOf(evidence: TestEvidence): Guard {
  const refusal = refusalOf(evidence);
  return { ...(refusal && { refusal }), cautions: cautionsOf(evidence) };
}

function refusalOf(evidence: TestEvidence): GuardNote | undefined {
  const { impossible, sampling, part, features } = evidence;
  for (const remark of impossible) {
    const code = codeOfGate[remark.code];
    if (code !== undefined) return noteOf(code, remark);
  }
  if (sampling.kind === 'averaged' && sampling.intervalS > longestBinS) {
    const detail = `averages of ${Math.round(sampling.intervalS)} s hide where anything begins`;
    return { code: 'averaged-too-long', detail };
  }
  const durationS = part.endS - part.startS;
  if (durationS < shortestTestS)
    return { code: 'too-short', detail: `exercise lasts ${Math.round(durationS)} s, under 3 min` };
  if (part.kind !== 'incremental')
    return { code: 'no-progressive-load', detail: 'no part in which the load rises was found' };
  if (features === undefined || spanOf(features) === undefined)
    return { code: 'no-vco2', detail: 'VO2 and VCO2 are not both known in the rising part' };
  return outsideRange(evidence, features);
}

function noteOf(code: GuardCode, { detail }: Remark): GuardNote {
  return { code, detail };
}

function outsideRange({ facts }: TestEvidence, features: TestFeatures): GuardNote | undefined {
  const outside = (detail: string): GuardNote => ({ code: 'outside-training-range', detail });
  const { vo2PeakMlPerMin, bodyMassKg } = facts;
  const [least, most] = vo2PeakRange.mlPerMin;
  if (vo2PeakMlPerMin < least || vo2PeakMlPerMin > most)
    return outside(`VO2peak of ${Math.round(vo2PeakMlPerMin)} mL/min; trained on ${least} to ${most}`);
  const perKg = bodyMassKg === undefined ? undefined : vo2PeakMlPerMin / bodyMassKg;
  const [leastPerKg, mostPerKg] = vo2PeakRange.mlPerKgPerMin;
  if (perKg !== undefined && (perKg < leastPerKg || perKg > mostPerKg))
    return outside(`VO2peak of ${perKg.toFixed(1)} mL/min/kg; trained on ${leastPerKg} to ${mostPerKg}`);
  const [lowRer, highRer] = rerRange;
  const share = shareOfRer(features, (rer) => rer < lowRer || rer > highRer);
  if (share > mostOutside)
    return outside(`RER lies outside ${lowRer} to ${highRer} for ${percent(share)} of the rise`);
  return undefined;
}

function shareOfRer(features: TestFeatures, isOutside: (rer: number) => boolean): number {
  const span = spanOf(features);
  if (span === undefined) return 0;
  const vo2 = within(span, features.vo2MlPerMin);
  const vco2 = within(span, features.vco2MlPerMin);
  const found = vo2.filter((value, i) => isOutside((vco2[i] ?? 0) / Math.max(1, value)));
  return found.length / vo2.length;
}

function cautionsOf({ features }: TestEvidence): GuardNote[] {
  if (features === undefined) return [];
  const noEndTidal: GuardNote = {
    code: 'no-end-tidal',
    detail: 'no end-tidal pressures: the network answers without them',
  };
  return [...(features.has.endTidal ? [] : [noEndTidal]), ...oddChannels(features)];
}

/** Channels that a test may lack, but that show what no simulated test shows. */
function oddChannels(features: TestFeatures): GuardNote[] {
  return rowRanges.flatMap(({ row, group, title, low, high }) => {
    const values = rowOf(features, row);
    const mask = rowOf(features, channelGroups[group].mask);
    let known = 0;
    let outside = 0;
    for (let i = 0; i < values.length; i += 1) {
      if (features.inside[i] !== 1 || mask[i] !== 1) continue;
      const value = values[i] ?? 0;
      known += 1;
      if (value < low || value > high) outside += 1;
    }
    if (known === 0 || outside <= mostOutside * known) return [];
    const detail = `${title} lies outside what the network was trained on for ${percent(outside / known)} of the rise`;
    return [{ code: 'outside-training-range', detail } as const];
  });
}

/** One row of the features' values. */
export function rowOf({ values, timeS }: TestFeatures, name: ChannelName): Float32Array {
  const n = timeS.length;
  const start = channelNames.indexOf(name) * n;
  return values.subarray(start, start + n);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
