import type { PageText } from '#core/page-text.ts';
import type { ReadField, ReportFields } from '../finding.ts';
import { labelledValues, type LabelledValue } from './label-values.ts';
import { boxAround, rowsOf, textOf, type Row, type RowWord } from './page-rows.ts';
import { parseDate } from './parse-date.ts';
import { parseExam } from './parse-exam.ts';
import { parseExamId, parseFtn, parseGrade, parseScore, parseTake } from './parse-field.ts';
import { parseName } from './parse-name.ts';
import type { Parsed } from './parsed.ts';

/** A value that was seen, and one that was seen with less than this confidence is for a person to look at. */
const leastConfidence = 0.6;
/** What was found without its label is believed this much less. */
const withoutLabel = 0.6;

/** The fields of one report's pages by their labels; of each field the first value that can be one. */
export function findFields(pages: readonly PageText[], numbers?: readonly number[]): ReportFields {
  return fieldsInRows(pages.flatMap((text, i) => rowsOf({ page: numbers?.[i] ?? i + 1, text })));
}

export function fieldsInRows(rows: readonly Row[]): ReportFields {
  const values = labelledValues(rows);
  const of = <Value>(
    kind: LabelledValue['kind'],
    parse: (text: string, noisy: boolean) => Parsed<Value> | undefined,
  ): ReadField<Value> | undefined =>
    bestField(
      values.filter((value) => value.kind === kind),
      parse,
    );

  const exams = values.filter(({ kind }) => kind === 'examTitle' || kind === 'examCode');
  const examTitle = bestField(
    exams.filter(({ kind }) => kind === 'examTitle'),
    (text, noisy) => titleIn(text, noisy),
  );
  const scores = values.filter(({ kind }) => kind === 'scorePercent');
  return withoutAbsent({
    name: of('name', parseName) ?? nameInParts(values),
    ftn: of('ftn', parseFtn) ?? shaped(rows, parseFtn, /^[A-Z]\d{7}$/i),
    examId: of('examId', parseExamId) ?? shaped(rows, parseExamId, /^\d{15,22}$/),
    examTitle,
    examCode: bestField(exams, (text, noisy) => parseExam(text, noisy)?.code),
    examDate: of('examDate', parseDate),
    scorePercent: bestField(scores, parseScore),
    grade: of('grade', parseGrade) ?? bestField(scores, gradeBesideScore),
    take: of('take', parseTake),
    expiresOn: of('expiresOn', parseDate),
  });
}

/** A name whose parts have a label each: "Last Name: SAMPLE  First Name: ALEX". */
function nameInParts(values: readonly LabelledValue[]): ReportFields['name'] {
  const [family, given, middle] = (['familyName', 'givenName', 'middleName'] as const).map((kind) =>
    values.find((value) => value.kind === kind && value.words.length > 0),
  );
  if (family === undefined || given === undefined) return undefined;
  const parts = [family, given, ...(middle?.row.page === family.row.page ? [middle] : [])];
  const [last = '', ...first] = parts.map(({ words }) => textOf(words));
  const name = parseName(`${last}, ${first.join(' ')}`, family.row.noisy);
  const words = parts.flatMap((part) => part.words);
  return name && fieldOf(name, words, family.row, given.row.page !== family.row.page);
}

/** A title is one where it names an exam with its code, or at least reads like one: the label's word stands in prose too. */
function titleIn(text: string, noisy: boolean): Parsed<string> | undefined {
  const exam = parseExam(text, noisy);
  if (exam?.title === undefined) return undefined;
  return exam.code !== undefined || /^[A-Z]/.test(exam.title.value) ? exam.title : undefined;
}

/** "SCORE: 82% Pass", and "SCORE: PASS" of tests that give no number. */
function gradeBesideScore(text: string, noisy: boolean): Parsed<'pass' | 'fail'> | undefined {
  return parseGrade(text.replace(/^[\d.\s%(]+/, ''), noisy);
}

/** The first value that is understood without mending, else the first; another one that contradicts it makes it doubtful. */
function bestField<Value>(
  values: readonly LabelledValue[],
  parse: (text: string, noisy: boolean) => Parsed<Value> | undefined,
): ReadField<Value> | undefined {
  const found = values.flatMap((value) => {
    const parsed = parse(textOf(value.words), value.row.noisy);
    return parsed === undefined ? [] : [{ value, parsed }];
  });
  const labelled = found.filter(({ value }) => value.colon);
  const usable = labelled.length > 0 ? labelled : found;
  const best = usable.find(({ parsed }) => !parsed.mended) ?? usable[0];
  if (best === undefined) return undefined;
  const isContradicted = usable.some(
    ({ parsed }) => !parsed.mended && JSON.stringify(parsed.value) !== JSON.stringify(best.parsed.value),
  );
  return fieldOf(best.parsed, best.value.words, best.value.row, isContradicted);
}

function fieldOf<Value>(
  { value, mended }: Parsed<Value>,
  words: readonly RowWord[],
  row: Row,
  isContradicted: boolean,
): ReadField<Value> {
  const confidence = Math.min(...words.map((word) => word.confidence));
  const isDoubtful = mended || isContradicted || (row.noisy && confidence < leastConfidence);
  return {
    value,
    certainty: isDoubtful ? 'doubtful' : 'sure',
    confidence,
    raw: textOf(words),
    place: { page: row.page, box: boxAround(words.map(({ box }) => box)) },
  };
}

/** What has the shape of a field that nothing else on a report has, where its label cannot be found. */
function shaped(
  rows: readonly Row[],
  parse: (text: string, noisy: boolean) => Parsed<string> | undefined,
  shape: RegExp,
): ReadField<string> | undefined {
  for (const row of rows)
    for (const word of row.words) {
      if (!shape.test(word.text)) continue;
      const parsed = parse(word.text, false);
      if (parsed === undefined) continue;
      const field = fieldOf(parsed, [word], row, false);
      return { ...field, certainty: 'doubtful', confidence: withoutLabel * field.confidence };
    }
  return undefined;
}

function withoutAbsent(fields: {
  readonly [Name in keyof ReportFields]: ReportFields[Name] | undefined;
}): ReportFields {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
}
