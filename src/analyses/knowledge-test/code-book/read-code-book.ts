import type { PageText } from '#core/page-text.ts';
import { failFile, ok, type Result } from '#core/result.ts';
import type { AcsCode } from '../codes/code.ts';
import { editionOf } from '../codes/editions.ts';
import { parseCode } from '../codes/grammar.ts';
import { bookLines, type BookLine } from './book-lines.ts';
import type { CodeBook, CodeBookArea, CodeBookElement, CodeBookTask } from './code-book.ts';
import { readCover } from './cover.ts';
import { joinLines, splitReferences } from './references.ts';

/**
 * The pages of an Airman Certification Standard → its code book. An element starts with its code at the left, its text
 * stands in a column beside it and goes on in the lines below as long as they keep to that column, over the end of a
 * page too. Contents and appendices name tasks and codes as well: a task counts only once it has elements, and nothing
 * counts after "Appendix".
 *
 * Faults: `no-text-found` (a scan), `not-a-certification-standard` (no elements with codes, or no document number).
 */
export function readCodeBook(pages: readonly PageText[], sourceSha256: string): Result<CodeBook> {
  const lines = bookLines(pages);
  if (lines.length === 0) {
    return failFile(
      'unsupported',
      'no-text-found',
      'the PDF has no text: it is a scan, or pictures of pages',
    );
  }
  const areas = readAreas(lines);
  const prefixes = [...new Set(areas.map(({ prefix }) => prefix))];
  const cover = readCover(lines);
  const [main] = prefixes.filter((prefix) => prefix !== 'FI').concat(prefixes);
  if (main === undefined || cover.document === undefined) {
    return failFile(
      'unsupported',
      'not-a-certification-standard',
      main === undefined
        ? `no elements with codes like "PA.I.A.K1" on ${pages.length} pages`
        : 'no document number like "FAA-S-ACS-6C"',
    );
  }
  return ok({
    kind: 'acs-code-book',
    format: 1,
    document: cover.document,
    title: cover.title ?? editionOf(main)?.title ?? cover.document,
    ...(cover.date && { date: cover.date }),
    prefixes,
    areas,
    sourceSha256,
  });
}

type OpenElement = { readonly code: AcsCode; readonly textX: number; readonly lines: string[] };
type OpenTask = {
  readonly title: string[];
  references: string[];
  objective: string[];
  readonly elements: CodeBookElement[];
};
type OpenArea = {
  readonly prefix: string;
  readonly area: string;
  readonly title: readonly string[];
  readonly tasks: Map<string, OpenTask>;
};

/** How far to the left of its column a line may start and still go on in it, in points. */
const columnTolerance = 4;

function readAreas(lines: readonly BookLine[]): readonly CodeBookArea[] {
  const areas = new Map<string, OpenArea>();
  const seen = new Set<string>();
  let area = { roman: '', title: [] as string[] };
  let task = newTask();
  let element: OpenElement | undefined;
  /** What lines that begin nothing new go on with. */
  let open: string[] = [];
  const close = () => {
    if (element !== undefined) task.elements.push(elementOf(element));
    element = undefined;
    open = [];
  };
  for (const line of lines) {
    const heading = headingOf(line);
    if (element !== undefined && line.x >= element.textX - columnTolerance && !endsElement(heading)) {
      element.lines.push(line.text);
      continue;
    }
    if (heading.kind === 'text' && element === undefined) {
      open.push(heading.text);
      continue;
    }
    close();
    if (heading.kind === 'appendix' && areas.size > 0) break;
    switch (heading.kind) {
      case 'area':
        area = { roman: heading.roman, title: [heading.text] };
        open = area.title;
        break;
      case 'task':
        task = newTask(heading.text);
        open = task.title;
        break;
      case 'references':
        open = task.references = [heading.text];
        break;
      case 'objective':
        open = task.objective = [heading.text];
        break;
      case 'element': {
        const { code } = heading;
        // Before the first task stand lists of codes; what stands twice is named again in passing.
        if (task.title.length === 0 || seen.has(code.text)) break;
        seen.add(code.text);
        const key = `${code.prefix}.${code.area}`;
        const into = areas.get(key) ?? newArea(code, area.roman === code.area ? area.title : []);
        areas.set(key, into);
        into.tasks.set(code.task, task);
        element = { code, textX: line.secondX, lines: [line.words.slice(1).join(' ')] };
        break;
      }
      case 'section':
      case 'appendix': // of the contents
      case 'text':
    }
  }
  close();
  return [...areas.values()].map(areaOf);
}

type Heading =
  | { readonly kind: 'area'; readonly roman: string; readonly text: string; readonly inWords: boolean }
  | { readonly kind: 'task' | 'references' | 'objective' | 'text'; readonly text: string }
  | { readonly kind: 'element'; readonly code: AcsCode }
  | { readonly kind: 'section' | 'appendix' };

/** What ends an element wherever it stands: headings may be centred, over the column of texts. */
function endsElement(heading: Heading): boolean {
  switch (heading.kind) {
    case 'element':
    case 'task':
    case 'appendix':
      return true;
    case 'area':
      return heading.inWords;
    default:
      return false;
  }
}

function headingOf(line: BookLine): Heading {
  const text = line.text.replace(/\s*\.{4,}.*$/, ''); // dots that lead to a page number
  const code = codeOf(line);
  if (code !== undefined) return { kind: 'element', code };
  if (/^Appendix(?: [A-Z\d]+)?[:.]/.test(text)) return { kind: 'appendix' };
  const area = /^(Area of Operation )?([IVX]+)[.:] +(\S.*)$/.exec(text);
  if (area?.[2] !== undefined && area[3] !== undefined)
    return { kind: 'area', roman: area[2], text: area[3], inWords: area[1] !== undefined };
  const task = /^Task:? ?[A-P]\. *(.*)$/.exec(text);
  if (task?.[1] !== undefined) return { kind: 'task', text: task[1] };
  const labelled = /^(References?|Objective):? +(.*)$/.exec(text);
  if (labelled?.[1] !== undefined && labelled[2] !== undefined) {
    return { kind: labelled[1] === 'Objective' ? 'objective' : 'references', text: labelled[2] };
  }
  if (/^(?:Knowledge|Risk|Management|Skills?|Notes?|Risk Management)(?::| The applicant|$)/.test(text)) {
    return { kind: 'section' };
  }
  return { kind: 'text', text };
}

function codeOf({ words }: BookLine): AcsCode | undefined {
  const code = parseCode(words[0] ?? '');
  // A row of codes is a list of them, such as those that an edition archived.
  if (code?.system !== 'acs' || words.slice(1).some((word) => parseCode(word) !== undefined))
    return undefined;
  return code;
}

function elementOf({ code, lines }: OpenElement): CodeBookElement {
  const printed = joinLines(lines);
  const text = code.letter === undefined ? printed : printed.replace(new RegExp(`^${code.letter}[.)] *`), '');
  return { code: code.text, text, ...(/^\[?Archived\]?\.?$/i.test(text) && { archived: true as const }) };
}

function newTask(...title: string[]): OpenTask {
  return { title, references: [], objective: [], elements: [] };
}

function newArea({ prefix, area }: AcsCode, title: readonly string[]): OpenArea {
  return { prefix, area, title, tasks: new Map() };
}

function areaOf({ prefix, area, title, tasks }: OpenArea): CodeBookArea {
  return {
    prefix,
    area,
    title: joinLines(title),
    tasks: [...tasks].map(([letter, task]) => taskOf(letter, task)),
  };
}

function taskOf(letter: string, { title, references, objective, elements }: OpenTask): CodeBookTask {
  const aim = joinLines(objective);
  return {
    task: letter,
    title: joinLines(title),
    references: splitReferences(joinLines(references)),
    ...(aim !== '' && { objective: aim }),
    elements,
  };
}
