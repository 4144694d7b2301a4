import type { ReportBlock } from '#reports/document.ts';
import { isOfAdjustment } from './by-hand-columns.ts';
import type { CpetFinding } from './finding.ts';
import type { AdjustedThreshold, HeadlineThreshold } from './headline-thresholds.ts';
import { clock, vo2Text } from './report-thresholds.ts';

type Row = readonly (string | undefined)[];

/** What a person set, with the automatic value beside it, and what of it does not hold; nothing where nothing was set. */
export function byHandBlocks({ adjusted, remarks }: CpetFinding): ReportBlock[] {
  const unfit = remarks.filter(({ code }) => isOfAdjustment(code)).map(({ detail }) => detail);
  const rows = [
    ...thresholdRows('VT1', adjusted?.vt1),
    ...thresholdRows('VT2', adjusted?.vt2),
    ...countRow('Rows left out', adjusted?.rows?.excluded),
    ...countRow('Rows taken in again', adjusted?.rows?.restored),
  ];
  return [
    ...(unfit.length === 0
      ? []
      : [{ kind: 'text' as const, title: 'Set by hand, and not holding', text: `${sentence(unfit)}.` }]),
    ...(rows.length === 0 ? [] : [table(rows)]),
  ];
}

function table(rows: readonly Row[]): ReportBlock {
  return {
    kind: 'table',
    title: 'Set by hand',
    columns: [{ title: 'What' }, { title: 'Adjusted' }, { title: 'Automatic' }],
    rows,
    note: 'Everything in this report goes by the adjusted values. Methods and network below are as the program gives them.',
  };
}

function thresholdRows(which: string, one: AdjustedThreshold | undefined): readonly Row[] {
  return one === undefined ? [] : [[which, inWords(one.byHand), one.automatic && inWords(one.automatic)]];
}

function inWords(threshold: HeadlineThreshold): string {
  if (!threshold.found) return threshold.source === 'adjusted' ? 'none' : `none: ${threshold.reason}`;
  const { timeS, vo2MlPerMin, hrBpm, workRateW, interval90S: interval, source } = threshold;
  return [
    clock(timeS),
    `${vo2Text(vo2MlPerMin)} mL/min`,
    ...(hrBpm === undefined ? [] : [`${hrBpm.toFixed(0)} 1/min`]),
    ...(workRateW === undefined ? [] : [`${workRateW.toFixed(0)} W`]),
    ...(interval === undefined ? [] : [`90 %: ${clock(interval.low)} to ${clock(interval.high)}`]),
    ...(source === 'adjusted' ? [] : [source]),
  ].join(', ');
}

function countRow(title: string, rows: readonly number[] | undefined): readonly Row[] {
  return rows === undefined || rows.length === 0 ? [] : [[title, String(rows.length), undefined]];
}

function sentence(details: readonly string[]): string {
  const text = details.join('; ');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
