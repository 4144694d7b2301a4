import type { ReportBlock } from '#reports/document.ts';
import type { CpetFinding } from './finding.ts';
import type { ComparedAnswer } from './model/compared-answer.ts';
import { conventionInWords } from './model/convention.ts';
import type { DomainAnswer, DomainThreshold, Intervals, PlacedThreshold } from './model/domain-answer.ts';
import { clock, vo2Text } from './report-thresholds.ts';

type Answered = Extract<DomainAnswer, { state: 'answered' }>;
type Row = readonly (string | undefined)[];

/** What the network says, whose voices it joined, and what the user's own models say. */
export function domainsBlocks({ domains, comparedAnswers = [] }: CpetFinding): ReportBlock[] {
  return [
    ...(domains === undefined ? [] : domainBlocks(domains)),
    ...(comparedAnswers.length === 0 ? [] : [comparedBlock(comparedAnswers)]),
  ];
}

function domainBlocks(domains: DomainAnswer): ReportBlock[] {
  const title = 'Thresholds by the network';
  if (domains.state === 'refused')
    return [{ kind: 'text', title, text: `The network does not answer: ${domains.detail}.` }];
  return [
    {
      kind: 'table',
      title,
      columns: [
        { title: 'Threshold' },
        { title: 'Time' },
        { title: '50 %' },
        { title: '90 %' },
        { title: 'VO2', unit: 'mL/min', numeric: true },
        { title: '90 %', unit: 'mL/min', numeric: true },
        { title: 'HR', unit: '1/min', numeric: true },
        { title: 'Work rate', unit: 'W', numeric: true },
        { title: 'Remark' },
      ],
      rows: [thresholdRow(domains.vt1), thresholdRow(domains.vt2)],
      note: noteOn(domains),
    },
    {
      kind: 'table',
      title: 'Voices in the answer',
      columns: [
        { title: 'Threshold' },
        { title: 'Voice' },
        { title: 'Share', unit: '%', numeric: true },
        { title: 'Time' },
        { title: 'VO2', unit: 'mL/min', numeric: true },
      ],
      rows: [...voiceRows(domains.vt1), ...voiceRows(domains.vt2)],
      note: 'Network alone: without prior, votes or convention. Shares add up to 100 % for each threshold.',
    },
  ];
}

function thresholdRow(threshold: DomainThreshold): Row {
  const { which, absentProbability } = threshold;
  if (!threshold.found) return [which, ...Array.from({ length: 7 }, () => undefined), threshold.reason];
  const { timeIntervalsS, vo2IntervalsMlPerMin: vo2 } = threshold;
  return [
    which,
    clock(threshold.timeS),
    clocks(timeIntervalsS.interval50),
    clocks(timeIntervalsS.interval90),
    vo2Text(threshold.vo2MlPerMin),
    `${vo2Text(vo2.interval90.low)} to ${vo2Text(vo2.interval90.high)}`,
    threshold.hrBpm?.toFixed(0),
    threshold.workRateW?.toFixed(0),
    absentProbability >= 0.1 ? `${(100 * absentProbability).toFixed(0)} % that there is none` : undefined,
  ];
}

function voiceRows(threshold: DomainThreshold): Row[] {
  const { which, votes } = threshold;
  const alone = threshold.found ? threshold.networkAlone : undefined;
  return [
    ...(alone === undefined ? [] : [[which, 'network alone', undefined, ...placed(alone)]]),
    ...votes.map(({ voice, share, timeS, vo2MlPerMin }) => [
      which,
      voice,
      (100 * share).toFixed(0),
      timeS === undefined ? undefined : clock(timeS),
      vo2MlPerMin === undefined ? undefined : vo2Text(vo2MlPerMin),
    ]),
  ];
}

function noteOn({ model, convention, cautions, disagreementS }: Answered): string {
  const apart = (['vt1', 'vt2'] as const).flatMap((key) => {
    const seconds = disagreementS[key];
    return seconds === undefined ? [] : [`${key.toUpperCase()} ${wholeSeconds(seconds)} s`];
  });
  return [
    `Convention: ${conventionInWords(convention)}.`,
    ...(apart.length > 0 ? [`Network minus classical consensus: ${apart.join(', ')}.`] : []),
    ...cautions.map(({ detail }) => `${detail}.`),
    `Network ${model.id} ${model.version}, SHA-256 ${model.sha256.slice(0, 12)}; trained on simulated tests only.`,
  ].join(' ');
}

function wholeSeconds(seconds: number): string {
  return seconds
    .toFixed(0)
    .replace(/^-(?=0$)/, '')
    .replace('-', '−');
}

function comparedBlock(answers: readonly ComparedAnswer[]): ReportBlock {
  return {
    kind: 'table',
    title: 'Your own models',
    columns: [
      { title: 'Model' },
      { title: 'Mode' },
      { title: 'VT1' },
      { title: 'VO2 at VT1', unit: 'mL/min', numeric: true },
      { title: 'VT2' },
      { title: 'VO2 at VT2', unit: 'mL/min', numeric: true },
      { title: 'Remark' },
    ],
    rows: answers.map(({ title, mode, vt1, vt2, reason }) => [
      title,
      mode,
      ...placed(vt1),
      ...placed(vt2),
      reason,
    ]),
    note: [...new Set(answers.flatMap(({ disclosures }) => disclosures))].join(' '),
  };
}

function placed(threshold: PlacedThreshold | undefined): Row {
  return threshold === undefined
    ? [undefined, undefined]
    : [clock(threshold.timeS), vo2Text(threshold.vo2MlPerMin)];
}

function clocks({ low, high }: Intervals['interval50']): string {
  return `${clock(low)} to ${clock(high)}`;
}
