import type { SubjectFacts } from '#core/subject-facts.ts';
import { decideDecimalMark, isMissing, parseNumberWithUnit } from '#readers/parse-number.ts';
import type { Worklist } from './read-worklist.ts';
import {
  findSubjectColumns,
  readUnit,
  type SubjectColumn,
  type SubjectQuantity,
  type SubjectUnit,
} from './subject-columns.ts';

/** A cell that was not believed. */
export type FactDoubt = { readonly row: number; readonly heading: string; readonly text: string };

/** A column with the unit that its bare numbers were taken for; none for a sex. */
export type ReadColumn = SubjectColumn & { readonly takenAs?: SubjectUnit };

/** Beyond these a number is a slip of unit or of the pen; wide enough for any living person. */
const possible: Readonly<Record<Exclude<SubjectQuantity, 'sex'>, readonly [number, number]>> = {
  bodyMassKg: [2, 450],
  heightCm: [40, 260],
  ageY: [1, 120],
};

/** One unit in the metrics' own: kg, cm, years (avoirdupois pound and inch of 1959, exact). */
const factors: Readonly<Record<SubjectUnit, number>> = {
  kg: 1,
  g: 0.001,
  lb: 0.453_592_37,
  cm: 1,
  mm: 0.1,
  m: 100,
  in: 2.54,
  y: 1,
  month: 1 / 12,
};

/**
 * Mass, height, age and sex of every row, by the columns whose headings name them, and the cells that were not
 * believed. Decimal marks are decided by column. A height without a unit is in metres where every one is below 3.
 */
export function readSubjectFacts({ headings, rows }: Worklist): {
  readonly columns: readonly ReadColumn[];
  /** As many as rows, in their order. */
  readonly facts: readonly SubjectFacts[];
  readonly doubts: readonly FactDoubt[];
} {
  const columns: ReadColumn[] = [];
  const facts = rows.map((): { -readonly [key in keyof SubjectFacts]: SubjectFacts[key] } => ({}));
  const doubts: FactDoubt[] = [];
  for (const column of findSubjectColumns(headings)) {
    const texts = rows.map(({ cells }) => cells[column.index] ?? '');
    const { values, ...taken } =
      column.quantity === 'sex' ? { values: readSexes(texts) } : readNumbers(texts, column);
    columns.push({ ...column, ...taken });
    texts.forEach((text, i) => {
      const value = values[i];
      const fact = facts[i];
      if (fact !== undefined && value !== undefined) Object.assign(fact, { [column.quantity]: value });
      else if (!isMissing(text))
        doubts.push({ row: rows[i]?.row ?? 0, heading: headings[column.index] ?? '', text });
    });
  }
  return { columns, facts, doubts };
}

/** What a bare number is in where neither heading nor cell says. */
const usualUnit = { bodyMassKg: 'kg', heightCm: 'cm', ageY: 'y' } as const;

type NumberColumn = SubjectColumn & { readonly quantity: keyof typeof usualUnit };

function readNumbers(
  texts: readonly string[],
  column: SubjectColumn,
): { readonly values: readonly (number | undefined)[]; readonly takenAs?: SubjectUnit } {
  if (!isNumberColumn(column)) return { values: [] };
  const { quantity } = column;
  const { mark } = decideDecimalMark(texts.map((text) => text.replace(/[^\d.,]+$/, '')));
  const read = texts.map((text) => parseNumberWithUnit(text, mark));
  const bare = read.flatMap((number) => (number?.unit === '' ? [number.value] : []));
  const inMetres = quantity === 'heightCm' && bare.length > 0 && bare.every((value) => value < 3);
  const unit = column.unit ?? (inMetres ? 'm' : usualUnit[quantity]);
  const [least, most] = possible[quantity];
  const values = read.map((number) => {
    if (number === undefined) return undefined;
    const ownUnit = number.unit === '' ? undefined : readUnit(number.unit, quantity);
    if (number.unit !== '' && ownUnit === undefined) return undefined;
    const value = number.value * factors[ownUnit ?? unit];
    return value >= least && value <= most ? value : undefined;
  });
  return { values, takenAs: unit };
}

function isNumberColumn(column: SubjectColumn): column is NumberColumn {
  return column.quantity !== 'sex';
}

const femaleWords = new Set([
  ...['f', 'w', 'female', 'woman', 'girl', 'weiblich', 'frau', 'madchen', 'femme', 'feminin', 'fille'],
  ...['mujer', 'femenino', 'femenina', 'donna', 'femmina', 'femminile'],
]);
const maleWords = new Set([
  ...['h', 'male', 'man', 'boy', 'mannlich', 'maennlich', 'mann', 'junge', 'homme', 'masculin', 'garcon'],
  ...['hombre', 'masculino', 'varon', 'uomo', 'maschio', 'maschile'],
]);

/**
 * The sex of each row, from the column as a whole: M beside H is mujer beside hombre, else it is male. Numbers are not
 * believed: 0 and 1 mean either.
 */
function readSexes(texts: readonly string[]): readonly SubjectFacts['sex'][] {
  const words = texts.map(wordOf);
  const seen = new Set(words);
  const isSpanish = seen.has('h') && seen.has('m') && !seen.has('f');
  return words.map((word) => {
    if (word === 'm') return isSpanish ? 'female' : 'male';
    if (maleWords.has(word)) return 'male';
    return femaleWords.has(word) ? 'female' : undefined;
  });
}

function wordOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
