import type { ReportBlock } from '#reports/document.ts';
import type { DoubtReason, ReportRead } from '../finding.ts';

/** Why a code is in doubt, in words. */
export const doubtWords: Readonly<Record<DoubtReason, string>> = {
  'passes-differ': 'two readings differ',
  'close-candidates': 'two codes look alike here',
  strokes: 'the width of the numeral speaks for another code',
  unknown: 'too unlike every code of the exam to be sure',
  'not-listed': 'not on the exam’s list of codes',
  incomplete: 'a task without its element',
  'too-many': 'more codes than questions missed',
};

/** At most so many of the codes that may stand there are printed. */
const mostCandidates = 4;

/** What a person must still decide; nothing where all is decided. */
export function doubtBlocks({ doubts }: ReportRead, title: string): readonly ReportBlock[] {
  if (doubts.length === 0) return [];
  return [
    {
      kind: 'table',
      title,
      columns: [
        { title: 'As read' },
        { title: 'May be' },
        { title: 'Why' },
        { title: 'Page', numeric: true },
      ],
      rows: doubts.map(({ raw, candidates, why, place }) => [
        [...new Set(raw)].join(' or '),
        candidates
          .slice(0, mostCandidates)
          .map(({ code }) => code)
          .join(', ') || undefined,
        doubtWords[why],
        place && String(place.page),
      ]),
      note: 'None of these is counted anywhere until a person has confirmed it.',
    },
  ];
}
