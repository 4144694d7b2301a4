import type { Remark } from '#core/remark.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import type { SourceDocument } from '#readers/document.ts';
import type { RawRecording } from '../raw-recording.ts';
import type { StatedThreshold } from '../recording.ts';
import type { Device } from './device.ts';
import { asRecord, frameOf, frameOfJson, numberIn, readFrame, type Frame } from './frame.ts';

const headings = {
  vo2MlPerMin: 'VO2',
  vco2MlPerMin: 'VCO2',
  veLPerMin: 'VE',
  rer: 'R',
  eqO2: 'VE/VO2',
  eqCo2: 'VE/VCO2',
  peto2MmHg: 'PetO2',
  petco2MmHg: 'PetCO2',
  hrBpm: 'HR',
  rfPerMin: 'RF',
} as const;

type Export = {
  readonly frame: Frame;
  /** What stands beside the data of the test: id, VO2max, LT, RCP. */
  readonly labels: Readonly<Record<string, unknown>>;
  readonly tests: number;
};

/** An array of tests, one test, or rows alone (JSON or CSV). */
function exportOf(document: SourceDocument, most = Infinity): Export | undefined {
  if (document.format === 'json') {
    const value: readonly unknown[] = Array.isArray(document.value) ? document.value : [document.value];
    const tests = value.map(asRecord).filter((test) => Array.isArray(test?.['data']));
    const first = tests[0];
    const frame = frameOfJson(first?.['data'], most);
    if (first !== undefined && frame !== undefined) return { frame, labels: first, tests: tests.length };
  }
  const frame = frameOf(document, most);
  return frame && { frame, labels: {}, tests: 1 };
}

/** A share written as "67%" or 67; undefined otherwise. */
function shareIn(value: unknown): number | undefined {
  const percent = numberIn(typeof value === 'string' ? value.replace('%', '') : value);
  return percent !== undefined && percent > 0 && percent <= 100 ? percent / 100 : undefined;
}

/** VO2 at a label, mL/min: as stated, or from its share of the stated VO2max. */
function labelledVo2(
  labels: Export['labels'],
  name: 'LT' | 'RCP',
  vo2MaxMlPerMin: number | undefined,
): number | undefined {
  const stated = numberIn(labels[name]);
  if (stated !== undefined && stated > 0) return stated < 15 ? 1000 * stated : stated;
  const share =
    shareIn(labels[`${name}_vo2max`]) ??
    (typeof labels[name] === 'string' ? shareIn(labels[name]) : undefined);
  return share !== undefined && vo2MaxMlPerMin !== undefined ? share * vo2MaxMlPerMin : undefined;
}

/** VO2max beside the data, mL/min (L/min where below 15). */
function statedVo2Max(labels: Export['labels']): number | undefined {
  const stated = numberIn(labels['VO2max']);
  if (stated === undefined || stated <= 0) return undefined;
  return stated < 15 ? 1000 * stated : stated;
}

function readThresholds(labels: Export['labels']): StatedThreshold[] {
  const thresholds: StatedThreshold[] = [];
  for (const [which, label] of [
    ['VT1', 'LT'],
    ['VT2', 'RCP'],
  ] as const) {
    const vo2MlPerMin = labelledVo2(labels, label, statedVo2Max(labels));
    if (vo2MlPerMin !== undefined) thresholds.push({ which, label, vo2MlPerMin });
  }
  return thresholds;
}

function readRemarks({ labels, tests }: Export): Remark[] {
  const remarks: Remark[] = [];
  const vo2MaxMlPerMin = statedVo2Max(labels);
  if (vo2MaxMlPerMin !== undefined) {
    remarks.push({
      code: 'stated-vo2max',
      severity: 'note',
      detail: `the file states a VO2max of ${vo2MaxMlPerMin.toFixed(0)} mL/min`,
      value: vo2MaxMlPerMin,
    });
  }
  if (tests > 1) {
    remarks.push({
      code: 'more-tests-in-file',
      severity: 'warning',
      detail: `the file holds ${tests} tests; the first one is read`,
      value: tests,
    });
  }
  return remarks;
}

function readExerciseThresholds(document: SourceDocument): Result<RawRecording> {
  const found = exportOf(document);
  if (found === undefined) return failFile('unsupported', 'not-a-test', 'no test with data found');
  const parts = readFrame(found.frame, 't', headings);
  if (!parts.ok) return parts;
  const { ordered: _ordered, ...series } = parts.value;
  return ok({
    ...series,
    device: 'exercise-thresholds',
    deviceTitle: exerciseThresholds.title,
    // The id ("dataset_#001") names the data set, not the person.
    identity: {},
    subject: {},
    environment: {},
    statedPhases: [],
    statedThresholds: readThresholds(found.labels),
    remarks: [...series.remarks, ...readRemarks(found)],
  });
}

/** The Exercise Thresholds App: JSON with expert labels (LT, RCP), or its CSV of rows alone. */
export const exerciseThresholds: Device = {
  id: 'exercise-thresholds',
  title: 'Exercise Thresholds App',
  guide: {
    layout:
      'JSON or CSV of the Exercise Thresholds App: tests in a list, each with its rows and, where a reader has set them, its two thresholds.',
    steps: [
      { from: 'memory', text: 'In the app, save or download the tests as JSON or CSV.' },
      { from: 'files', text: 'Of several tests in one file only the first is read: save each by itself.' },
    ],
  },
  recognise: (document) => {
    const found = exportOf(document, 1);
    if (found === undefined) return 0;
    const has = (heading: string): boolean => found.frame.headings.includes(heading);
    if (!has('t') || !has('VO2') || !has('VCO2')) return 0;
    // A unit row below the names belongs to a cart.
    if (numberIn(found.frame.records[0]?.values['VO2']) === undefined) return 0;
    if (document.format === 'json') return 1;
    return has('VE') && has('PetO2') && has('PetCO2') && has('VE/VO2') ? 0.9 : 0;
  },
  read: readExerciseThresholds,
};
