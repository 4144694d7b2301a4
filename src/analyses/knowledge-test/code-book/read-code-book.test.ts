import { existsSync, readFileSync } from 'node:fs';
import { jsPDF } from 'jspdf';
import { beforeAll, describe, expect, test } from 'vitest';
import { faultCode } from '#core/result.ts';
import { readPdfText } from '#readers/pdf-text.ts';
import { sharedPath } from '../../../../tests/support/shared-samples.ts';
import { codesOfPrefix, explainCode } from '../codes/numbering.ts';
import type { CodeBook } from './code-book.ts';
import { countCodeBook } from './count-code-book.ts';
import { readCodeBook } from './read-code-book.ts';

/** A line of an invented publication: where it starts, what it says, where the column beside it starts. */
type Row = readonly [x: number, text: string, secondX?: number, second?: string];

function publication(pages: readonly (readonly Row[])[]): Uint8Array {
  const pdf = new jsPDF({ unit: 'pt', format: 'letter' });
  pdf.setFontSize(10);
  pages.forEach((rows, i) => {
    if (i > 0) pdf.addPage();
    rows.forEach(([x, text, secondX, second], j) => {
      pdf.text(text, x, 70 + 14 * j);
      if (secondX !== undefined && second !== undefined) pdf.text(second, secondX, 70 + 14 * j);
    });
    if (i > 0) pdf.text(`Invented Pilot ACS (FAA-S-ACS-99Z) ${i}`, 36, 772);
  });
  return new Uint8Array(pdf.output('arraybuffer'));
}

async function bookOf(pages: readonly (readonly Row[])[]): Promise<CodeBook> {
  const text = await readPdfText(publication(pages));
  if (!text.ok) throw new Error(faultCode(text.fault));
  const book = readCodeBook(text.value.pages, 'a'.repeat(64));
  if (!book.ok) throw new Error(faultCode(book.fault));
  return book.value;
}

const cover: readonly Row[] = [
  [400, 'FAA-S-ACS-99Z'],
  [100, 'Invented Pilot for Kite Category'],
  [100, 'Airman Certification Standards'],
  [200, 'March 2031'],
];

const contents: readonly Row[] = [
  [40, 'The following codes have been archived:'],
  [80, 'PA.I.A.K3', 180, 'PA.I.B.S1'],
  [36, 'Area of Operation I. Strings ............................ 1'],
  [54, 'Task A. Knots ........................... 1'],
  [54, 'Task B. Tails ........................... 2'],
  [36, 'Appendix 1: Wind .................... 3'],
];

const body: readonly (readonly Row[])[] = [
  [
    [36, 'Area of Operation I. Strings'],
    [36, 'Task A. Knots (ASEL,'],
    [86, 'AMEL)'],
    [45, 'References:', 104, '14 CFR parts 1, 2; AC 0-1; FAA-H-0000-1, FAA-H-0000-2;'],
    [104, 'Kite Charts'],
    [45, 'Objective:', 104, 'To determine the applicant exhibits satisfactory knowledge of knots, pilot-in-'],
    [104, 'command included.'],
    [70, 'Note:', 100, 'If K2 is selected, the evaluator must look.'],
    [40, 'Knowledge:', 112, 'The applicant demonstrates understanding of:'],
    [50, 'PA.I.A.K1', 122, 'Knots that hold, including:'],
    [50, 'PA.I.A.K1a', 135, 'a. Bowline'],
    [50, 'PA.I.A.K1b', 135, 'b. Sheet bend, which goes on'],
    [148, 'in the next line'],
    [50, 'PA.I.A.K2', 122, 'Knots and/'],
    [122, 'or hitches. Risk of'],
  ],
  [
    [122, 'Management: none.'],
    [50, 'PA.I.A.K3', 122, '[Archived]'],
    [40, 'Risk'],
    [40, 'Management:', 112, 'The applicant is able to identify risk:'],
    [50, 'PA.I.A.R1', 122, 'Loose ends.'],
    [36, 'Task B. Tails'],
    [45, 'References:', 104, 'AC 0-2'],
    [40, 'Skills:', 112, 'The applicant exhibits the skill to:'],
    [50, 'PA.I.B.S1', 122, 'Tie a tail.'],
    [150, 'Appendix 1: Wind'],
    [36, 'Task A. Knots of wind'],
    [50, 'PA.I.A.K1', 122, 'is named again here.'],
  ],
];

describe('an invented publication', () => {
  let book: CodeBook;
  beforeAll(async () => {
    book = await bookOf([cover, contents, ...body]);
  });

  test('says on its cover what it is', () => {
    expect(book).toMatchObject({
      document: 'FAA-S-ACS-99Z',
      title: 'Invented Pilot for Kite Category',
      date: '2031-03',
      prefixes: ['PA'],
    });
  });

  test('has its areas and tasks with titles, references and objective', () => {
    expect(book.areas.map(({ area, title }) => [area, title])).toEqual([['I', 'Strings']]);
    const [knots, tails] = book.areas[0]?.tasks ?? [];
    expect(knots).toMatchObject({
      task: 'A',
      title: 'Knots (ASEL, AMEL)',
      references: ['14 CFR parts 1, 2', 'AC 0-1', 'FAA-H-0000-1', 'FAA-H-0000-2', 'Kite Charts'],
      objective:
        'To determine the applicant exhibits satisfactory knowledge of knots, pilot-in-command included.',
    });
    expect(tails).toMatchObject({ task: 'B', title: 'Tails', references: ['AC 0-2'] });
    expect(tails).not.toHaveProperty('objective');
  });

  test('has its elements with their words, over lines and pages, and nothing of heads, feet or appendices', () => {
    const elements = book.areas.flatMap(({ tasks }) => tasks.flatMap((task) => task.elements));
    expect(elements).toEqual([
      { code: 'PA.I.A.K1', text: 'Knots that hold, including:' },
      { code: 'PA.I.A.K1a', text: 'Bowline' },
      { code: 'PA.I.A.K1b', text: 'Sheet bend, which goes on in the next line' },
      { code: 'PA.I.A.K2', text: 'Knots and/or hitches. Risk of Management: none.' },
      { code: 'PA.I.A.K3', text: '[Archived]', archived: true },
      { code: 'PA.I.A.R1', text: 'Loose ends.' },
      { code: 'PA.I.B.S1', text: 'Tie a tail.' },
    ]);
  });

  test('is counted; an edition that nobody knows is not held against the numbering', () => {
    expect(countCodeBook(book)).toEqual({ areas: 1, tasks: 2, elements: 7, archived: 1 });
  });
});

test('the older layout, a table with its labels at the left, is read by the same rules', async () => {
  const book = await bookOf([
    cover,
    [
      [36, 'I. Strings'],
      [40, 'Task', 112, 'A. Knots'],
      [40, 'References', 112, 'AC 0-1; FAA-H-0000-1'],
      [40, 'Objective', 112, 'To determine what is known.'],
      [40, 'Knowledge', 112, 'The applicant demonstrates understanding of:'],
      [40, 'UA.I.A.K1', 112, 'Knots.'],
      [40, 'UA.I.A.K1a', 112, 'a. Bowline'],
      [40, 'Risk Management', 112, 'The applicant demonstrates the ability to identify:'],
      [40, 'UA.I.A.R1', 112, 'Loose ends.'],
    ],
  ]);
  expect(book.areas).toEqual([
    {
      prefix: 'UA',
      area: 'I',
      title: 'Strings',
      tasks: [
        {
          task: 'A',
          title: 'Knots',
          references: ['AC 0-1', 'FAA-H-0000-1'],
          objective: 'To determine what is known.',
          elements: [
            { code: 'UA.I.A.K1', text: 'Knots.' },
            { code: 'UA.I.A.K1a', text: 'Bowline' },
            { code: 'UA.I.A.R1', text: 'Loose ends.' },
          ],
        },
      ],
    },
  ]);
});

test('what is no certification standard is a fault', () => {
  const codeFor = (lines: readonly string[]) => {
    const words = (text: string) =>
      text.split(' ').map((word, i) => ({
        text: word,
        confidence: 1,
        box: { x0: 50 * i, y0: 100, x1: 50 * i + 40, y1: 110 },
      }));
    const page = {
      origin: 'text-layer' as const,
      unit: 'point' as const,
      width: 612,
      height: 792,
      lines: lines.map((text) => ({ words: words(text), box: { x0: 0, y0: 100, x1: 100, y1: 110 } })),
    };
    const read = readCodeBook([page], 'a'.repeat(64));
    return read.ok ? 'read' : faultCode(read.fault);
  };
  expect(codeFor([])).toBe('no-text-found');
  expect(codeFor(['FAA-S-ACS-6C', 'a handbook about kites'])).toBe('not-a-certification-standard');
  expect(codeFor(['Task A. Knots', 'PA.I.A.K1 Knots.'])).toBe('not-a-certification-standard');
});

const standardPath = sharedPath('acs/faa-s-acs-7b.pdf');

describe.skipIf(!existsSync(standardPath))('FAA-S-ACS-7B', () => {
  let book: CodeBook;
  beforeAll(async () => {
    const text = await readPdfText(new Uint8Array(readFileSync(standardPath)));
    if (!text.ok) throw new Error(faultCode(text.fault));
    const read = readCodeBook(text.value.pages, 'a'.repeat(64));
    if (!read.ok) throw new Error(faultCode(read.fault));
    book = read.value;
  }, 60_000);

  const elementsOf = () => book.areas.flatMap(({ tasks }) => tasks.flatMap(({ elements }) => elements));

  test('has all 1,192 codes of the numbering, in its order', () => {
    expect(elementsOf().map(({ code }) => code)).toEqual(codesOfPrefix('CA'));
    expect(countCodeBook(book)).toEqual({
      areas: 11,
      tasks: 60,
      elements: 1192,
      archived: 11,
      numbering: { codes: 1192, missing: [], extra: [] },
    });
    expect(book).toMatchObject({
      document: 'FAA-S-ACS-7B',
      title: 'Commercial Pilot for Airplane Category',
      date: '2023-11',
      prefixes: ['CA'],
    });
  });

  test('has the titles of the numbering, and references and an objective for every task', () => {
    const titles = book.areas.flatMap((area) => area.tasks.map((task) => [area.title, task.title]));
    const numbered = book.areas.flatMap((area) =>
      area.tasks.map(({ elements }) => {
        const explained = explainCode(elements[0]?.code ?? '');
        return [explained?.areaTitle, explained?.taskTitle];
      }),
    );
    expect(titles).toEqual(numbered);
    const tasks = book.areas.flatMap((area) => area.tasks);
    expect(tasks.filter(({ references }) => !references.includes('FAA-H-8083-2'))).toEqual([]);
    expect(tasks.filter(({ objective = '' }) => !objective.startsWith('To determine'))).toEqual([]);
  });

  test('has whole words of every element: no heads, feet, labels or other codes among them', () => {
    const odd = elementsOf().filter(
      ({ text, archived }) =>
        archived !== true &&
        (!/^[A-Z0-9(“]/.test(text) ||
          /CA\.[IVX]|ACS-7B|Area of Operation|Appendix|The applicant|(?:Risk )?Management:$|\s{2}|-$/.test(
            text,
          )),
    );
    expect(odd).toEqual([]);
    const unfinished = elementsOf().filter(
      ({ code, text, archived }) => archived !== true && !/[a-m]$/.test(code) && !/[.:;)]$|,$/.test(text),
    );
    expect(unfinished.map(({ code, text }) => `${code} ${text}`)).toEqual([]);
  });
});
