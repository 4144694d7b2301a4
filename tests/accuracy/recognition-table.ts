import { codesOfExam } from '#analyses/knowledge-test/codes/numbering.ts';
import type { CodeDoubt, PageReading } from '#analyses/knowledge-test/finding.ts';
import { defaultKnowledgeTestOptions } from '#analyses/knowledge-test/options.ts';
import { codesOnPage } from '#analyses/knowledge-test/recognition/match-codes.ts';
import { readingCosts } from '#analyses/knowledge-test/recognition/reading-cost.ts';
import type { JudgedPage } from './recognition-pages.ts';

/** How a page's codes fared. Each code of the page counts in exactly one of right, forward and lost. */
export type Fared = {
  readonly pages: number;
  readonly codes: number;
  /** Accepted, and printed there. */
  readonly right: number;
  /** Put before a person with the right code among the candidates. */
  readonly offered: number;
  /** Put before a person without it: the person sees the crop and types it. */
  readonly shown: number;
  /** Neither: nobody would miss it. */
  readonly lost: number;
  /** Accepted, and not printed there. */
  readonly wrong: number;
};

/** What costs more than this a sign to be read so was not read there. */
const worstLikeness = 0.7;

/** At 200 dpi and above: shares of the codes that are on the pages. */
export const recognitionAims = { leastFoundShare: 0.95, mostWrongShare: 0.01, fromDpi: 200 } as const;

/** What becomes of a page's codes, with its exam known, or with another list of codes. */
export function farePage(
  { truth }: Pick<JudgedPage, 'truth'>,
  reading: PageReading,
  list: readonly string[] = codesOfExam(truth.examCode),
): Fared {
  const { codes, doubts } = codesOnPage(reading, list, defaultKnowledgeTestOptions.leastProbability);
  return fareCodes(truth.codes, { accepted: codes.map(({ code }) => code), doubts });
}

/** What became of the codes that are printed. */
export function fareCodes(
  codesPrinted: readonly string[],
  { accepted, doubts }: { readonly accepted: readonly string[]; readonly doubts: readonly CodeDoubt[] },
): Fared {
  const printed = new Set(codesPrinted);
  const right = new Set(accepted.filter((code) => printed.has(code)));
  const left = new Set([...printed].filter((code) => !right.has(code)));
  const unanswered = doubts.filter(({ candidates }) => {
    const match = candidates.find(({ code }) => left.has(code));
    return match === undefined || !left.delete(match.code);
  });
  // A doubt about something else shows nobody a code that was lost.
  const shown = unanswered.filter((doubt) => left.delete(standsFor(doubt, codesPrinted) ?? '')).length;
  return {
    pages: 1,
    codes: printed.size,
    right: right.size,
    offered: doubts.length - unanswered.length,
    shown,
    lost: left.size,
    wrong: accepted.filter((code) => !printed.has(code)).length,
  };
}

/** The printed code that what was read at a doubt's place is most like; none where it is like no code. */
function standsFor({ raw }: CodeDoubt, printed: readonly string[]): string | undefined {
  const costs = raw.filter((text) => text !== '').map((text) => readingCosts(printed, text));
  const least = printed.map((code, at) => ({
    code,
    cost: Math.min(...costs.map((each) => each[at] ?? Infinity)),
  }));
  const [best] = least.sort((a, b) => a.cost - b.cost);
  return best === undefined || best.cost > worstLikeness * best.code.length ? undefined : best.code;
}

const nothing: Fared = { pages: 0, codes: 0, right: 0, offered: 0, shown: 0, lost: 0, wrong: 0 };

export function sumOf(fared: readonly Fared[]): Fared {
  return fared.reduce(
    (sum, each) => ({
      pages: sum.pages + each.pages,
      codes: sum.codes + each.codes,
      right: sum.right + each.right,
      offered: sum.offered + each.offered,
      shown: sum.shown + each.shown,
      lost: sum.lost + each.lost,
      wrong: sum.wrong + each.wrong,
    }),
    nothing,
  );
}

/** Whether the codes were found as promised: accepted right or put forward, and hardly any accepted wrong. */
export function reachesAims({ codes, right, offered, shown, wrong }: Fared): boolean {
  if (codes === 0) return false;
  const { leastFoundShare, mostWrongShare } = recognitionAims;
  return (right + offered + shown) / codes >= leastFoundShare && wrong / codes <= mostWrongShare;
}

/** The table by condition, as text. */
export function recognitionTable(
  rows: readonly { readonly page: JudgedPage; readonly fared: Fared }[],
): string {
  const lines: NamedFared[] = [];
  const put = (group: string, fared: Fared) => lines.push({ group, fared });
  const high = rows.filter(({ page }) => page.dpi >= recognitionAims.fromDpi);
  for (const { fared } of high) put('200 dpi and above', fared);
  for (const { page, fared } of rows) put(`${String(page.dpi)} dpi`, fared);
  for (const { page, fared } of high) put(`200+ ${page.font}`, fared);
  for (const { page, fared } of high) put(`200+ ${page.condition}`, fared);
  for (const { page, fared } of high) put(page.whole ? '200+ whole pages' : '200+ cut to the list', fared);
  const head = `${''.padEnd(26)}pages codes accepted  offered    shown     lost | accepted wrong (% of codes)`;
  return `${head}\n${recognitionLines(lines)}`;
}

/** A page's codes in a line of the table. */
export type NamedFared = { readonly group: string; readonly fared: Fared };

/** Lines of the table, one a group. */
export function recognitionLines(all: readonly NamedFared[]): string {
  const groups = new Map<string, NamedFared[]>();
  for (const each of all) groups.set(each.group, [...(groups.get(each.group) ?? []), each]);
  const percent = (count: number, of: number) => ((100 * count) / of).toFixed(1).padStart(9);
  const lines = [...groups].map(([name, rows]) => {
    const { pages, codes, right, offered, shown, lost, wrong } = sumOf(rows.map(({ fared }) => fared));
    const counts = `${String(pages).padStart(5)}${String(codes).padStart(6)}`;
    const shares = [right, offered, shown, lost].map((count) => percent(count, codes)).join('');
    return `${name.padEnd(26)}${counts}${shares} |${percent(wrong, codes)} (${String(wrong)})`;
  });
  return lines.join('\n');
}
