import type { ReportBlock } from '#reports/document.ts';
import type { LookUpCode } from '../code-book/look-up.ts';
import { levelTitles } from '../class/level-titles.ts';
import type { ReadCode, ReportRead } from '../finding.ts';

/** What the code books at hand say of a code. */
type CodeText = { readonly text: string; readonly references: readonly string[] };

/** In the edition that was in force on that day; undefined where no book of it is at hand. */
export function textOf(lookUp: LookUpCode, code: string, examDate?: string): CodeText | undefined {
  const { text, numberText, references } = lookUp(code, examDate);
  if (text === undefined) return undefined;
  return { text: numberText === undefined ? text : `${numberText} ${text}`, references };
}

const noSeverity =
  'A code names a subject, not a question: one code may stand for several questions, and it does not say how far off an answer was.';

/**
 * The subjects of the questions missed, from area to task to element; in the order of the publication. Learning statement
 * codes stand by themselves: they are never turned into others.
 */
export function deficientAreas(
  report: ReportRead,
  lookUp: LookUpCode,
  title: string,
): readonly ReportBlock[] {
  const { codes, fields } = report;
  if (codes.length === 0) return [];
  const examDate = fields.examDate?.value;
  const rows = codes.filter(({ code }) => code.includes('.')).sort(inPublishedOrder);
  const statements = codes.filter(({ code }) => !code.includes('.'));
  const textOfCode = (code: string) => textOf(lookUp, code, examDate);
  const hasTexts = rows.some(({ code }) => textOfCode(code) !== undefined);
  return [
    ...(rows.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            title,
            columns: [
              { title: 'Area of operation' },
              { title: 'Task' },
              { title: 'Code' },
              { title: hasTexts ? 'Subject' : 'Kind' },
              ...(hasTexts ? [{ title: 'References' }] : []),
            ],
            rows: rows.map((each, at) =>
              rowOf(each, rows[at - 1], hasTexts ? { said: textOfCode(each.code) } : undefined),
            ),
            note: noteOn(hasTexts),
          },
        ]),
    ...(statements.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            title: `${title}: learning statement codes`,
            columns: [{ title: 'Code' }],
            rows: statements.map(({ code }) => [code]),
            note: `Their wording stands in the FAA’s Learning Statement Reference Guide. ${noSeverity}`,
          },
        ]),
  ];
}

function noteOn(hasTexts: boolean): string {
  return hasTexts
    ? noSeverity
    : `${noSeverity} With the FAA’s publication of these standards added under Code books, the subject itself stands here too.`;
}

/** An area and a task are named once, where they begin. */
function rowOf(
  { code, certainty }: ReadCode,
  before: ReadCode | undefined,
  texts: { readonly said: CodeText | undefined } | undefined,
): readonly (string | undefined)[] {
  const [prefix, area, task] = code.split('.');
  const [lastPrefix, lastArea, lastTask] = before?.code.split('.') ?? [];
  const isSameArea = prefix === lastPrefix && area === lastArea;
  const isSameTask = isSameArea && task === lastTask;
  // A code that the numbering does not have still says where it would belong.
  const own = levelTitles(code);
  return [
    isSameArea ? '' : titled(area, own.areaTitle),
    isSameTask ? '' : titled(task, own.taskTitle),
    certainty === 'by-hand' ? `${code} (set by hand)` : code,
    texts?.said?.text ?? kindOf(code),
    ...(texts ? [texts.said?.references.join('; ')] : []),
  ];
}

function titled(number = '', title: string | undefined): string {
  return title === undefined ? `${number}.` : `${number}. ${title}`;
}

const kinds: Readonly<Record<string, string>> = { K: 'Knowledge', R: 'Risk management', S: 'Skill' };

/** "Knowledge", "Risk management" or "Skill"; undefined for a learning statement code. */
export function kindOf(code: string): string | undefined {
  return kinds[code.split('.')[3]?.charAt(0) ?? ''];
}

const romans = [
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
  'XIV',
  'XV',
  'XVI',
];

/** Prefix, area, task, knowledge before risk management before skill, number, letter. */
export function inPublishedOrder(one: { readonly code: string }, other: { readonly code: string }): number {
  const [a, b] = [placesOf(one.code), placesOf(other.code)];
  for (const [at, place] of a.entries()) {
    const difference = place - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.code < other.code ? -1 : Number(one.code > other.code);
}

function placesOf(code: string): readonly number[] {
  const [prefix = '', area = '', task = '', element = ''] = code.split('.');
  const letter = /[a-m]$/.exec(element)?.[0];
  return [
    100 * prefix.charCodeAt(0) + (prefix.length > 1 ? prefix.charCodeAt(1) : 0),
    romans.indexOf(area),
    task === '' ? 0 : task.charCodeAt(0),
    'KRS'.indexOf(element.charAt(0)),
    Number.parseInt(element.slice(1), 10) || 0,
    letter === undefined ? 0 : letter.charCodeAt(0),
  ];
}
