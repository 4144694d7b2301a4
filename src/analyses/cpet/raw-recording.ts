import type { Remark } from '#core/remark.ts';
import type { Series } from './channels.ts';
import type { QuantityId } from './quantities.ts';
import type {
  ColumnRecord,
  DeviceId,
  Environment,
  Sampling,
  StatedPhase,
  StatedThreshold,
  Subject,
} from './recording.ts';

/** A calendar day as the file gives it. */
export type CalendarDate = { readonly year: number; readonly month: number; readonly day: number };

/** Who the file names. Lives only until read-recording.ts has made an age and a salted id of it. */
export type RawIdentity = {
  readonly familyName?: string;
  readonly givenName?: string;
  /** The person's number in the lab's own system. */
  readonly fileId?: string;
  readonly birthDate?: CalendarDate;
  readonly testDate?: CalendarDate;
};

/**
 * What a device file gives, before derivation, checks and de-identification: every recognised quantity in the
 * product's units, in file order, on a time base that never runs backwards.
 */
export type RawRecording = {
  readonly device: DeviceId;
  /** As shown to people: "COSMED K4b2". */
  readonly deviceTitle: string;
  readonly identity: RawIdentity;
  /** As stated; nothing assumed. The subject id is added later. */
  readonly subject: Omit<Subject, 'subjectId'>;
  readonly environment: Environment;
  /** The file's own factor from STPD to BTPS volumes, where it states one (Parvo). */
  readonly stpdToBtpsFactor?: number;
  readonly sampling: Sampling;
  readonly timeS: readonly number[];
  /** The file's row number of each sample, from 1. */
  readonly rows: readonly number[];
  /** Every series has the length of `timeS`; missing is undefined. */
  readonly quantities: Readonly<Partial<Record<QuantityId, Series>>>;
  readonly columns: readonly ColumnRecord[];
  readonly statedPhases: readonly StatedPhase[];
  readonly statedThresholds: readonly StatedThreshold[];
  readonly remarks: readonly Remark[];
};
