import { levelTitles } from '../class/level-titles.ts';
import { isFew, isOverLimit, isWeak, type MissedShare, type Share } from '../class/shares.ts';
import type { PlanItem } from '../class/study-plan.ts';
import type { ClassSummary, FileOfClass } from '../class/summary.ts';
import { nameInWords } from '../field-words.ts';
import { attemptsOf, type Attempt } from '../people/attempts.ts';
import { examAsRead, examOfReport } from '../people/class-report.ts';
import type { Naming } from '../people/person-words.ts';
import type { Person } from '../people/persons.ts';
import { expiryOfReport } from '../result-columns.ts';
import {
  fieldsInDoubt,
  numbersOfReports,
  ownersOf,
  type CodeInWords,
  type CodeReferences,
} from './class-tables.ts';

/** What a record says beyond its numbers; without it codes stand for themselves. */
export type RecordWords = {
  /** What is known of a code, a task or an area. */
  readonly inWords?: CodeInWords;
  readonly references?: CodeReferences;
  /** Of all files, summed, ms. */
  readonly processingMs?: number | undefined;
};

/**
 * The summary of a class as JSON, by `benchside-class-1.schema.json`. Students are their pseudonyms; who they are stands
 * in `students` where people are named, and nowhere else, and so do the files' names. Files and reports have numbers.
 */
export function classRecord(
  summary: ClassSummary,
  plan: readonly PlanItem[],
  naming: Naming,
  { inWords = () => undefined, references = () => [], processingMs }: RecordWords = {},
) {
  const { files, fileList, methods, reports, people, scores, exams, missed } = summary;
  const owners = ownersOf(people);
  const numbers = numbersOfReports(summary);
  const words: Words = { inWords, references };
  return {
    format: 'benchside-class' as const,
    formatVersion: 1 as const,
    files: { ...files, ...(processingMs !== undefined && { processingMs }) },
    fileList: fileList.map((file, place) => fileRecord(file, place + 1, naming)),
    methods,
    reports: {
      distinct: reports.distinct.length,
      again: reports.again.length,
      duplicates: reports.again.map(({ report, of, by }) => ({
        report: numbers.get(report.id) ?? 0,
        of: numbers.get(of) ?? 0,
        by,
      })),
    },
    scores,
    exams,
    missed: {
      areas: missed.areas.map((share) => shareRecord(share, owners, words)),
      tasks: missed.tasks.map((share) => shareRecord(share, owners, words)),
      codes: missed.elements.map((share) => shareRecord(share, owners, words)),
    },
    studyPlan: plan.map((item) => planRecord(item, people, words)),
    students: people.map((person) => studentRecord(person, naming, numbers)),
  };
}

type Words = Required<Pick<RecordWords, 'inWords' | 'references'>>;

function fileRecord(
  { fileName, state, methods, reports, faultCode }: FileOfClass,
  file: number,
  naming: Naming,
) {
  return {
    file,
    ...(naming === 'names' && { name: fileName }),
    state,
    methods,
    reports,
    ...(faultCode !== undefined && { faultCode }),
  };
}

function planRecord(
  { task, exam, codes, missedBy, of, session }: PlanItem,
  people: readonly Person[],
  { inWords, references }: Words,
) {
  const calls = new Map(people.map(({ key, pseudonym }) => [key, pseudonym]));
  const callsOf = (keys: readonly string[]): readonly string[] => keys.flatMap((key) => calls.get(key) ?? []);
  const said = (code: string) => {
    const text = inWords(code, exam);
    return text === undefined ? {} : { text };
  };
  const { areaTitle } = levelTitles(task);
  return {
    task,
    ...(areaTitle !== undefined && { area: areaTitle }),
    ...said(task),
    exam,
    session,
    students: callsOf(missedBy),
    of,
    references: [...new Set(codes.flatMap(({ code }) => references(code, exam)))],
    codes: codes.map(({ code, missedBy: having }) => ({
      code,
      ...said(code),
      students: callsOf(having),
      references: references(code, exam),
    })),
  };
}

function studentRecord(person: Person, naming: Naming, numbers: ReadonlyMap<string, number>) {
  const { pseudonym, name, ftn, reports, isAmbiguous, ftnReadOtherwise } = person;
  const attempts = new Map(
    attemptsOf(person).flatMap((exam) => exam.attempts.map((attempt) => [attempt.report.id, attempt])),
  );
  return {
    student: pseudonym,
    ...(naming === 'names' && name && { name: nameInWords(name) }),
    ...(naming === 'names' && ftn !== undefined && { ftn }),
    ...(isAmbiguous && { isAmbiguous }),
    ...(ftnReadOtherwise && { ftnReadOtherwise }),
    attempts: reports.flatMap(({ id }) => {
      const attempt = attempts.get(id);
      return attempt === undefined ? [] : [attemptRecord(attempt, numbers)];
    }),
  };
}

function attemptRecord({ report: each, codes, since }: Attempt, numbers: ReadonlyMap<string, number>) {
  const { report } = each;
  const { examDate, scorePercent, grade, take } = report.fields;
  const [inDoubt, expiresOn] = [fieldsInDoubt(report), expiryOfReport(report)];
  return {
    report: numbers.get(each.id) ?? 0,
    exam: examAsRead(report) ?? examOfReport(report),
    ...(examDate && { examDate: examDate.value }),
    ...(scorePercent && { scorePercent: scorePercent.value }),
    ...(grade && { grade: grade.value }),
    ...(take && { take: take.value }),
    ...(expiresOn !== undefined && { expiresOn }),
    method: report.method,
    codes,
    doubts: report.doubts.length,
    ...(inDoubt.length > 0 && { inDoubt }),
    ...(since && { since: { resolved: since.resolved, persistent: since.persistent, new: since.fresh } }),
  };
}

function shareRecord(
  { code, exam, ofExam, ofAll, ofFirstTakes, ofRetakes, reportIds }: MissedShare,
  owners: ReadonlyMap<string, Person>,
  { inWords, references }: Words,
) {
  const students = [...new Set(reportIds.flatMap((id) => owners.get(id)?.pseudonym ?? []))];
  const text = inWords(code, exam);
  const read = references(code, exam);
  const plain = ({ reports, of }: Share): Share => ({ reports, of });
  return {
    code,
    exam,
    ...(text !== undefined && { text }),
    ...(read.length > 0 && { references: read }),
    isWeak: isWeak(ofExam),
    isWeakInClass: isOverLimit(ofAll),
    isOverLimit: isOverLimit(ofExam),
    isOfFew: isFew(ofExam),
    ofExam: plain(ofExam),
    ofAll: plain(ofAll),
    ofFirstTakes: plain(ofFirstTakes),
    ofRetakes: plain(ofRetakes),
    students: students.sort(),
  };
}
