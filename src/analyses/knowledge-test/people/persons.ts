import { sha256Hex } from '#core/sha256.ts';
import type { PersonName } from '../finding.ts';
import { nameInWords } from '../field-words.ts';
import { comparedName } from '../report-keys.ts';
import type { ClassReport } from './class-report.ts';

/** A person of a class, with the reports that are believed to be theirs. */
export type Person = {
  /**
   * Of the person's first file, for addresses and joins. Never of the FTN: an address stays in the browser's history, and
   * a few million hashes would give the FTN back.
   */
  readonly key: string;
  /** "Student 07": by the order in which people first appear. */
  readonly pseudonym: string;
  /** As the latest report spells it. */
  readonly name?: PersonName;
  readonly ftn?: string;
  /** Other spellings under the same FTN, as printed. */
  readonly otherSpellings: readonly string[];
  /** By date, then by take. */
  readonly reports: readonly ClassReport[];
  /** The name alone would fit several people who have an FTN, so that these reports were given to none of them. */
  readonly isAmbiguous: boolean;
};

type Group = { ftn: string | undefined; isAmbiguous: boolean; readonly reports: ClassReport[] };

/**
 * Who is who. Reports with one FTN are one person, however the name is spelt. One without is the person of its name
 * where there is exactly one; where two people with different FTNs have that name it is nobody's, and stands alone.
 */
export function groupPersons(reports: readonly ClassReport[]): readonly Person[] {
  const groups: Group[] = [];
  const byFtn = new Map<string, Group>();
  /** The people with an FTN that have a name. */
  const named = new Map<string, Set<Group>>();
  for (const report of reports) {
    const ftn = report.report.fields.ftn?.value;
    if (ftn === undefined) continue;
    const own = byFtn.get(ftn) ?? { ftn, isAmbiguous: false, reports: [] };
    if (own.reports.length === 0) groups.push(own);
    own.reports.push(report);
    byFtn.set(ftn, own);
    const name = nameOf(report);
    if (name !== undefined) named.set(name, (named.get(name) ?? new Set()).add(own));
  }
  const withoutFtn = new Map<string, Group>();
  for (const report of reports) {
    if (report.report.fields.ftn !== undefined) continue;
    const name = nameOf(report);
    const bearers = [...((name === undefined ? undefined : named.get(name)) ?? [])];
    const known = name === undefined ? undefined : withoutFtn.get(name);
    const own = bearers.length === 1 ? bearers[0] : known;
    if (own !== undefined) own.reports.push(report);
    else {
      const alone: Group = { ftn: undefined, isAmbiguous: bearers.length > 1, reports: [report] };
      groups.push(alone);
      if (name !== undefined) withoutFtn.set(name, alone);
    }
  }
  const place = new Map(reports.map(({ id }, index) => [id, index]));
  const firstPlace = (group: Group): number =>
    Math.min(...group.reports.map(({ id }) => place.get(id) ?? Infinity));
  const ordered = [...groups].sort((one, other) => firstPlace(one) - firstPlace(other));
  const width = Math.max(2, String(ordered.length).length);
  return ordered.map((group, index) =>
    personOf(
      group,
      `Student ${String(index + 1).padStart(width, '0')}`,
      reports[firstPlace(group)]?.id ?? '',
    ),
  );
}

function nameOf({ report: { fields } }: ClassReport): string | undefined {
  return fields.name && comparedName(fields.name.value);
}

function personOf({ ftn, isAmbiguous, reports }: Group, pseudonym: string, firstId: string): Person {
  const inTime = byTime(reports);
  const names = inTime.flatMap(({ report: { fields } }) =>
    fields.name === undefined ? [] : [fields.name.value],
  );
  const name = names.at(-1);
  const spellings = new Set(names.map(nameInWords));
  if (name !== undefined) spellings.delete(nameInWords(name));
  return {
    key: keyOf(firstId),
    pseudonym,
    ...(name && { name }),
    ...(ftn !== undefined && { ftn }),
    otherSpellings: [...spellings],
    reports: inTime,
    isAmbiguous,
  };
}

function keyOf(what: string): string {
  return `P${sha256Hex(what).slice(0, 10)}`;
}

/** Undated reports come last, in the order they were given. */
export function byTime(reports: readonly ClassReport[]): readonly ClassReport[] {
  const timeOf = ({ report: { fields } }: ClassReport): string =>
    `${fields.examDate?.value ?? '9999'} ${String(fields.take?.value ?? 0).padStart(3, '0')}`;
  return [...reports].sort((one, other) =>
    timeOf(one) < timeOf(other) ? -1 : Number(timeOf(one) > timeOf(other)),
  );
}
