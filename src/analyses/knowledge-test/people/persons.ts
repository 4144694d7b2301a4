import { sha256Hex } from '#core/sha256.ts';
import type { PersonName } from '../finding.ts';
import { nameInWords } from '../field-words.ts';
import { comparedName } from '../report-keys.ts';
import { certain } from './certain.ts';
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
  /** On one of the reports the FTN reads otherwise, and is in doubt there: the name joined it. */
  readonly ftnReadOtherwise?: true;
};

type Group = { ftn: string | undefined; isAmbiguous: boolean; readonly reports: ClassReport[] };

/**
 * Who is who. Reports with one FTN are one person, however the name is spelt. One without, or with one that is in doubt,
 * is the person of its name where there is exactly one; where two people with different FTNs have that name, its FTN may
 * still say which of them, else it is nobody's, and stands alone. So an FTN in doubt parts nobody from a name of theirs,
 * and brings nobody under another's.
 */
export function groupPersons(reports: readonly ClassReport[]): readonly Person[] {
  const groups: Group[] = [];
  const byFtn = new Map<string, Group>();
  /** The people with a certain FTN that have a name. */
  const named = new Map<string, Set<Group>>();
  for (const report of reports) {
    const ftn = certain(report.report.fields.ftn);
    if (ftn === undefined) continue;
    const own = byFtn.get(ftn) ?? { ftn, isAmbiguous: false, reports: [] };
    if (own.reports.length === 0) groups.push(own);
    own.reports.push(report);
    byFtn.set(ftn, own);
    const name = nameOf(report);
    if (name !== undefined) named.set(name, (named.get(name) ?? new Set()).add(own));
  }
  /** People without a certain FTN: by their name, else by the FTN in doubt. */
  const others = new Map<string, Group>();
  for (const report of reports) {
    const { ftn } = report.report.fields;
    if (certain(ftn) !== undefined) continue;
    const name = nameOf(report);
    const bearers = [...((name === undefined ? undefined : named.get(name)) ?? [])];
    const ofItsFtn = ftn && byFtn.get(ftn.value);
    const calledBy = name ?? ftn?.value;
    const own =
      (bearers.length === 1 ? bearers[0] : undefined) ??
      (ofItsFtn && (bearers.includes(ofItsFtn) || mayBeCalled(ofItsFtn, report)) ? ofItsFtn : undefined) ??
      (calledBy === undefined ? undefined : others.get(calledBy));
    if (own !== undefined) {
      own.ftn ??= ftn?.value;
      own.reports.push(report);
    } else {
      const alone: Group = { ftn: ftn?.value, isAmbiguous: bearers.length > 1, reports: [report] };
      groups.push(alone);
      if (calledBy !== undefined) others.set(calledBy, alone);
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

/** Whether the name on a report does not say that it is somebody else: none, one in doubt, or one of the family's. */
function mayBeCalled({ reports }: Group, { report: { fields } }: ClassReport): boolean {
  const name = certain(fields.name);
  const familyOf = (full: PersonName): string => comparedName({ family: full.family, given: '' });
  return (
    name === undefined ||
    reports.some(({ report }) => {
      const known = certain(report.fields.name);
      return known === undefined || familyOf(known) === familyOf(name);
    })
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
  const readsOtherwise = reports.some(
    ({ report: { fields } }) => fields.ftn !== undefined && fields.ftn.value !== ftn,
  );
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
    ...(readsOtherwise && { ftnReadOtherwise: true }),
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
