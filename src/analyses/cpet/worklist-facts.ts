import type { Remark } from '#core/remark.ts';
import type { SubjectFacts } from '#core/subject-facts.ts';
import { checkSubject } from './checks/plausible-ranges.ts';
import { perWorklistMass } from './derive-channels.ts';
import type { FactSources, Recording, Subject } from './recording.ts';

type Quantity = keyof SubjectFacts;

const quantities: readonly Quantity[] = ['sex', 'ageY', 'bodyMassKg', 'heightCm'];

/** The codes of remarks that depend on what the worklist says. */
const ownCodes: readonly string[] = ['subject-facts-differ', 'body-mass-implausible'];

/**
 * [Note: Facts of the worklist] The recording with what the user's worklist says of the subject in place of what the
 * file says: a worklist is the laboratory's own word. The subject's id stays the file's, and so do the series: VO2 per
 * body mass was reckoned by the cart with the mass that it knew. Where both say something and differ by more than
 * rounding, a remark names both. Masses, ages and heights drift or are mistyped; another sex is a warning, for it more
 * often means another person's row.
 */
export function withWorklistFacts(recording: Recording, facts: SubjectFacts | undefined): Recording {
  const worklist = pick(facts ?? {});
  if (Object.keys(worklist).length === 0) return recording;
  const file = pick(recording.subject, worklist);
  return {
    ...recording,
    subject: { ...recording.subject, ...worklist },
    factSources: { worklist, file },
    remarks: [...recording.remarks, ...differences(worklist, file)],
  };
}

/** Whether a recording was read with these very facts. */
export function hasFacts({ factSources }: Recording, facts: SubjectFacts | undefined): boolean {
  const [used, asked] = [factSources?.worklist ?? {}, facts ?? {}];
  return quantities.every((quantity) => used[quantity] === asked[quantity]);
}

/**
 * A stored recording as other facts would have made it; undefined where its VO2 itself was made with the worklist's
 * body mass, and that has changed.
 */
export function withOtherFacts(stored: Recording, facts: SubjectFacts | undefined): Recording | undefined {
  const { factSources = { worklist: {}, file: {} }, ...recording } = stored;
  const massKg = factSources.worklist.bodyMassKg;
  const madeWithMass = stored.columns.some(({ derivedFrom }) => derivedFrom?.includes(perWorklistMass));
  if (madeWithMass && massKg !== facts?.bodyMassKg) return undefined;
  const kept = Object.entries(recording.subject).filter(([name]) => !(name in factSources.worklist));
  const subject: Subject = { ...Object.fromEntries(kept), ...factSources.file };
  const remarks = recording.remarks.filter(({ code }) => !ownCodes.includes(code));
  const changed = withWorklistFacts({ ...recording, subject, remarks }, facts);
  return { ...changed, remarks: [...changed.remarks, ...checkSubject(changed)] };
}

/** What is said of the four quantities; of those alone that `like` has. */
function pick(said: SubjectFacts | Subject, like: SubjectFacts = said): FactSources['file'] {
  const entries = quantities.flatMap((quantity) =>
    said[quantity] === undefined || like[quantity] === undefined ? [] : [[quantity, said[quantity]] as const],
  );
  return Object.fromEntries(entries);
}

function differences(worklist: SubjectFacts, file: SubjectFacts): readonly Remark[] {
  return quantities.flatMap((quantity) => {
    const [ours, theirs] = [worklist[quantity], file[quantity]];
    if (ours === undefined || theirs === undefined || !differ(quantity, ours, theirs)) return [];
    const { title, words } = said[quantity];
    const detail = `${title} is ${words(ours)} in the worklist, which was used; the file says ${words(theirs)}`;
    const severity = quantity === 'sex' ? 'warning' : 'note';
    return [{ code: 'subject-facts-differ', severity, detail }];
  });
}

/** Beyond what rounding to whole kilograms and centimetres, a birthday, or a meal makes. */
function differ(quantity: Quantity, ours: number | string, theirs: number | string): boolean {
  if (typeof ours !== 'number' || typeof theirs !== 'number') return ours !== theirs;
  const off = Math.abs(ours - theirs);
  if (quantity === 'bodyMassKg') return off > 1 || (off > 0.02 * theirs && off > 0.6);
  return off > (quantity === 'heightCm' ? 1.5 : 1);
}

type Said = { readonly title: string; readonly words: (value: number | string) => string };

const inUnit =
  (unit: string, digits: number): Said['words'] =>
  (value) =>
    typeof value === 'number' ? `${String(Number(value.toFixed(digits)))} ${unit}` : value;

/** How each quantity is named and written. */
export const said: Readonly<Record<Quantity, Said>> = {
  sex: { title: 'sex', words: String },
  ageY: { title: 'age', words: inUnit('y', 0) },
  bodyMassKg: { title: 'body mass', words: inUnit('kg', 1) },
  heightCm: { title: 'height', words: inUnit('cm', 0) },
};
