import { term } from '#language/terms.ts';
import type { MethodEntry, MethodGroup } from '#ui/finding-view.ts';
import { longestAveraging, shortestAveraging } from '../averaging/every-averaging.ts';
import { channels, type ChannelId } from '../channels.ts';
import {
  largestOutlierShare,
  merged,
  outlierSds,
  partialVt,
  reach,
  reboundSds,
} from '../cleaning/breath-filter.ts';
import { breathDurationLimitsS, hardLimits, rerLimits, type Range } from '../cleaning/limits.ts';
import type { Averaging } from '../options.ts';
import { agreementShare, readersMlPerMin } from '../method-disagreement.ts';
import { afterExerciseS } from '../peaks/find-peaks.ts';

const own = 'a rule of this program';
const nolte = 'Nolte, Rein, Quittmann 2023, Sports Med, doi 10.1007/s40279-023-01903-3';

/** "VO2 50 to 8000 mL/min". */
function limitOf([id, { low, high }]: [string, Range]): string {
  const { title, unit } = channels[id as ChannelId];
  return `${term(title)} ${String(low)} to ${String(high)} ${unit}`;
}

/** One rule by which values or breaths are left out; the id ends with the code that a finding lists. */
function leftOut(code: string, title: string, formula: string, source: string = own): MethodEntry {
  return { id: `cleaning-${code}`, title, formula, source };
}

/** What is left out before anything is computed, in the order in which it is looked for. */
export const cleaningMethods: MethodGroup = {
  id: 'cleaning',
  title: 'Cleaning',
  note: 'Nothing is repaired: what breaks a rule is left out, keeps its place, and is listed with the rule. Breaths are filtered only where rows are breaths; a breath is named once, with the first rule that it breaks.',
  entries: [
    leftOut(
      'outside-hard-limits',
      'Hard limits',
      `a value outside what a human breath can be: ${Object.entries(hardLimits).map(limitOf).join('; ')}`,
      'room above the highest published VO2: Rønnestad 2019, Scand J Med Sci Sports 29:1428; the others follow from it',
    ),
    leftOut(
      'rer-impossible',
      'RER of a breath',
      `VCO2 / VO2 below ${String(rerLimits.low)}: VCO2 goes; above ${String(rerLimits.high)}: both go`,
    ),
    leftOut('repeated-time', 'Repeated time', 'a breath at the time of the one before it, or earlier'),
    leftOut(
      'too-short',
      'Too short to be a breath',
      `less than ${String(breathDurationLimitsS.low)} s after the one before it`,
    ),
    leftOut(
      'partial',
      'Partial breath',
      `tidal volume below ${String(partialVt.leastL)} L, or below ${String(partialVt.leastShare)} of the median of ${String(reach)} breaths on either side: a swallow, a cough`,
    ),
    leftOut(
      'merged',
      'Merged breath',
      `frequency below ${String(merged.rfShare)} of its neighbours’ median and ${String(merged.times)} times as long: two breaths counted as one`,
    ),
    leftOut(
      'outlier',
      'Outlier',
      `VO2, VCO2 or VE more than ${String(outlierSds)} robust SDs from the median of ${String(reach)} breaths on either side, noise taken to grow with the square root of the level, unless VO2/VE is ordinary (a pause, a deep breath); the worst first, at most ${String(100 * largestOutlierShare)} % of the breaths`,
      `after Lamarra et al. 1987, J Appl Physiol 62:2003, with ${String(outlierSds)} SD in the place of 3`,
    ),
    leftOut(
      'rebound',
      'Rebound',
      `the neighbour of a bad breath that lies ${String(reboundSds)} SDs off to the other side: what one lost, the other gained`,
    ),
    leftOut(
      'by-reader',
      'By hand',
      'rows that a person left out, or took in again, on the test’s page; hard limits hold whoever asks',
    ),
  ],
};

const averagings: Readonly<Record<Averaging['kind'], Omit<MethodEntry, 'id'>>> = {
  'moving-time': {
    title: 'Moving time',
    formula:
      'largest mean of n consecutive seconds that all have a value; VO2 interpolated linearly to whole seconds',
    source: nolte,
  },
  'binned-time': {
    title: 'Binned time',
    formula:
      'largest of the bins of n seconds, from the first second on; every bin, the last short one too, divided by n',
    source: nolte,
  },
  'moving-breaths': {
    title: 'Moving breaths',
    formula: 'largest unweighted mean of n consecutive breaths in the order of the file',
    source: nolte,
  },
};

/** How VO2peak and what stands beside it come about. */
export const averagingMethods: MethodGroup = {
  id: 'averaging',
  title: 'Averaging of peaks',
  note: `Which one leads is chosen in the settings; a test’s page shows all three for every n from ${String(shortestAveraging)} to ${String(longestAveraging)}.`,
  entries: [
    ...Object.entries(averagings).map(([kind, entry]) => ({ id: `averaging-${kind}`, ...entry })),
    {
      id: 'averaging-range',
      title: 'How long',
      formula: `${String(shortestAveraging)} to ${String(longestAveraging)} seconds or breaths`,
      source: 'Martin-Rincon 2020, Front Physiol 11:970',
    },
    {
      id: 'averaging-of-cart',
      title: 'Averages of the cart',
      formula: 'moving time over two of their rows at least; breaths exist in breath-by-breath data alone',
      source: own,
    },
    {
      id: 'averaging-window',
      title: 'Where a peak is looked for',
      formula: `from the start of exercise to ${String(afterExerciseS)} s beyond its end; RER (ΣVCO2 / ΣVO2), VE and O2 pulse are taken in the window of VO2peak`,
      source: own,
    },
    {
      id: 'averaging-gaps',
      title: 'Gaps',
      formula: 'seconds inside a gap of over 15 s (two and a half rows of averages) have no value',
      source: own,
    },
  ],
};

/** The network beside the classical methods; the help has a page on it. */
export const networkMethod: MethodGroup = {
  id: 'network',
  title: 'VT1 and VT2 by the network',
  note: 'Help, The domain model, says how it was made and where its limits are.',
  entries: [
    {
      id: 'network-domains',
      title: 'Domains over time',
      formula:
        'P(threshold at each 5 s) of a network trained on simulated tests, multiplied with a prior at this fitness and with the classical methods, each by its precision; VT1 before VT2',
      source: 'the model’s card (Models)',
    },
    {
      id: 'network-disagreement',
      title: 'Network against classical methods',
      formula: `a person is asked where VO2 differs by over ${String(100 * agreementShare)} % of VO2peak and by over ${String(readersMlPerMin)} mL/min`,
      source:
        'Kaczmarek et al. 2019, Multidiscip Respir Med 14:21; Gaskill et al. 2001, Med Sci Sports Exerc 33:1841',
    },
  ],
};
