import type { CodeMeaning, LookUpCode } from '#analyses/knowledge-test/code-book/look-up.ts';
import { levelTitles } from '#analyses/knowledge-test/class/level-titles.ts';
import type { ClassSummary } from '#analyses/knowledge-test/class/summary.ts';
import { examOfReport } from '#analyses/knowledge-test/people/class-report.ts';
import type { Person } from '#analyses/knowledge-test/people/persons.ts';
import { term } from '#language/terms.ts';

/** What the sections of a class ask again and again. */
export type ClassView = {
  readonly summary: ClassSummary;
  readonly person: (key: string) => Person | undefined;
  /** Of a report, also of one that is there again. */
  readonly personOf: (reportId: string) => Person | undefined;
  /** What a code says, in the edition of an exam's latest report. */
  readonly meaning: (code: string, exam: string) => CodeMeaning;
  /** A code, task or area in words, as well as they are known; undefined where nothing is. */
  readonly inWords: (code: string, exam: string) => string | undefined;
};

/** Joins a class and the code books at hand. */
export function viewClass(summary: ClassSummary, lookUp: LookUpCode): ClassView {
  const { people, reports } = summary;
  const persons = new Map(people.map((person) => [person.key, person]));
  const owners = new Map(people.flatMap((person) => person.reports.map(({ id }) => [id, person] as const)));
  const stands = new Map(reports.again.map(({ report, of }) => [report.id, of]));
  const latest = new Map<string, string>();
  for (const { report } of reports.distinct) {
    const [exam, day] = [examOfReport(report), report.fields.examDate?.value];
    if (day !== undefined && day > (latest.get(exam) ?? '')) latest.set(exam, day);
  }
  const meaning = (code: string, exam: string): CodeMeaning => lookUp(code, latest.get(exam));
  return {
    summary,
    person: (key) => persons.get(key),
    personOf: (id) => owners.get(stands.get(id) ?? id),
    meaning,
    inWords: (code, exam) => {
      const parts = code.split('.').length;
      const { areaTitle, taskTitle } = levelTitles(code);
      if (parts < 4) return parts === 2 ? areaTitle : taskTitle;
      const { text, numberText, kindTitle } = meaning(code, exam);
      if (text !== undefined) return [numberText, text].filter((part) => part !== undefined).join(' ');
      return taskTitle === undefined ? undefined : `${taskTitle}: ${term(kindTitle ?? '')}`;
    },
  };
}

/** The day of today where the person sits, ISO 8601. */
export function localToday(now: Date = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
