import type { Remark } from '#core/remark.ts';
import type { Adjustments } from '#core/review.ts';
import { parseCode } from './codes/grammar.ts';
import type { PersonName, ReportFields } from './finding.ts';

/** What a person set in one report. */
export type ReportByHand = {
  /** Undefined as a value: there is none on the report. */
  readonly fields: { readonly [Name in keyof ReportFields]?: { readonly value: FieldValue | undefined } };
  /** By the doubt's id: the code that stands there, or undefined where none does. */
  readonly doubts: Readonly<Record<string, string | undefined>>;
  readonly added: readonly string[];
  readonly removed: readonly string[];
};

export type FieldValue = string | number | PersonName;

/** What holds by hand, by report from 0, and remarks on what this version cannot read. */
export type ReadAdjustments = {
  readonly reports: Readonly<Record<number, ReportByHand>>;
  readonly remarks: readonly Remark[];
};

export const nothingByHand: ReportByHand = { fields: {}, doubts: {}, added: [], removed: [] };

/** Names of adjustments: `field:0:scorePercent`, `doubt:0:p1-200-310`, `codes:0`. */
export function readAdjustments(raw: Adjustments | undefined): ReadAdjustments {
  const reports: Record<number, ReportByHand> = {};
  const remarks: Remark[] = [];
  for (const [what, to] of Object.entries(raw ?? {})) {
    const [, report = '', changed] = changeNamed(what, to) ?? [];
    if (changed === undefined) remarks.push(unreadable(what));
    else reports[Number(report)] = joined(reports[Number(report)] ?? nothingByHand, changed);
  }
  return { reports, remarks };
}

function joined(one: ReportByHand, other: Partial<ReportByHand>): ReportByHand {
  return {
    fields: { ...one.fields, ...other.fields },
    doubts: { ...one.doubts, ...other.doubts },
    added: [...one.added, ...(other.added ?? [])],
    removed: [...one.removed, ...(other.removed ?? [])],
  };
}

function changeNamed(
  what: string,
  to: unknown,
): readonly [string, string, Partial<ReportByHand>] | undefined {
  const match = /^(field|doubt|codes):(\d{1,3})(?::(.+))?$/.exec(what);
  if (match === null || !isRecord(to)) return undefined;
  const [, kind = '', report = '', name = ''] = match;
  const changed = changeOf(kind, name, to);
  return changed && [kind, report, changed];
}

function changeOf(
  kind: string,
  name: string,
  to: Readonly<Record<string, unknown>>,
): Partial<ReportByHand> | undefined {
  switch (kind) {
    case 'field': {
      if (!isFieldName(name)) return undefined;
      if (to['absent'] === true) return { fields: { [name]: { value: undefined } } };
      const value = checkedValue(name, to['value']);
      return value === undefined ? undefined : { fields: { [name]: { value } } };
    }
    case 'doubt': {
      if (to['none'] === true) return { doubts: { [name]: undefined } };
      const code = codeIn(to['code']);
      return code === undefined ? undefined : { doubts: { [name]: code } };
    }
    default: {
      const [added, removed] = [codesIn(to['added']), codesIn(to['removed'])];
      return added === undefined || removed === undefined ? undefined : { added, removed };
    }
  }
}

const fieldChecks: Readonly<Record<keyof ReportFields, (value: unknown) => boolean>> = {
  name: isName,
  ftn: (value) => isText(value) && /^[A-Z]\d{7}$/.test(value),
  examId: isText,
  examTitle: isText,
  examCode: (value) => isText(value) && /^[A-Z0-9]{2,4}$/.test(value),
  examDate: isDay,
  scorePercent: (value) => typeof value === 'number' && value >= 0 && value <= 100,
  grade: (value) => value === 'pass' || value === 'fail',
  take: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 99,
  expiresOn: isDay,
};

function isFieldName(name: string): name is keyof ReportFields {
  return Object.hasOwn(fieldChecks, name);
}

/** A value that the field can have; undefined else. A form may ask with it before it sets anything. */
export function checkedValue(name: keyof ReportFields, value: unknown): FieldValue | undefined {
  if (!fieldChecks[name](value)) return undefined;
  if (name !== 'name') return value as string | number;
  const { family, given, suffix } = value as PersonName;
  return { family, given, ...(isText(suffix) && { suffix }) };
}

function isName(value: unknown): boolean {
  return isRecord(value) && isText(value['family']) && typeof value['given'] === 'string';
}

function isDay(value: unknown): boolean {
  if (!isText(value) || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 200;
}

function codeIn(value: unknown): string | undefined {
  return typeof value === 'string' ? parseCode(value)?.text : undefined;
}

function codesIn(value: unknown): readonly string[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return undefined;
  const codes = value.map(codeIn);
  return codes.every((code) => code !== undefined) ? codes : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(what: string): Remark {
  return {
    code: 'adjustment-unreadable',
    severity: 'note',
    detail: `what was set by hand for "${what.slice(0, 40)}" is in no form that this version knows, and does not hold`,
  };
}
