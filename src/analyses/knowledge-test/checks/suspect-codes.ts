import type { ReportByHand } from '../adjustments.ts';
import type { CodeDoubt, ReadCode, ReportFields } from '../finding.ts';
import { examOfFields } from './exam-of-fields.ts';
import { missedQuestions } from './missed-questions.ts';

/** Where more codes than this are too many, the score was misread, and is asked for first. */
const mostSuspects = 3;

type Codes = { readonly codes: readonly ReadCode[]; readonly doubts: readonly CodeDoubt[] };

/**
 * Codes of a picture of which too many were accepted, and those on whose place a person has decided already, made into
 * questions: each question missed has one code, so that of more codes one is not printed. The least certain are asked
 * for first; whoever confirms one is asked for the next, until the numbers fit or everything is confirmed.
 *
 * `asked` gives the question that a code's place is, where it was seen on a picture; it is asked for where it matters.
 */
export function withSuspects<Read extends Codes>(
  read: Read,
  fields: ReportFields,
  byHand: ReportByHand,
  asked: () => ReadonlyMap<ReadCode, CodeDoubt>,
): Read {
  const most = mostCodes(fields);
  const ids = new Set(read.doubts.map(({ id }) => id));
  const isDecided = Object.keys(byHand.doubts).some((id) => !ids.has(id));
  const listed = read.codes.length + confirmedBy(byHand).length;
  if (!isDecided && (most === undefined || listed <= most)) return read;
  const questions = asked();
  const decided = read.codes.filter((code) => {
    const question = questions.get(code);
    return question !== undefined && Object.hasOwn(byHand.doubts, question.id);
  });
  const suspects = most === undefined ? [] : leastCertain(read, decided, questions, byHand, most, fields);
  const all = new Set([...decided, ...suspects]);
  if (all.size === 0) return read;
  return {
    ...read,
    codes: read.codes.filter((code) => !all.has(code)),
    doubts: [
      ...read.doubts,
      ...[...all].flatMap((code): CodeDoubt[] => {
        const question = questions.get(code);
        return question === undefined ? [] : [{ ...question, why: 'too-many' }];
      }),
    ],
  };
}

/** How many codes a report may list; undefined where that is not known, or the score is itself in doubt. */
export function mostCodes(fields: ReportFields): number | undefined {
  const { scorePercent } = fields;
  if (scorePercent === undefined || scorePercent.certainty === 'doubtful') return undefined;
  if (scorePercent.value === 100) return 0;
  const questions = examOfFields(fields)?.questions;
  return questions === undefined ? undefined : missedQuestions(scorePercent.value, questions).most;
}

function leastCertain(
  { codes }: Codes,
  decided: readonly ReadCode[],
  questions: ReadonlyMap<ReadCode, CodeDoubt>,
  byHand: ReportByHand,
  most: number,
  { scorePercent }: ReportFields,
): readonly ReadCode[] {
  const { removed } = byHand;
  const confirmed = new Set(confirmedBy(byHand));
  const read = codes.filter((each) => !decided.includes(each) && !removed.includes(each.code));
  const standing = new Set([...read.map(({ code }) => code), ...confirmed]);
  for (const code of removed) standing.delete(code);
  const excess = standing.size - most;
  if (excess > mostSuspects && scorePercent?.certainty !== 'by-hand') return [];
  return read
    .filter((each) => questions.has(each) && !confirmed.has(each.code))
    .sort((a, b) => a.confidence - b.confidence)
    .slice(0, Math.max(0, excess));
}

function confirmedBy({ doubts, added }: ReportByHand): readonly string[] {
  return [...Object.values(doubts).filter((code) => code !== undefined), ...added];
}
