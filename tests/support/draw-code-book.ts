import type { CodeBook } from '#analyses/knowledge-test/code-book/code-book.ts';

/** A code book of three elements of task I.A; what it says is invented. */
export function drawCodeBook(document: string, prefix: string, changes: Partial<CodeBook> = {}): CodeBook {
  return {
    kind: 'acs-code-book',
    format: 1,
    document,
    title: 'Invented',
    date: '2023-11',
    prefixes: [prefix],
    sourceSha256: 'a'.repeat(64),
    areas: [
      {
        prefix,
        area: 'I',
        title: 'Strings',
        tasks: [
          {
            task: 'A',
            title: 'Knots',
            references: ['AC 0-1'],
            objective: 'To know.',
            elements: [
              { code: `${prefix}.I.A.K1`, text: `Knots of ${document}, including:` },
              { code: `${prefix}.I.A.K1a`, text: 'Bowline' },
              { code: `${prefix}.I.A.K2`, text: '[Archived]', archived: true },
            ],
          },
        ],
      },
    ],
    ...changes,
  };
}
