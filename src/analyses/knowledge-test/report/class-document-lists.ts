import type { ReportBlock } from '#reports/document.ts';
import type { Scores } from '../class/scores.ts';
import type { ClassSummary, FileOfClass } from '../class/summary.ts';
import type { ReportRead } from '../finding.ts';
import { attemptsOf } from '../people/attempts.ts';
import { certain } from '../people/certain.ts';
import { personInWords, type Naming } from '../people/person-words.ts';

/** Rows of a list on paper; the tables hand out all of them. */
const mostRows = 100;

/** How the scores of each exam spread: as many reports in each range of percent. */
export function distributionBlock({ exams }: ClassSummary): readonly ReportBlock[] {
  const [first] = exams;
  if (first === undefined || exams.every(({ scores }) => scores.count === 0)) return [];
  return [
    {
      kind: 'table',
      title: 'Distribution of scores',
      columns: [
        { title: 'Exam' },
        ...first.scores.distribution.map(({ fromPercent, toPercent }) => ({
          title: `${fromPercent}–${toPercent === 100 ? 100 : toPercent - 1}`,
          unit: '%',
          numeric: true,
        })),
      ],
      rows: exams.map(({ exam, scores }) => [exam, ...scores.distribution.map(({ count }) => String(count))]),
      ...doubtNote(exams.map(({ scores }) => scores)),
    },
  ];
}

function doubtNote(all: readonly Scores[]): { readonly note?: string } {
  const total = (part: (scores: Scores) => number): number =>
    all.reduce((sum, scores) => sum + part(scores), 0);
  const [scores, results] = [
    total(({ scoresInDoubt }) => scoresInDoubt),
    total(({ resultsInDoubt }) => resultsInDoubt),
  ];
  if (scores + results === 0) return {};
  return {
    note: `In doubt, and left out of all figures until somebody has confirmed them: ${scores} scores, ${results} results.`,
  };
}

/** What changed over the takes of who sat an exam more than once. */
export function trendBlock({ people }: ClassSummary, naming: Naming): readonly ReportBlock[] {
  const rows = people.flatMap((person) =>
    attemptsOf(person).flatMap(({ exam, attempts }) => {
      const since = attempts.at(-1)?.since;
      if (since === undefined) return [];
      const scores = attempts.map(({ report }) => certain(report.report.fields.scorePercent));
      return [
        [
          personInWords(person, naming),
          exam,
          scores.map((score) => (score === undefined ? '–' : String(score))).join(' → '),
          ...[since.resolved, since.persistent, since.fresh].map((codes) => String(codes.length)),
        ],
      ];
    }),
  );
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      title: 'Over the takes',
      columns: [
        { title: 'Student' },
        { title: 'Exam' },
        { title: 'Scores', unit: '%' },
        { title: 'Resolved', numeric: true },
        { title: 'Persistent', numeric: true },
        { title: 'New', numeric: true },
      ],
      rows: rows.slice(0, mostRows),
      note: [
        'Codes of the last take against the one before it, within one exam.',
        ...(rows.length > mostRows ? [`The first ${mostRows} of ${rows.length}.`] : []),
      ].join(' '),
    },
  ];
}

const methods: Readonly<Record<ReportRead['method'], string>> = {
  'text-layer': 'the PDF’s own text',
  recognised: 'recognised on a picture',
};

const states: Readonly<Record<FileOfClass['state'], string>> = {
  success: 'read',
  partial: 'partial',
  failed: 'failed',
  waiting: 'waiting',
  cancelled: 'cancelled',
  'row-alone': 'row of a ledger',
};

/** What became of the files, how long that took, and how each was read. */
export function filesBlock(
  { files, fileList }: ClassSummary,
  naming: Naming,
  processingMs: number | undefined,
): readonly ReportBlock[] {
  if (fileList.length === 0) return [];
  const rate = files.successRate;
  return [
    {
      kind: 'values',
      title: 'Files',
      values: [
        { label: 'Files', text: String(files.total) },
        { label: 'Files read', text: String(files.successful) },
        { label: 'Failed', text: String(files.failed) },
        {
          label: 'Success rate',
          text: rate === undefined ? undefined : (100 * rate).toFixed(0),
          unit: '%',
          note: `${files.successful} of ${files.successful + files.failed} files that have ended`,
        },
        {
          label: 'Processing time',
          text: processingMs === undefined ? undefined : (processingMs / 1000).toFixed(1),
          unit: 's',
          note: processingMs === undefined ? 'not kept for these files' : 'summed over the files',
        },
      ],
    },
    {
      kind: 'table',
      title: 'How each file was read',
      columns: [
        { title: 'File', ...(naming === 'names' && { quoted: true }) },
        { title: 'State' },
        { title: 'Read from' },
        { title: 'Reports', numeric: true },
      ],
      rows: fileList
        .slice(0, mostRows)
        .map(({ fileName, state, methods: used, reports }, place) => [
          naming === 'names' ? fileName : String(place + 1),
          states[state],
          used.map((method) => methods[method]).join(', ') || undefined,
          reports === 0 ? undefined : String(reports),
        ]),
      ...(fileList.length > mostRows && { note: `The first ${mostRows} of ${fileList.length}.` }),
    },
  ];
}
