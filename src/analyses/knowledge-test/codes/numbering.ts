import type { AcsCode } from './code.ts';
import { editionOf } from './editions.ts';
import { examOf } from './exams.ts';
import { parseCode } from './grammar.ts';
import { readNumbering, type Numbering } from './numbering-text.ts';
import { numberingTexts } from './numbering/all.ts';

/** What the numbering alone says of a code: where it belongs, not what it says. */
export type CodeExplanation = {
  readonly code: AcsCode;
  /** "FAA-S-ACS-6C"; absent for military competence, which has no publication that is known here. */
  readonly document?: string;
  readonly documentTitle?: string;
  readonly area: string;
  readonly areaTitle: string;
  readonly task: string;
  readonly taskTitle: string;
  readonly kind: AcsCode['kind'];
  /** "knowledge", "risk management", "skill". */
  readonly kindTitle: string;
};

const kindTitles = { K: 'knowledge', R: 'risk management', S: 'skill' } as const;

const unpacked = new Map<string, Numbering>();
const explained = new Map<string, CodeExplanation>();
const codesByExam = new Map<string, readonly string[]>();
const known = new Map<string, ReadonlySet<string>>();

/** The numbering of a prefix, unpacked when first asked for; undefined for one that has none. */
export function numberingOf(prefix: string): Numbering | undefined {
  const kept = unpacked.get(prefix);
  if (kept !== undefined) return kept;
  const text = numberingTexts[prefix];
  if (text === undefined) return undefined;
  const numbering = readNumbering(prefix, text);
  unpacked.set(prefix, numbering);
  return numbering;
}

/** Every code of a prefix, in the order of its publication. */
export function codesOfPrefix(prefix: string): readonly string[] {
  const areas = [...(numberingOf(prefix)?.areas.values() ?? [])];
  return areas.flatMap(({ tasks }) => [...tasks.values()].flatMap(({ codes }) => codes));
}

/** Whether the current numbering has this code. Learning statement codes are not listed here, and so not known. */
export function isKnownCode(text: string): boolean {
  const prefix = text.slice(0, 2);
  let codes = known.get(prefix);
  if (codes === undefined) {
    codes = new Set(codesOfPrefix(prefix));
    known.set(prefix, codes);
  }
  return codes.has(text);
}

/**
 * Where a code of the current numbering belongs. Undefined for one that it does not have, and for learning statement
 * codes. A code of an earlier edition may have meant something else: `editions.ts`.
 */
export function explainCode(text: string): CodeExplanation | undefined {
  const kept = explained.get(text);
  if (kept !== undefined) return kept;
  const explanation = explain(text);
  if (explanation !== undefined) explained.set(text, explanation);
  return explanation;
}

function explain(text: string): CodeExplanation | undefined {
  const code = parseCode(text);
  if (code?.system !== 'acs' || !isKnownCode(text)) return undefined;
  const area = numberingOf(code.prefix)?.areas.get(code.area);
  const task = area?.tasks.get(code.task);
  if (area === undefined || task === undefined) return undefined;
  const edition = editionOf(code.prefix);
  return {
    code,
    ...(edition && { document: edition.document, documentTitle: edition.title }),
    area: code.area,
    areaTitle: area.title,
    task: code.task,
    taskTitle: task.title,
    kind: code.kind,
    kindTitle: kindTitles[code.kind],
  };
}

/**
 * Every code that the reports of an exam ("PAR") may list; none for an exam that is not known, or whose tests go by
 * learning statement codes.
 */
export function codesOfExam(examCode: string): readonly string[] {
  const kept = codesByExam.get(examCode);
  if (kept !== undefined) return kept;
  const exam = examOf(examCode);
  const codes = (exam?.prefixes ?? []).flatMap((prefix) =>
    codesOfPrefix(prefix).filter((code) => exam?.areas?.includes(code.split('.')[1] ?? '') ?? true),
  );
  codesByExam.set(examCode, codes);
  return codes;
}
