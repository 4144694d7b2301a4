import type { MissedShare, Share } from '../class/shares.ts';
import { isWeak } from '../class/shares.ts';
import type { PlanItem } from '../class/study-plan.ts';
import type { ClassSummary } from '../class/summary.ts';
import { nameInWords } from '../field-words.ts';
import type { Naming } from '../people/person-words.ts';
import type { Person } from '../people/persons.ts';
import { codesOf } from '../people/attempts.ts';
import { examOfReport } from '../people/class-report.ts';
import { ownersOf, type CodeInWords } from './class-tables.ts';

/**
 * The summary of a class as JSON, by `benchside-class-1.schema.json`. Students are their pseudonyms; who they are stands
 * in `students` where people are named, and nowhere else. `inWords`: what is known of a code, a task or an area.
 */
export function classRecord(
  summary: ClassSummary,
  plan: readonly PlanItem[],
  naming: Naming,
  inWords: CodeInWords = () => undefined,
) {
  const { files, methods, reports, people, scores, exams, missed } = summary;
  const owners = ownersOf(people);
  const calls = new Map(people.map(({ key, pseudonym }) => [key, pseudonym]));
  const callsOf = (keys: readonly string[]): readonly string[] => keys.flatMap((key) => calls.get(key) ?? []);
  return {
    format: 'benchside-class' as const,
    formatVersion: 1 as const,
    files,
    methods,
    reports: {
      distinct: reports.distinct.length,
      again: reports.again.length,
    },
    scores,
    exams,
    missed: {
      areas: missed.areas.map((share) => shareRecord(share, owners, inWords)),
      tasks: missed.tasks.map((share) => shareRecord(share, owners, inWords)),
      codes: missed.elements.map((share) => shareRecord(share, owners, inWords)),
    },
    studyPlan: plan.map(({ task, exam, codes, missedBy, of, session }) => ({
      task,
      exam,
      session,
      students: callsOf(missedBy),
      of,
      codes: codes.map(({ code, missedBy: having }) => ({ code, students: callsOf(having) })),
    })),
    students: people.map((person) => studentRecord(person, naming)),
  };
}

function studentRecord({ pseudonym, name, ftn, reports, isAmbiguous }: Person, naming: Naming) {
  return {
    student: pseudonym,
    ...(naming === 'names' && name && { name: nameInWords(name) }),
    ...(naming === 'names' && ftn !== undefined && { ftn }),
    ...(isAmbiguous && { isAmbiguous }),
    attempts: reports.map((each) => {
      const { examDate, scorePercent, grade, take } = each.report.fields;
      return {
        exam: examOfReport(each.report),
        ...(examDate && { examDate: examDate.value }),
        ...(scorePercent && { scorePercent: scorePercent.value }),
        ...(grade && { grade: grade.value }),
        ...(take && { take: take.value }),
        codes: codesOf(each),
        doubts: each.report.doubts.length,
      };
    }),
  };
}

function shareRecord(
  { code, exam, ofExam, ofAll, ofFirstTakes, ofRetakes, reportIds }: MissedShare,
  owners: ReadonlyMap<string, Person>,
  inWords: CodeInWords,
) {
  const students = [...new Set(reportIds.flatMap((id) => owners.get(id)?.pseudonym ?? []))];
  const text = inWords(code, exam);
  const plain = ({ reports, of }: Share): Share => ({ reports, of });
  return {
    code,
    exam,
    ...(text !== undefined && { text }),
    isWeak: isWeak(ofExam),
    isWeakInClass: isWeak(ofAll),
    ofExam: plain(ofExam),
    ofAll: plain(ofAll),
    ofFirstTakes: plain(ofFirstTakes),
    ofRetakes: plain(ofRetakes),
    students: students.sort(),
  };
}
