import { failFile, ok, type Result } from '#core/result.ts';
import { parseCode } from '../codes/grammar.ts';
import type { CodeBook, CodeBookArea, CodeBookElement, CodeBookTask } from './code-book.ts';

/** More than any publication has; the largest known has 1,745 elements, its longest text 480 characters. */
const most = { areas: 60, tasks: 40, elements: 400, references: 100, textLength: 4000 };

/**
 * A code book as somebody exported it: checked through and through, unknown keys dropped. Fault: `not-a-code-book`,
 * which says where.
 */
export function parseCodeBook(raw: unknown): Result<CodeBook> {
  try {
    return ok(bookOf(raw));
  } catch (thrown) {
    if (!(thrown instanceof Wrong)) throw thrown;
    return failFile('unsupported', 'not-a-code-book', thrown.message);
  }
}

/** Ends the parse from wherever it is; never leaves this file. */
class Wrong extends Error {}

function bookOf(raw: unknown): CodeBook {
  const book = objectAt(raw, 'the file');
  if (book['kind'] !== 'acs-code-book') throw new Wrong('it does not say that it is a code book');
  if (book['format'] !== 1) throw new Wrong(`its format is ${JSON.stringify(book['format'])}, not 1`);
  const areas = listAt(book['areas'], 'areas', most.areas, areaOf);
  const date = optionalText(book['date'], 'date');
  if (date !== undefined && !/^\d{4}-\d{2}(-\d{2})?$/.test(date)) throw new Wrong('date is no date');
  const sourceSha256 = textAt(book['sourceSha256'], 'sourceSha256');
  if (!/^[0-9a-f]{64}$/.test(sourceSha256)) throw new Wrong('sourceSha256 is no SHA-256');
  const codes = areas.flatMap(({ tasks }) =>
    tasks.flatMap(({ elements }) => elements.map(({ code }) => code)),
  );
  if (codes.length === 0) throw new Wrong('it holds no elements');
  if (new Set(codes).size < codes.length) throw new Wrong('a code stands in it twice');
  return {
    kind: 'acs-code-book',
    format: 1,
    document: textAt(book['document'], 'document'),
    title: textAt(book['title'], 'title'),
    ...(date !== undefined && { date }),
    prefixes: [...new Set(areas.map(({ prefix }) => prefix))],
    areas,
    sourceSha256,
  };
}

function areaOf(raw: unknown, at: string): CodeBookArea {
  const area = objectAt(raw, at);
  const prefix = textAt(area['prefix'], `${at}.prefix`);
  const roman = textAt(area['area'], `${at}.area`);
  const tasks = listAt(area['tasks'], `${at}.tasks`, most.tasks, (task, where) =>
    taskOf(task, where, `${prefix}.${roman}`),
  );
  return { prefix, area: roman, title: textAt(area['title'], `${at}.title`, 0), tasks };
}

function taskOf(raw: unknown, at: string, above: string): CodeBookTask {
  const task = objectAt(raw, at);
  const letter = textAt(task['task'], `${at}.task`);
  const objective = optionalText(task['objective'], `${at}.objective`);
  return {
    task: letter,
    title: textAt(task['title'], `${at}.title`, 0),
    references: listAt(task['references'], `${at}.references`, most.references, (each, where) =>
      textAt(each, where),
    ),
    ...(objective !== undefined && { objective }),
    elements: listAt(task['elements'], `${at}.elements`, most.elements, (each, where) =>
      elementOf(each, where, `${above}.${letter}.`),
    ),
  };
}

function elementOf(raw: unknown, at: string, above: string): CodeBookElement {
  const element = objectAt(raw, at);
  const code = textAt(element['code'], `${at}.code`);
  if (parseCode(code)?.system !== 'acs' || !code.startsWith(above)) {
    throw new Wrong(`${at}.code is no code of ${above.slice(0, -1)}`);
  }
  return {
    code,
    text: textAt(element['text'], `${at}.text`, 0),
    ...(element['archived'] === true && { archived: true }),
  };
}

function objectAt(raw: unknown, at: string): Readonly<Record<string, unknown>> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new Wrong(`${at} is no object`);
  return raw as Readonly<Record<string, unknown>>;
}

function listAt<T>(
  raw: unknown,
  at: string,
  atMost: number,
  read: (each: unknown, at: string) => T,
): readonly T[] {
  if (!Array.isArray(raw)) throw new Wrong(`${at} is no list`);
  if (raw.length > atMost) throw new Wrong(`${at} has ${raw.length} entries; at most ${atMost}`);
  return raw.map((each: unknown, i) => read(each, `${at}[${i}]`));
}

function textAt(raw: unknown, at: string, least = 1): string {
  if (typeof raw !== 'string') throw new Wrong(`${at} is no text`);
  if (raw.length < least) throw new Wrong(`${at} is empty`);
  if (raw.length > most.textLength) throw new Wrong(`${at} is longer than ${most.textLength} characters`);
  return raw;
}

function optionalText(raw: unknown, at: string): string | undefined {
  return raw === undefined ? undefined : textAt(raw, at);
}
