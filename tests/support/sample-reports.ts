import { drawPhoto } from '../fixtures/knowledge-test/draw-photo.ts';
import { drawReport } from '../fixtures/knowledge-test/draw-report.ts';
import { endOfMonthAfter, truthFor, type ReportTruth } from '../fixtures/knowledge-test/report-truth.ts';

/** A file of the sample batch of knowledge test reports. */
export type SampleReport = { readonly fileName: string; readonly make: () => Promise<Uint8Array> };

/** Missed by many of the class, so that its study plan has a first line. */
const shared = ['PA.I.C.K2', 'PA.I.E.K1'] as const;

const par = (
  seed: number,
  examDate: string,
  given: Partial<ReportTruth>,
  own: readonly string[],
): ReportTruth => ({
  ...truthFor(seed, { examCode: 'PAR' }),
  examDate,
  expiresOn: endOfMonthAfter(examDate, 24),
  grade: 'pass',
  take: 1,
  codes: [...shared, ...own],
  ...given,
});

const passed = par(201, '2026-03-14', { family: 'SAMPLE', given: 'ALEX RIVER', scorePercent: 87 }, [
  'PA.I.B.K1a',
  'PA.II.A.K1',
  'PA.I.D.K3a',
  'PA.I.F.K2d',
  'PA.VI.A.K2',
]);
const failed = par(
  202,
  '2026-02-20',
  { family: 'DRAFTON', given: 'ROBIN', scorePercent: 68, grade: 'fail' },
  [
    'PA.I.A.K1',
    'PA.I.B.K1a',
    'PA.I.D.K3a',
    'PA.I.F.K1',
    'PA.I.F.K2d',
    'PA.I.G.K1c',
    'PA.II.D.K2',
    'PA.III.B.K1',
    'PA.IX.C.K2',
  ],
);
const retake: ReportTruth = {
  ...par(203, '2026-04-08', { scorePercent: 90, take: 2 }, ['PA.I.F.K2d', 'PA.VI.A.K2']),
  family: failed.family,
  given: failed.given,
  ftn: failed.ftn,
};
const photographed = par(204, '2026-03-28', { family: 'FIGMENT', given: 'SKY LARK', scorePercent: 88 }, [
  'PA.I.B.K1a',
  'PA.I.F.K2d',
  'PA.IX.C.K2',
]);
const perfect: ReportTruth = {
  ...truthFor(205, { examCode: 'IRA', codeCount: 0 }),
  scorePercent: 100,
  take: 1,
};
const drone = truthFor(206, { examCode: 'UAG', codeCount: 5 });
const mechanic = truthFor(207, { examCode: 'AMG', codeCount: 6 });

const pdf = (truths: ReportTruth | readonly ReportTruth[], font: 'sans' | 'serif' | 'mono' | 'condensed') =>
  drawReport(truths, { layout: 'acs', font });
const now = (bytes: () => Uint8Array) => () => Promise.resolve(bytes());

/** The sample batch: an invented class as PDFs and a photo, two reports in one file, the last file cut off on purpose. */
export const sampleReports: readonly SampleReport[] = [
  { fileName: '01-private-pilot.pdf', make: now(() => pdf(passed, 'condensed')) },
  { fileName: '02-private-first-take.pdf', make: now(() => pdf(failed, 'condensed')) },
  { fileName: '03-private-retake.pdf', make: now(() => pdf(retake, 'condensed')) },
  { fileName: '04-instrument-all-right.pdf', make: now(() => pdf(perfect, 'condensed')) },
  { fileName: '05-drone-and-mechanic.pdf', make: now(() => pdf([drone, mechanic], 'condensed')) },
  {
    fileName: '06-private-photo.jpg',
    make: () =>
      drawPhoto(photographed, {
        font: 'serif',
        dpi: 170,
        blurPx: 0.9,
        noise: 2,
        rotationDeg: 0.8,
        shadow: 0.2,
        jpegQuality: 60,
        seed: 208,
      }),
  },
  {
    fileName: '07-cut-off-download.pdf',
    make: now(() => {
      const bytes = pdf(passed, 'condensed');
      return bytes.slice(0, Math.floor(bytes.length * 0.6));
    }),
  },
];
