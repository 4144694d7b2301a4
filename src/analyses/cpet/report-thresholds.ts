import type { ReportBlock, ReportValue } from '#reports/document.ts';
import type { CpetFinding } from './finding.ts';
import { headlineThreshold, type HeadlineThreshold } from './headline-thresholds.ts';
import { sourceText } from './reference-values/citation.ts';
import type { Consensus } from './thresholds/consensus.ts';
import type { ThresholdEstimate } from './thresholds/estimate.ts';
import { vt1Methods } from './thresholds/methods/vt1.ts';
import { vt2Methods } from './thresholds/methods/vt2.ts';

/** How the methods are joined, in short. */
export const methodsNote =
  'Consensus: determinate methods near their weighted median (after Gaskill 2001), each with the weight of its error on simulated tests and of its interval; none where less than three fifths (VT1) or two thirds (VT2) of the weight agree. Intervals: moving-block bootstrap.';

/** "mL/min" rounded as reports show it. */
export function vo2Text(vo2MlPerMin: number): string {
  return (Math.round(vo2MlPerMin / 10) * 10).toFixed(0);
}

/** A threshold for the headline strip: VO2 with its share of the peak and its interval, or why there is none. */
export function thresholdValue(which: 'VT1' | 'VT2', finding: CpetFinding): ReportValue {
  const one = headlineThreshold(which, finding);
  if (one === undefined) return { label: which, text: undefined, unit: 'mL/min', note: 'not in this test' };
  const byHand = which === 'VT1' ? finding.adjusted?.vt1 : finding.adjusted?.vt2;
  const beside = byHand && automaticNote(byHand.automatic);
  if (!one.found)
    return {
      ...{ label: which, text: undefined, unit: 'mL/min' },
      note: beside === undefined ? one.reason : `${one.reason}; ${beside}`,
    };
  const peak = finding.peaks.vo2PeakMlPerMin;
  const share = 'value' in peak ? `${((100 * one.vo2MlPerMin) / peak.value).toFixed(0)} % of peak at ` : '';
  const source = one.source === 'classical' ? ', classical methods' : '';
  return {
    label: which,
    text: vo2Text(one.vo2MlPerMin),
    unit: 'mL/min',
    note:
      beside === undefined
        ? `${share}${clock(one.timeS)}${intervalNote(one)}${source}`
        : `${share}${clock(one.timeS)}, adjusted by hand; ${beside}`,
  };
}

function intervalNote({ interval90S: interval }: Extract<HeadlineThreshold, { found: true }>): string {
  return interval === undefined ? '' : ` (90 %: ${clock(interval.low)} to ${clock(interval.high)})`;
}

/** What the program says of a threshold that a person set. */
function automaticNote(automatic: HeadlineThreshold | undefined): string {
  return automatic?.found === true
    ? `automatic ${vo2Text(automatic.vo2MlPerMin)} at ${clock(automatic.timeS)}`
    : 'automatic: none';
}

/** "7:05" for 425 s, as the charts label their time axis. */
export function clock(timeS: number): string {
  const whole = Math.round(Math.abs(timeS));
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
  return timeS < -0.5 ? `−${text}` : text;
}

/** Every method beside the others, with its interval or its doubt. */
export function thresholdsBlock({ thresholds }: CpetFinding): ReportBlock[] {
  if (thresholds === undefined) return [];
  return [
    {
      kind: 'table',
      title: 'Thresholds by the classical methods',
      columns: [
        { title: 'Method' },
        { title: 'Threshold' },
        { title: 'Time', numeric: true },
        { title: '90 % interval', numeric: true },
        { title: 'VO2', unit: 'mL/min', numeric: true },
        { title: 'HR', unit: '1/min', numeric: true },
        { title: 'Work rate', unit: 'W', numeric: true },
        { title: 'Remark' },
        { title: 'Source', tucked: true },
      ],
      rows: [
        ...consensusRows(thresholds.vt1),
        ...consensusRows(thresholds.vt2),
        ...thresholds.estimates.map(row),
      ],
      note: methodsNote,
    },
  ];
}

function consensusRows(consensus: Consensus): (string | undefined)[][] {
  if (!consensus.determinate) {
    return [['Consensus', consensus.which, ...Array.from({ length: 5 }, () => undefined), consensus.reason]];
  }
  return [
    [
      'Consensus',
      consensus.which,
      ...cells(consensus),
      `${consensus.confidence}: ${consensus.agreeing.length} agree`,
    ],
  ];
}

function row(estimate: ThresholdEstimate): (string | undefined)[] {
  const method = [...vt1Methods, ...vt2Methods].find((candidate) => candidate.id === estimate.method);
  const title = method?.title ?? estimate.method;
  const values = estimate.determinate ? cells(estimate) : Array.from({ length: 5 }, () => undefined);
  const doubt = estimate.determinate ? undefined : estimate.reason;
  return [title, estimate.which, ...values, doubt, method && sourceText(method.citation)];
}

function cells(found: Extract<ThresholdEstimate | Consensus, { determinate: true }>): (string | undefined)[] {
  return [
    clock(found.timeS),
    `${clock(found.interval90S.low)} to ${clock(found.interval90S.high)}`,
    vo2Text(found.vo2MlPerMin),
    found.hrBpm?.toFixed(0),
    found.workRateW?.toFixed(0),
  ];
}
