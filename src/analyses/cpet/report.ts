import { describeSourceRef } from '#core/source-ref.ts';
import type { ReportBlock, ReportDocument, ReportValue } from '#reports/document.ts';
import type { Named } from '../analysis.ts';
import { averagingName } from './averaging/averaging-name.ts';
import { channels } from './channels.ts';
import type { AveragedPeak, CpetFinding, Metric } from './finding.ts';
import type { Averaging } from './options.ts';
import type { ColumnRecord, UnitRule } from './recording.ts';
import { byHandBlocks } from './report-by-hand.ts';
import { domainsBlocks } from './report-domains.ts';
import { metricsBlocks, predictionsBlock } from './report-metrics.ts';
import { massNote, subjectBlock } from './report-subject.ts';
import { clock, thresholdsBlock, thresholdValue } from './report-thresholds.ts';

/** One test as a report: headline, peaks, averagings side by side, phases, subject, what was read, remarks. */
export function reportTest({ name, finding }: Named<CpetFinding>): ReportDocument {
  return {
    title: name,
    kind: 'Cardiopulmonary exercise test',
    subtitle: `${finding.deviceTitle}, ${samplingWords(finding)}`,
    ...(finding.subject.bodyMassKg !== undefined && { bodyMassKg: finding.subject.bodyMassKg }),
    blocks: [
      headline(finding),
      ...byHandBlocks(finding),
      ...impossible(finding),
      peaksBlock(finding),
      predictionsBlock(finding),
      ...domainsBlocks(finding),
      ...thresholdsBlock(finding),
      ...statedBlock(finding),
      ...metricsBlocks(finding),
      ...averagings(finding),
      phasesBlock(finding),
      subjectBlock(finding),
      columnsBlock(finding),
      { kind: 'remarks', title: 'Remarks', remarks: finding.remarks },
    ],
  };
}

function headline(finding: CpetFinding): ReportBlock {
  const { peaks } = finding;
  return {
    kind: 'headline',
    values: [
      { ...shown('VO2peak', roundTo(peaks.vo2PeakMlPerMin, 10), 0, 'mL/min'), ...noteOn(finding) },
      { ...shown('VO2peak/kg', peaks.vo2PeakMlPerKgPerMin, 1, 'mL/min/kg'), ...massNote(finding) },
      thresholdValue('VT1', finding),
      thresholdValue('VT2', finding),
      shown('Peak RER', peaks.rerPeak, 2),
      shown('HR peak', peaks.hrPeakBpm, 0, '1/min'),
      shownAsClock('Exercise', finding.exerciseDurationS),
      { label: 'Quality', text: finding.quality },
    ],
  };
}

function noteOn({ peaks, peakAveraging, thresholdsImpossible }: CpetFinding): { note?: string } {
  if (!('value' in peaks.vo2PeakMlPerMin)) return {};
  const name = averagingName(peakAveraging);
  const notMaximal =
    thresholdsImpossible.includes('constant-load') || thresholdsImpossible.includes('intervals');
  return { note: notMaximal ? `${name}; the highest VO2 of a test that does not rise to a maximum` : name };
}

function impossible({ thresholdsImpossible, remarks }: CpetFinding): ReportBlock[] {
  if (thresholdsImpossible.length === 0) return [];
  const reasons = remarks.filter((remark) => thresholdsImpossible.includes(remark.code));
  const text = reasons.map((remark) => remark.detail).join('; ');
  return [{ kind: 'text', title: 'Why there are no thresholds', text: `${text}.` }];
}

function peaksBlock({ peaks }: CpetFinding): ReportBlock {
  return {
    kind: 'values',
    title: 'Peaks',
    values: [
      shown('VO2peak', roundTo(peaks.vo2PeakMlPerMin, 10), 0, 'mL/min'),
      shown('VO2peak/kg', peaks.vo2PeakMlPerKgPerMin, 1, 'mL/min/kg'),
      shown('RER', peaks.rerPeak, 2),
      shown('Heart rate', peaks.hrPeakBpm, 0, '1/min'),
      shown('VE', peaks.vePeakLPerMin, 1, 'L/min'),
      shown('O2 pulse', peaks.o2PulsePeakMlPerBeat, 1, 'mL'),
      shown('Work rate', peaks.workRatePeakW, 0, 'W'),
    ],
  };
}

/** The averagings that published tests are compared by; the finding holds all from 5 to 60. */
const comparedLengths: readonly number[] = [5, 10, 15, 20, 30, 45, 60];

function averagings({ vo2PeakByAveraging }: CpetFinding): ReportBlock[] {
  if (vo2PeakByAveraging.length === 0) return [];
  const find = (kind: Averaging['kind'], length: number): AveragedPeak | undefined =>
    vo2PeakByAveraging.find((p) => p.averaging.kind === kind && p.averaging.length === length);
  const cell = (peak: AveragedPeak | undefined) => peak?.vo2MlPerMin.toFixed(0);
  const rows = comparedLengths.map((length) => [
    String(length),
    cell(find('moving-time', length)),
    cell(find('binned-time', length)),
    cell(find('moving-breaths', length)),
  ]);
  return [
    {
      kind: 'table',
      title: 'VO2peak by averaging',
      columns: [
        { title: 'Seconds or breaths', numeric: true },
        { title: 'Moving time', unit: 'mL/min', numeric: true },
        { title: 'Binned time', unit: 'mL/min', numeric: true },
        { title: 'Moving breaths', unit: 'mL/min', numeric: true },
      ],
      rows,
      note: 'Shorter windows give higher values (Martin-Rincon 2020, Front Physiol). Empty: the data are too coarse or too short.',
    },
  ];
}

const foundWords = {
  stated: 'the file states it',
  'work-rate': 'work rate',
  'gas-exchange': 'gas exchange',
} as const;

function phasesBlock({ phases, protocol }: CpetFinding): ReportBlock {
  const rate = protocol.rateWPerMin === undefined ? undefined : `${protocol.rateWPerMin.toFixed(1)} W/min`;
  const belt =
    protocol.rateKmPerHPerMin === undefined
      ? undefined
      : `${protocol.rateKmPerHPerMin.toFixed(2)} km/h per min`;
  const step = protocol.stepDurationS === undefined ? undefined : `steps of ${protocol.stepDurationS} s`;
  const kind = protocol.kind.replaceAll('-', ' ');
  const words = [kind, protocol.mode === 'unknown' ? undefined : protocol.mode, rate, belt, step];
  return {
    kind: 'table',
    title: 'Phases',
    columns: [
      { title: 'Phase' },
      { title: 'Start', numeric: true },
      { title: 'End', numeric: true },
      { title: 'Found from' },
    ],
    rows: phases.map(({ phase, startS, endS, foundFrom }) => [
      phase,
      clock(startS),
      clock(endS),
      foundWords[foundFrom],
    ]),
    note: `Protocol: ${words.filter((word) => word !== undefined).join(', ')}`,
  };
}

function statedBlock({ statedThresholds }: CpetFinding): ReportBlock[] {
  if (statedThresholds.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'Thresholds the file states',
      columns: [
        { title: 'Threshold' },
        { title: "The file's word" },
        { title: 'Time', numeric: true },
        { title: 'VO2', unit: 'mL/min', numeric: true },
        { title: 'HR', unit: '1/min', numeric: true },
        { title: 'Work rate', unit: 'W', numeric: true },
      ],
      rows: statedThresholds.map((t) => [
        t.which,
        t.label,
        t.timeS === undefined ? undefined : clock(t.timeS),
        t.vo2MlPerMin?.toFixed(0),
        t.hrBpm?.toFixed(0),
        t.workRateW?.toFixed(0),
      ]),
      note: 'Of the cart or of a reader; kept beside our own and never used as ours.',
    },
  ];
}

const ruleWords: Readonly<Record<UnitRule, string>> = {
  profile: 'the laboratory profile',
  'unit-row': 'the unit row',
  name: "the column's name",
  device: "the device's habit",
  magnitude: 'the size of the numbers',
};

function columnsBlock({ columns }: CpetFinding): ReportBlock {
  return {
    kind: 'table',
    title: 'What was read',
    columns: [
      { title: 'Column', quoted: true },
      { title: 'Place' },
      { title: 'Read as' },
      { title: 'Channel' },
      { title: 'Unit' },
      { title: 'Unit decided by' },
    ],
    rows: columns.map((column) => [
      column.heading === '' ? undefined : column.heading,
      describeSourceRef(column.at),
      column.quantity,
      channelTitle(column),
      column.unit,
      decidedBy(column),
    ]),
  };
}

function channelTitle({ channel }: ColumnRecord): string | undefined {
  if (channel === undefined) return undefined;
  return channel === 'time' ? 'Time' : channels[channel].title;
}

function decidedBy({ derivedFrom, unitRule }: ColumnRecord): string | undefined {
  if (derivedFrom !== undefined) return `derived: ${derivedFrom}`;
  return unitRule === undefined ? undefined : ruleWords[unitRule];
}

function samplingWords({ sampling }: CpetFinding): string {
  const interval = sampling.intervalS.toFixed(sampling.intervalS < 10 ? 1 : 0);
  switch (sampling.kind) {
    case 'breaths':
      return `breath by breath, one every ${interval} s`;
    case 'averaged':
      return `averages of ${interval} s`;
    case 'uniform':
      return 'one row a second';
  }
}

function shown(label: string, metric: Metric, digits: number, unit?: string): ReportValue {
  const withUnit = unit === undefined ? {} : { unit };
  if (!('value' in metric)) return { label, text: undefined, ...withUnit, note: metric.reason };
  return { label, text: metric.value.toFixed(digits), ...withUnit };
}

/** A duration as the charts label their time axis: "10:15". */
function shownAsClock(label: string, metric: Metric): ReportValue {
  const value = shown(label, metric, 0, 'min:s');
  return 'value' in metric ? { ...value, text: clock(metric.value) } : value;
}

/** Headline and peaks show VO2 to 10 mL/min; the averagings and exports keep the digits. */
function roundTo(metric: Metric, step: number): Metric {
  return 'value' in metric ? { ...metric, value: Math.round(metric.value / step) * step } : metric;
}
