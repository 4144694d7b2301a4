import { codesOfExam } from '#analyses/knowledge-test/codes/numbering.ts';
import type { PageReading } from '#analyses/knowledge-test/finding.ts';
import type { JudgedPage } from './recognition-pages.ts';
import { farePage, recognitionAims, type NamedFared } from './recognition-table.ts';

/** The mechanics' tests share a prefix and part by area. */
const mechanics = ['AMG', 'AMA', 'AMP'];
const others = ['PAR', 'CAX', 'PRH', 'IRA', 'FIA'];

/**
 * The same pages where what is printed is not on the list: the exam misread, its list short of codes (another edition, a
 * misprint), learning statement codes under an exam that has a list. What is printed must come out, or go before a person.
 */
export function fareUnlisted(page: JudgedPage, reading: PageReading): readonly NamedFared[] {
  if (page.dpi < recognitionAims.fromDpi) return [];
  const { codes, examCode } = page.truth;
  const own = codesOfExam(examCode);
  const under = (group: string, list: readonly string[]) => ({ group, fared: farePage(page, reading, list) });
  const turn = <Value>(from: readonly Value[]): Value => from[page.seed % from.length] as Value;
  if (own.length === 0) return [under('200+ PLT, exam with list', codesOfExam(turn(others)))];
  const isMechanic = mechanics.includes(examCode);
  const foreign = (isMechanic ? mechanics : others).filter((exam) => codesOfExam(exam)[0] !== own[0]);
  const gone = new Set(codes.filter((_, at) => at % 20 === page.seed % 14));
  return [
    under(isMechanic ? '200+ other mechanic exam' : '200+ other exam', codesOfExam(turn(foreign))),
    under(
      '200+ one code not listed',
      own.filter((code) => !gone.has(code)),
    ),
  ];
}
