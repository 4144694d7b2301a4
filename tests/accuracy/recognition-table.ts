import { codesOfExam } from '#analyses/knowledge-test/codes/numbering.ts';
import type { PageReading } from '#analyses/knowledge-test/finding.ts';
import { defaultKnowledgeTestOptions } from '#analyses/knowledge-test/options.ts';
import { codesOnPage } from '#analyses/knowledge-test/recognition/match-codes.ts';
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

/** At 200 dpi and above: shares of the codes that are on the pages. */
export const recognitionAims = { leastFoundShare: 0.95, mostWrongShare: 0.01, fromDpi: 200 } as const;

/** What becomes of a page's codes, with its exam known. */
export function farePage({ truth }: JudgedPage, reading: PageReading): Fared {
  const { codes, doubts } = codesOnPage(
    reading,
    codesOfExam(truth.examCode),
    defaultKnowledgeTestOptions.leastProbability,
  );
  const printed = new Set(truth.codes);
  const right = new Set(codes.map(({ code }) => code).filter((code) => printed.has(code)));
  const left = new Set([...printed].filter((code) => !right.has(code)));
  let offered = 0;
  for (const { candidates } of doubts) {
    const match = candidates.find(({ code }) => left.has(code));
    if (match === undefined) continue;
    left.delete(match.code);
    offered += 1;
  }
  const shown = Math.min(doubts.length - offered, left.size);
  return {
    pages: 1,
    codes: printed.size,
    right: right.size,
    offered,
    shown,
    lost: left.size - shown,
    wrong: codes.filter(({ code }) => !printed.has(code)).length,
  };
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
  const groups = new Map<string, Fared[]>();
  const put = (name: string, fared: Fared) => groups.set(name, [...(groups.get(name) ?? []), fared]);
  const high = rows.filter(({ page }) => page.dpi >= recognitionAims.fromDpi);
  for (const { fared } of high) put('200 dpi and above', fared);
  for (const { page, fared } of rows) put(`${String(page.dpi)} dpi`, fared);
  for (const { page, fared } of high) put(`200+ ${page.font}`, fared);
  for (const { page, fared } of high) put(`200+ ${page.condition}`, fared);
  for (const { page, fared } of high) put(page.whole ? '200+ whole pages' : '200+ cut to the list', fared);
  const percent = (count: number, of: number) => ((100 * count) / of).toFixed(1).padStart(9);
  const head = `${''.padEnd(26)}pages codes accepted  offered    shown     lost | accepted wrong (% of codes)`;
  const lines = [...groups].map(([name, all]) => {
    const { pages, codes, right, offered, shown, lost, wrong } = sumOf(all);
    const counts = `${String(pages).padStart(5)}${String(codes).padStart(6)}`;
    const shares = [right, offered, shown, lost].map((count) => percent(count, codes)).join('');
    return `${name.padEnd(26)}${counts}${shares} |${percent(wrong, codes)} (${String(wrong)})`;
  });
  return [head, ...lines].join('\n');
}
