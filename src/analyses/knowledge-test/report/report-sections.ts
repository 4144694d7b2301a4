import type { ReportSection } from '#reports/sections.ts';

/** A file with more reports than this prints the blocks of the later ones behind its first section. */
const mostReports = 30;

/** What of a report is printed, and in which order. */
export const reportSections: readonly ReportSection[] = [
  { id: 'summary', title: 'Headline', byDefault: true, blocks: ['headline', ...ofEach('Set by hand')] },
  {
    id: 'areas',
    title: 'Deficient areas',
    byDefault: true,
    blocks: ofEach('To confirm', 'Deficient areas', ': learning statement codes'),
  },
  { id: 'endorsements', title: 'Endorsement drafts', byDefault: true, blocks: ofEach('Endorsement drafts') },
  {
    id: 'particulars',
    title: 'What the report says',
    byDefault: true,
    blocks: ofEach('What the report says'),
  },
  { id: 'remarks', title: 'Remarks', byDefault: true, blocks: ['Remarks'] },
];

/** Names of a block for the one report of a file, and for each where there are several. */
function ofEach(...titles: readonly string[]): readonly string[] {
  const suffixes = ['', ...Array.from({ length: mostReports }, (_, number) => `, report ${number + 1}`)];
  const [tails, heads] = [
    titles.filter((title) => title.startsWith(':')),
    titles.filter((title) => !title.startsWith(':')),
  ];
  return suffixes.flatMap((suffix) =>
    heads.flatMap((head) => [`${head}${suffix}`, ...tails.map((tail) => `${head}${suffix}${tail}`)]),
  );
}
