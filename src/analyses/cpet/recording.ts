import type { Remark } from '#core/remark.ts';
import type { SourceRef } from '#core/source-ref.ts';
import type { SubjectFacts } from '#core/subject-facts.ts';
import type { ChannelId, Channels } from './channels.ts';

/** Of a cart or app, as its own file in `devices/` names it; kept in findings, so it never changes. */
export type DeviceId = string;

/** Who was tested, de-identified: no name, no birth date, nothing assumed. */
export type Subject = {
  /** Salted hash of the identity found in the file; the salt belongs to the batch. */
  readonly subjectId?: string;
  readonly sex?: 'female' | 'male';
  readonly ageY?: number;
  readonly bodyMassKg?: number;
  readonly heightCm?: number;
  /** Maximal voluntary ventilation and forced expiratory volume in 1 s as measured, where the file states them. */
  readonly mvvLPerMin?: number;
  readonly fev1L?: number;
};

/** Where the user's worklist went before the file: what it says, and what the file says of the same. */
export type FactSources = { readonly worklist: SubjectFacts; readonly file: SubjectFacts };

/** Conditions as stated by the file. */
export type Environment = {
  readonly barometricPressureMmHg?: number;
  readonly temperatureC?: number;
  readonly relativeHumidityPercent?: number;
};

/**
 * breaths: one row a breath; averaged: the cart binned the data to a constant interval of 5 s or more;
 * uniform: one row a second (already interpolated).
 */
export type Sampling = {
  readonly kind: 'breaths' | 'averaged' | 'uniform';
  /** Median step between rows, s. */
  readonly intervalS: number;
};

/** Which rule decided a column's unit, strongest first; `profile`: a laboratory's profile says it. */
export type UnitRule = 'profile' | 'unit-row' | 'name' | 'device' | 'magnitude';

/** What was made of one column of the file (or of several, where a channel is derived). */
export type ColumnRecord = {
  /** The heading as written in the file; '' for a derived channel without a column of its own. */
  readonly heading: string;
  readonly at?: SourceRef;
  /** 'time' for the time base; undefined where the column is recognised but only used for checks and derivation. */
  readonly channel?: ChannelId | 'time';
  /** What was recognised in words: "VO2 per body mass", "end-tidal O2 fraction". */
  readonly quantity: string;
  /** The unit the numbers were read in, as decided. */
  readonly unit: string;
  /** Absent for a derived channel. */
  readonly unitRule?: UnitRule;
  /** How it was derived: "60 · VT / (tin + tex)"; absent where it stands in the file. */
  readonly derivedFrom?: string;
};

/** A phase as the file itself states it (phase column, [Start] section, label rows). */
export type StatedPhase = {
  readonly phase: 'rest' | 'warm-up' | 'exercise' | 'recovery';
  readonly startS: number;
};

/** A threshold the file carries: the vendor's, or an expert's label. Kept beside ours, never used as ours. */
export type StatedThreshold = {
  readonly which: 'VT1' | 'VT2';
  /** The file's own word: "AT", "RC", "LT". */
  readonly label: string;
  readonly timeS?: number;
  readonly vo2MlPerMin?: number;
  readonly hrBpm?: number;
  readonly workRateW?: number;
};

/** One test as read: typed, in one unit system, de-identified; not yet cleaned. */
export type Recording = {
  readonly device: DeviceId;
  /** As shown to people: "COSMED K4b2". */
  readonly deviceTitle: string;
  readonly subject: Subject;
  /** Day of the test on the batch's own shifted calendar (`identity.ts`); absent where the file states none. */
  readonly testDay?: number;
  /** Absent where no worklist says anything of the subject. */
  readonly factSources?: FactSources;
  readonly environment: Environment;
  readonly sampling: Sampling;
  /** Seconds on the file's own clock (may start negative), in file order, never running backwards; repeats are kept. */
  readonly timeS: readonly number[];
  /** Every series has the length of `timeS`. */
  readonly channels: Channels;
  /** The file's row number of each sample, from 1, for placing remarks. */
  readonly rows: readonly number[];
  readonly columns: readonly ColumnRecord[];
  readonly statedPhases: readonly StatedPhase[];
  readonly statedThresholds: readonly StatedThreshold[];
  readonly remarks: readonly Remark[];
};
