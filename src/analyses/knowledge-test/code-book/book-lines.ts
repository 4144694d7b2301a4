import { textOfLine, type PageLine, type PageText } from '#core/page-text.ts';

/** A line of a publication's body. */
export type BookLine = {
  /** From 1. */
  readonly page: number;
  readonly text: string;
  readonly words: readonly string[];
  /** Where its first word starts, and where its second does. */
  readonly x: number;
  readonly secondX: number;
};

/** Of the page's height: what lies within this much of its edges is a running head or foot. */
const margin = 0.05;
/** Lines that stand first or last on so many pages, numbers apart, are running heads or feet wherever they stand. */
const runningFrom = 4;

/** All pages' lines, from top to bottom, without running heads, feet and page numbers. */
export function bookLines(pages: readonly PageText[]): readonly BookLine[] {
  const running = runningTexts(pages);
  return pages.flatMap((page, index) =>
    page.lines
      .filter(({ box }) => box.y1 > margin * page.height && box.y0 < (1 - margin) * page.height)
      .filter((line) => !isAtEnd(line, page) || !running.has(withoutNumbers(textOfLine(line))))
      .map((line) => ({
        page: index + 1,
        text: textOfLine(line),
        words: line.words.map(({ text }) => text),
        x: line.words[0]?.box.x0 ?? 0,
        secondX: line.words[1]?.box.x0 ?? 0,
      })),
  );
}

/** A heading within a page may say the same as the head of the next pages. */
function isAtEnd(line: PageLine, { lines }: PageText): boolean {
  return line === lines[0] || line === lines.at(-1);
}

function runningTexts(pages: readonly PageText[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { lines } of pages) {
    const ends = [lines[0], lines.at(-1)].flatMap((line) => (line === undefined ? [] : [textOfLine(line)]));
    for (const text of new Set(ends.map(withoutNumbers))) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= runningFrom).map(([text]) => text));
}

/** Page numbers may be Roman. A code is never running text, and keeps its numbers. */
function withoutNumbers(text: string): string {
  return /^[A-Z]{2}\.[IVX]+\./.test(text) ? text : text.replace(/\b(?:\d+|[ivxl]+)$/, '').trim();
}
