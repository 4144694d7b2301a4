import type { TitledValues } from '#reports/document.ts';
import { levelTitles } from '../class/level-titles.ts';
import { shareInWords } from '../class/shares.ts';
import type { LookUpCode } from '../code-book/look-up.ts';
import type { PlanItem } from '../class/study-plan.ts';
import type { ClassSummary } from '../class/summary.ts';
import type { KnowledgeTestFinding } from '../finding.ts';
import { pseudonymsInWords } from '../people/person-words.ts';
import type { Person } from '../people/persons.ts';
import { atLevel } from '../class/code-levels.ts';
import { weakTasks } from './class-document.ts';
import { textOf } from './deficient-areas.ts';

/** Lines of one part: a link is to be sent, and holds the gravest. */
const mostLines = 40;
/** Characters of a line: a longer one is refused where the link is opened. */
const longestText = 400;

/** What of a class may go into a link beside its headline. Students are their pseudonyms, whatever the page shows. */
export function classToShare(
  { missed, people }: ClassSummary,
  plan: readonly PlanItem[],
): readonly TitledValues[] {
  return parts([
    {
      title: 'Weak tasks',
      values: weakTasks(missed.tasks).map(({ code, exam, ofExam }) => ({
        label: code,
        text: shareInWords(ofExam),
        note: [subjectOf(code), exam].filter((part) => part !== '').join(', '),
      })),
    },
    {
      title: 'Study plan',
      values: plan.map(({ task, exam, session, missedBy, of }) => ({
        label: task,
        text: session === 'group' ? 'Group session' : 'One-to-one',
        note: [
          subjectOf(task),
          `${shareInWords({ reports: missedBy.length, of })} of ${exam}`,
          pseudonymsOf(people, missedBy),
        ]
          .filter((part) => part !== '')
          .join(' · '),
      })),
    },
  ]);
}

/** The deficient tasks of a file's reports, each with its codes, in the code books' words as far as they fit into a link. */
export function reportToShare(
  { reports }: KnowledgeTestFinding,
  lookUp: LookUpCode,
): readonly TitledValues[] {
  return parts(
    reports.map(({ codes, fields }, index) => {
      const textOfCode = (code: string) => textOf(lookUp, code, fields.examDate?.value)?.text;
      const tasks = new Map<string, string[]>();
      for (const { code } of codes) {
        const task = atLevel(code, 'task') ?? code;
        tasks.set(task, [...(tasks.get(task) ?? []), code]);
      }
      return {
        title: reports.length === 1 ? 'Deficient tasks' : `Deficient tasks, report ${index + 1}`,
        values: [...tasks].map(([task, those]) => {
          const listed = elementsInWords(task, those, textOfCode);
          return {
            label: task,
            text: listed === '' ? undefined : listed,
            ...(subjectOf(task) !== '' && { note: subjectOf(task) }),
          };
        }),
      };
    }),
  );
}

/** "K1, K2a", or with what each is about where that is known and short enough. */
function elementsInWords(
  task: string,
  codes: readonly string[],
  textOfCode: (code: string) => string | undefined,
): string {
  const elements = codes.map((code) => ({ element: code.slice(task.length + 1), text: textOfCode(code) }));
  const plain = elements.map(({ element }) => element).join(', ');
  if (elements.every(({ text }) => text === undefined)) return plain;
  const said = elements
    .map(({ element, text }) => (text === undefined ? element : `${element} ${text.replace(/\.$/, '')}`))
    .join('; ');
  return said.length <= longestText ? said : plain;
}

function parts(all: readonly TitledValues[]): readonly TitledValues[] {
  return all
    .filter(({ values }) => values.length > 0)
    .map(({ title, values }) => ({
      title: values.length > mostLines ? `${title}, the first ${mostLines} of ${values.length}` : title,
      values: values.slice(0, mostLines),
    }));
}

function subjectOf(task: string): string {
  return levelTitles(task).taskTitle ?? '';
}

/** "Student 01, 03, 07", of many the number alone. */
function pseudonymsOf(people: readonly Person[], keys: readonly string[]): string {
  const those = people.filter(({ key }) => keys.includes(key));
  return those.length > 12 ? `${those.length} students` : pseudonymsInWords(those);
}
