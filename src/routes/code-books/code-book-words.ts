import type { CodeBookCounts } from '#analyses/knowledge-test/code-book/count-code-book.ts';
import { calendarText } from '#language/dates.ts';
import { plural } from '#language/plural.ts';

/** What to do about a file that is no publication; undefined for a fault that is not the file's. */
export function adviceFor(code: string): string | undefined {
  return Object.hasOwn(advice, code) ? advice[code] : undefined;
}

const whereFrom =
  'Get the PDF of the standard from faa.gov (Airman Certification Standards) and add it as it is.';

const advice: Readonly<Record<string, string>> = {
  'empty-file': 'Download the publication again: the file that was added has no content.',
  'unsupported-type': whereFrom,
  'file-too-large': `A standard has about 1 MB. ${whereFrom}`,
  'pdf-encrypted': `The FAA’s own files have no password. ${whereFrom}`,
  'pdf-damaged': 'The file is cut off or damaged: download it again and add it once more.',
  'pdf-too-large': `What is packed into the file is larger than a whole library of standards. ${whereFrom}`,
  'pdf-too-many-pages': `A standard has about 100 pages. ${whereFrom}`,
  'pdf-too-much-text': `A standard has about 100 pages. ${whereFrom}`,
  'no-text-found': `A scan or a print made into a picture holds no text to be read. ${whereFrom}`,
  'not-a-certification-standard': `Only Airman Certification Standards (FAA-S-ACS-…) hold codes; practical test standards, handbooks and the companion guide do not. ${whereFrom}`,
  'json-damaged': 'The file is cut off or was changed: export the code book again and add that.',
  'not-a-code-book':
    'This is JSON, but no code book that Benchside exported, or one of a newer version. Export it again, or add the PDF of the standard.',
};

/** Every code with its advice, for the help. */
export const knownCodeBookFaults: readonly { readonly code: string; readonly advice: string }[] =
  Object.entries(advice).map(([code, text]) => ({ code, advice: text }));

/** "November 2023", "31 May 2024"; the text itself where it is no date. */
export function monthInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || month === undefined) return date;
  return calendarText({ year, month, day });
}

/** Whether a book holds what the numbering of its edition says. */
export function completenessInWords({ elements, numbering }: CodeBookCounts): {
  readonly whole: boolean | undefined;
  readonly words: string;
} {
  if (numbering === undefined) {
    return {
      whole: undefined,
      words: 'Benchside knows no numbering of this edition, so that nobody can say whether it is whole.',
    };
  }
  const { missing, extra } = numbering;
  if (missing.length === 0 && extra.length === 0) {
    return {
      whole: true,
      words: plural(elements, ['The # code of its numbering', 'All # codes of its numbering']),
    };
  }
  const parts = [
    ...(missing.length > 0
      ? [plural(missing.length, ['# code of its numbering not found', '# codes of its numbering not found'])]
      : []),
    ...(extra.length > 0
      ? [
          plural(extra.length, [
            '# code that its numbering does not have',
            '# codes that its numbering does not have',
          ]),
        ]
      : []),
  ];
  return { whole: false, words: parts.join(', ') };
}
