import type { Remark } from '#core/remark.ts';
import type { ChosenRows } from './adjustments.ts';
import type { ChannelId } from './channels.ts';
import type { AdjustedThresholds } from './headline-thresholds.ts';
import type { MetricResult } from './metrics/metric-result.ts';
import type { ComparedAnswer } from './model/compared-answer.ts';
import type { DomainAnswer } from './model/domain-answer.ts';
import type { Averaging } from './options.ts';
import type { Predictions } from './reference-values/predictions.ts';
import type { Thresholds } from './thresholds/find-thresholds.ts';
import type {
  ColumnRecord,
  DeviceId,
  Environment,
  FactSources,
  Sampling,
  StatedPhase,
  StatedThreshold,
  Subject,
} from './recording.ts';

/** A stretch of the test, in seconds on the file's clock; the end is exclusive. */
export type Phase = {
  readonly phase: 'rest' | 'warm-up' | 'stages' | 'incremental' | 'recovery' | 'constant-load' | 'exercise';
  readonly startS: number;
  readonly endS: number;
  /** stated: the file says so; work-rate or gas-exchange: found in the data. */
  readonly foundFrom: 'stated' | 'work-rate' | 'gas-exchange';
};

export type Protocol = {
  readonly kind: 'ramp' | 'steps' | 'constant-load' | 'intervals' | 'stages-then-ramp' | 'unknown';
  readonly mode: 'cycle' | 'treadmill' | 'unknown';
  /** Work-rate rise over the incremental part, where a work rate is there. */
  readonly rateWPerMin?: number;
  readonly rateKmPerHPerMin?: number;
  readonly stepDurationS?: number;
};

/** A peak under one averaging, with where it lies. */
export type AveragedPeak = {
  readonly averaging: Averaging;
  readonly vo2MlPerMin: number;
  /** Centre of the window, s on the file's clock. */
  readonly timeS: number;
};

/** A number, or why there is none. */
export type Metric = { readonly value: number; readonly timeS?: number } | { readonly reason: string };

export type Peaks = {
  readonly vo2PeakMlPerMin: Metric;
  readonly vo2PeakMlPerKgPerMin: Metric;
  readonly rerPeak: Metric;
  readonly hrPeakBpm: Metric;
  readonly vePeakLPerMin: Metric;
  readonly o2PulsePeakMlPerBeat: Metric;
  readonly workRatePeakW: Metric;
};

/** A column of samples that survives JSON: the values that are there, and the indices of the rows where none is. */
export type SparseColumn = { readonly values: readonly number[]; readonly absent: readonly number[] };

/** What cleaning left out: a breath's gas values, or one channel's value where `channel` is named. */
export type Exclusion = {
  readonly index: number;
  /** The rule that the breath breaks: partial, merged, outlier, outside-hard-limits, …; by-reader: a person left it out. */
  readonly code: string;
  readonly channel?: ChannelId;
};

/** The de-identified series, so that reports and recomputing never need the input again. */
export type StoredSeries = {
  readonly timeS: readonly number[];
  readonly rows: readonly number[];
  readonly channels: Readonly<Partial<Record<ChannelId, SparseColumn>>>;
  readonly excluded: readonly Exclusion[];
};

/** What a person set by hand in a test, as far as it holds, with the automatic values beside it. */
export type Adjusted = AdjustedThresholds & {
  /** Rows of the series that a person left out or took in again. */
  readonly rows?: ChosenRows;
};

/** The result for one test. Plain JSON data: survives structured clone and JSON unchanged. */
export type CpetFinding = {
  readonly device: DeviceId;
  readonly deviceTitle: string;
  readonly subject: Subject;
  /** Day of the test on the batch's own shifted calendar; absent where the file states none, and in older findings. */
  readonly testDay?: number;
  /** Absent where no worklist says anything of the subject, and in findings made before there were worklists. */
  readonly factSources?: FactSources;
  readonly environment: Environment;
  readonly sampling: Sampling;
  readonly columns: readonly ColumnRecord[];
  readonly protocol: Protocol;
  readonly phases: readonly Phase[];
  /** Duration of the exercise part that the peaks come from, s. */
  readonly exerciseDurationS: Metric;
  readonly peakAveraging: Averaging;
  readonly peaks: Peaks;
  /** VO2peak under every averaging the field uses (moving time, binned time, moving breaths; 5 to 60). */
  readonly vo2PeakByAveraging: readonly AveragedPeak[];
  readonly statedPhases: readonly StatedPhase[];
  readonly statedThresholds: readonly StatedThreshold[];
  /** What the classical methods say; absent where the test can have no thresholds. */
  readonly thresholds?: Thresholds;
  /** What the shipped network says, joined with prior and classical votes; absent where it was not asked. */
  readonly domains?: DomainAnswer;
  /** What the user's own models say. */
  readonly comparedAnswers?: readonly ComparedAnswer[];
  /** What a person set by hand: everything here goes by it, but for `thresholds` and `domains`. Absent: nothing. */
  readonly adjusted?: Adjusted;
  /** Every metric of the laboratory, each a number or the reason why there is none; empty for a test without a peak. */
  readonly metrics: readonly MetricResult[];
  readonly predictions: Predictions;
  /** Why there can be no thresholds; empty where the test allows them. */
  readonly thresholdsImpossible: readonly string[];
  readonly remarks: readonly Remark[];
  /** How many of the remarks, the first ones, come from reading the file rather than from analysing it. */
  readonly readingRemarks: number;
  readonly quality: 'A' | 'B' | 'C' | 'D';
  readonly completeness: 'success' | 'partial';
  readonly series: StoredSeries;
};
