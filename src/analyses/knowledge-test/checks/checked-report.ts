import type { Remark } from '#core/remark.ts';
import type { CodeDoubt, ReadCode, ReportFields, ReportRead } from '../finding.ts';

/** One report as read, before anything of it was held against anything else. */
export type UncheckedReport = {
  readonly pages: readonly number[];
  readonly method: ReportRead['method'];
  readonly fields: ReportFields;
  readonly codes: readonly ReadCode[];
  readonly doubts: readonly CodeDoubt[];
};

/** What a check says: remarks, fields that a person must look at, and fields that another one confirms. */
export type CheckOutcome = {
  readonly remarks: readonly Remark[];
  readonly doubtful?: readonly (keyof ReportFields)[];
  readonly confirmed?: readonly (keyof ReportFields)[];
};

export const nothingToSay: CheckOutcome = { remarks: [] };
