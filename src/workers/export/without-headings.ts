/** The place of a column as a spreadsheet letters it; any other place is a heading. */
const letters = /^[A-Z]{1,3}$/;

const leftOut = 'about a column of the file, whose heading is left out';

/**
 * A finding without the headings of its file's columns, for whoever may have put a name into one. A remark that quotes
 * one, or the name of a laboratory's profile, says so instead; its code still tells what it is about.
 */
export function withoutHeadings(finding: unknown): unknown {
  if (Array.isArray(finding)) return finding.map(withoutHeadings);
  if (typeof finding !== 'object' || finding === null) return finding;
  return Object.fromEntries(
    Object.entries(finding).flatMap(([key, value]): readonly (readonly [string, unknown])[] => {
      if (key === 'heading') return [[key, '']];
      if (key === 'detail' && typeof value === 'string') return [[key, quotesNone(value)]];
      if (key === 'column' && typeof value === 'string' && !letters.test(value)) return [];
      return [[key, withoutHeadings(value)]];
    }),
  );
}

function quotesNone(detail: string): string {
  if (/\bcolumn \S/.test(detail)) return leftOut;
  return detail.replace(/“.*”/s, '(name left out)');
}
