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

/**
 * Two fields that contradict each other are for a person; once a person has confirmed both, they are taken as printed
 * and the contradiction is no more than noted.
 */
export function conflict(
  fields: ReportFields,
  names: readonly (keyof ReportFields)[],
  detail: string,
  at: Pick<Remark, 'at'> = {},
): CheckOutcome {
  if (names.every((name) => fields[name]?.certainty === 'by-hand'))
    return {
      remarks: [
        {
          code: 'field-conflict-by-hand',
          severity: 'note',
          detail: `${detail}; both confirmed by hand, and so taken as printed`,
          ...at,
        },
      ],
    };
  return { doubtful: names, remarks: [{ code: 'field-conflict', severity: 'warning', detail, ...at }] };
}

export const nothingToSay: CheckOutcome = { remarks: [] };
