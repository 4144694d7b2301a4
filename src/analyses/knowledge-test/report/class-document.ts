import type { ReportBlock, ReportDocument, ReportValue } from '#reports/document.ts';
import { levelTitles } from '../class/level-titles.ts';
import {
  fewReports,
  inPercent,
  isOverLimit,
  isWeak,
  shareInWords,
  type MissedShare,
} from '../class/shares.ts';
import type { PlanItem } from '../class/study-plan.ts';
import type { ClassSummary } from '../class/summary.ts';
import { examOf } from '../codes/exams.ts';
import { personInWords, pseudonymsInWords, type Naming } from '../people/person-words.ts';
import type { Person } from '../people/persons.ts';
import { distributionBlock, filesBlock, trendBlock } from './class-document-lists.ts';
import type { CodeInWords } from './class-tables.ts';

/** What a class' report is made of beside its numbers. */
export type ClassWords = {
  readonly title: string;
  /** What else stands beneath the title. */
  readonly note?: string;
  /** Of printing, ISO 8601. */
  readonly day: string;
  readonly naming: Naming;
  /** Of all files, summed; absent where it was not kept. */
  readonly processingMs?: number | undefined;
  /** A code in words, as well as they are known. */
  readonly inWords: CodeInWords;
  /** What to read for a code; empty where no code book says it. */
  readonly references: (code: string, exam: string) => readonly string[];
};

const noSeverity =
  'A code names the subject of a missed question; it says neither which question, nor how far off the answer was.';

/** Weak tasks that are printed; the tables hand out all of them. */
const mostWeak = 20;

/** A class on paper: what its reports say together, and what to teach next, group sessions first. */
export function classDocument(
  summary: ClassSummary,
  plan: readonly PlanItem[],
  words: ClassWords,
): ReportDocument {
  const { reports, people } = summary;
  const said = `${words.day} · ${reports.distinct.length} ${reports.distinct.length === 1 ? 'report' : 'reports'} of ${people.length} ${people.length === 1 ? 'student' : 'students'}`;
  return {
    title: words.title,
    kind: 'Class of knowledge test reports',
    subtitle: words.note === undefined ? said : [said, words.note].join(' · '),
    blocks: [
      { kind: 'headline', values: classHeadline(summary) },
      ...examBlock(summary),
      ...distributionBlock(summary),
      ...weakBlock(summary, words),
      ...planBlocks(summary, plan, words),
      ...trendBlock(summary, words.naming),
      ...filesBlock(summary, words.naming, words.processingMs),
    ],
  };
}

/** The study plan alone: what an instructor takes along. */
export function studyPlanDocument(
  summary: ClassSummary,
  plan: readonly PlanItem[],
  words: ClassWords,
): ReportDocument {
  const { blocks: _blocks, ...head } = classDocument(summary, [], words);
  return { ...head, kind: 'Study plan', blocks: planBlocks(summary, plan, words) };
}

/** The numbers that a class leads with; what may go into a link. */
export function classHeadline({ files, reports, people, scores }: ClassSummary): readonly ReportValue[] {
  const { passed, medianPercent, count } = scores;
  return [
    {
      label: 'Reports',
      text: String(reports.distinct.length),
      note: [
        `${files.successful} of ${files.total} files read`,
        ...(reports.again.length > 0 ? [`${reports.again.length} there twice`] : []),
        ...(files.partial > 0 ? [`${files.partial} with something to confirm`] : []),
      ].join(', '),
    },
    { label: 'Students', text: String(people.length) },
    {
      label: 'Passed',
      ...(passed.of === 0
        ? { text: undefined, note: 'no report shows a grade' }
        : {
            text: `${passed.reports} of ${passed.of}`,
            ...(passed.of >= fewReports && { note: `${Math.round(inPercent(passed))} %` }),
          }),
    },
    {
      label: 'Median score',
      text: medianPercent === undefined ? undefined : medianPercent.toFixed(0),
      unit: '%',
      note: medianPercent === undefined ? 'no report shows a score' : `of ${count}`,
    },
  ];
}

function examBlock({ exams }: ClassSummary): readonly ReportBlock[] {
  if (exams.length === 0) return [];
  const number = (value: number | undefined): string | undefined => value?.toFixed(1);
  return [
    {
      kind: 'table',
      title: 'Scores',
      columns: [
        { title: 'Exam' },
        { title: 'Reports', numeric: true },
        { title: 'Passed', numeric: true },
        { title: 'Mean', unit: '%', numeric: true },
        { title: 'Median', unit: '%', numeric: true },
        { title: 'SD', unit: '%', numeric: true },
        { title: 'Range', unit: '%', numeric: true },
      ],
      rows: exams.map(({ exam, reports, scores }) => [
        examTitled(exam),
        String(reports),
        scores.passed.of === 0 ? undefined : shareInWords(scores.passed),
        number(scores.meanPercent),
        number(scores.medianPercent),
        number(scores.sdPercent),
        scores.leastPercent === undefined || scores.mostPercent === undefined
          ? undefined
          : `${scores.leastPercent.toFixed(0)} to ${scores.mostPercent.toFixed(0)}`,
      ]),
    },
  ];
}

function weakBlock({ missed, exams }: ClassSummary, { inWords }: ClassWords): readonly ReportBlock[] {
  const weak = weakTasks(missed.tasks);
  const small = exams.filter(({ reports }) => reports < fewReports).map(({ exam }) => exam);
  const notes = [
    `Missed in more than 30 % of the reports of one exam, or of all reports together, which misleads where exams are mixed. ${noSeverity}`,
    ...(small.length === 0
      ? []
      : [
          `Of ${small.join(', ')} there are fewer than ${fewReports} reports: what more than 30 % of so few missed says little.`,
        ]),
    ...(weak.length > mostWeak ? [`The ${mostWeak} most often missed of ${weak.length}.`] : []),
  ];
  if (weak.length === 0) return [{ kind: 'text', title: 'Weak tasks', text: `None. ${notes.join(' ')}` }];
  return [
    {
      kind: 'table',
      title: 'Weak tasks',
      columns: [
        { title: 'Task' },
        { title: 'Subject' },
        { title: 'Exam' },
        { title: 'Of the exam’s reports', numeric: true },
        { title: 'First takes', numeric: true },
        { title: 'Retakes', numeric: true },
        { title: 'Of all reports', numeric: true },
      ],
      rows: weak
        .slice(0, mostWeak)
        .map(({ code, exam, ofExam, ofFirstTakes, ofRetakes, ofAll }) => [
          code,
          inWords(code, exam),
          exam,
          shareInWords(ofExam),
          ofFirstTakes.of === 0 ? undefined : shareInWords(ofFirstTakes),
          ofRetakes.of === 0 ? undefined : shareInWords(ofRetakes),
          shareInWords(ofAll),
        ]),
      note: notes.join(' '),
    },
  ];
}

/**
 * Tasks that more than 30 % of an exam's reports missed, of five reports or more, and then, as specified, what more than
 * 30 % of all reports missed, however few they are: with how many these are beside it.
 */
export function weakTasks(tasks: readonly MissedShare[]): readonly MissedShare[] {
  const weak = tasks.filter(({ ofExam }) => isWeak(ofExam));
  return [...weak, ...tasks.filter((share) => !weak.includes(share) && isOverLimit(share.ofAll))];
}

function planBlocks(
  { people }: ClassSummary,
  plan: readonly PlanItem[],
  words: ClassWords,
): readonly ReportBlock[] {
  const parts = [
    ['Group sessions', plan.filter(({ session }) => session === 'group')],
    ['One-to-one', plan.filter(({ session }) => session === 'one-to-one')],
  ] as const;
  if (plan.length === 0)
    return [{ kind: 'text', title: 'Study plan', text: 'Nothing is open: no last attempt lists a code.' }];
  return parts.flatMap(([title, items]): readonly ReportBlock[] =>
    items.length === 0
      ? []
      : [
          {
            kind: 'table',
            title,
            columns: [
              { title: 'Done' },
              { title: 'Task' },
              { title: 'What to teach' },
              { title: 'Students' },
              { title: 'Who' },
            ],
            rows: items.map((item) => [
              '[   ]',
              item.task,
              lesson(item, words),
              `${shareInWords({ reports: item.missedBy.length, of: item.of })} of ${item.exam}`,
              who(people, item.missedBy, words.naming),
            ]),
            note: `From each student’s last attempt at each exam: what a retake put right is not taught again. ${noSeverity}`,
          },
        ],
  );
}

/** "SAMPLE, ALEX; OTHER, KIM", or "Student 01, 03, 07"; in the order of the class. */
function who(people: readonly Person[], keys: readonly string[], naming: Naming): string {
  const those = people.filter(({ key }) => keys.includes(key));
  return naming === 'names'
    ? those.map((person) => personInWords(person, naming)).join('; ')
    : pseudonymsInWords(those);
}

/** "Weather Information: K1 Sources of weather data; K2. To read: …" */
function lesson({ task, exam, codes }: PlanItem, { inWords, references }: ClassWords): string {
  const { areaTitle, taskTitle } = levelTitles(task);
  const titles = [areaTitle, taskTitle].filter((part) => part !== undefined);
  // An older code has neither area nor task.
  const title = titles.length === 0 ? (inWords(task, exam) ?? '') : titles.join(': ');
  const elements = codes
    .filter(({ code }) => code !== task)
    .map(({ code }) => {
      const element = code.split('.')[3] ?? code;
      const said = inWords(code, exam);
      // Without a code book a code's words are its task's again.
      return said === undefined || said.startsWith(taskTitle ?? '\n') ? element : `${element} ${said}`;
    });
  const read = [...new Set(codes.flatMap(({ code }) => references(code, exam)))];
  return [
    [title, elements.join('; ')].filter((part) => part !== '').join('. '),
    ...(read.length === 0 ? [] : [`To read: ${read.join('; ')}`]),
  ].join('. ');
}

function examTitled(exam: string): string {
  const title = examOf(exam)?.title;
  return title === undefined ? exam : `${title} (${exam})`;
}
