import type { Remark } from '#core/remark.ts';
import type { ReportByHand } from './adjustments.ts';
import type { CodeDoubt, ReadCode, ReadField, ReportFields } from './finding.ts';

/** Fields with what a person set; the automatic value stands beside it. */
export function fieldsByHand(fields: ReportFields, { fields: set }: ReportByHand): ReportFields {
  const result: Record<string, ReadField<unknown> | undefined> = { ...fields };
  for (const [name, change] of Object.entries(set)) {
    const read = result[name];
    if (change.value === undefined) {
      Reflect.deleteProperty(result, name);
      continue;
    }
    result[name] = {
      value: change.value,
      certainty: 'by-hand',
      confidence: 1,
      raw: read?.raw ?? '',
      ...(read?.place && { place: read.place }),
      ...(read?.crop !== undefined && { crop: read.crop }),
      ...(read && { automatic: read.value }),
    };
  }
  return result as ReportFields;
}

/** Fields that a person said are not on the report. */
export function absentByHand({ fields }: ReportByHand): readonly (keyof ReportFields)[] {
  return Object.entries(fields).flatMap(([name, { value }]) =>
    value === undefined ? [name as keyof ReportFields] : [],
  );
}

/** Codes and doubts with what a person decided; remarks on decisions that no longer find their doubt. */
export function codesByHand(
  codes: readonly ReadCode[],
  doubts: readonly CodeDoubt[],
  byHand: ReportByHand,
): {
  readonly codes: readonly ReadCode[];
  readonly doubts: readonly CodeDoubt[];
  readonly remarks: readonly Remark[];
} {
  const decided = new Set(Object.keys(byHand.doubts));
  const confirmed = doubts.flatMap((doubt): ReadCode[] => {
    const code = byHand.doubts[doubt.id];
    return code === undefined ? [] : [codeByHand(code, doubt)];
  });
  const removed = new Set(byHand.removed);
  const all = [...codes, ...confirmed, ...byHand.added.map((code) => codeByHand(code))];
  const kept = new Map<string, ReadCode>();
  for (const each of all) {
    if (removed.has(each.code)) continue;
    const before = kept.get(each.code);
    // A person who puts in what was read already vouches for it.
    if (before === undefined || (each.certainty === 'by-hand' && byHand.added.includes(each.code)))
      kept.set(each.code, before === undefined ? each : { ...before, certainty: 'by-hand', confidence: 1 });
  }
  const ids = new Set(doubts.map(({ id }) => id));
  const gone = [...decided].filter((id) => !ids.has(id));
  return {
    codes: [...kept.values()],
    doubts: doubts.filter(({ id }) => !decided.has(id)),
    remarks:
      gone.length === 0
        ? []
        : [
            {
              code: 'adjustment-gone',
              severity: 'note',
              detail: `${gone.length} doubtful codes that were decided by hand are not in doubt any more; what was decided for them does not hold`,
              value: gone.length,
            },
          ],
  };
}

function codeByHand(code: string, doubt?: CodeDoubt): ReadCode {
  return {
    code,
    certainty: 'by-hand',
    confidence: 1,
    raw: doubt?.raw[0] ?? '',
    ...(doubt?.place && { place: doubt.place }),
  };
}
