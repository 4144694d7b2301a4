import type { ReportSection } from '#reports/sections.ts';

/** What of a test's report is printed, and in which order: one page of results, one of metrics, the rest when asked. */
export const reportSections: readonly ReportSection[] = [
  {
    id: 'summary',
    title: 'Headline, subject and peaks',
    byDefault: true,
    blocks: [
      'headline',
      'Set by hand',
      'Set by hand, and not holding',
      'Why there are no thresholds',
      'Subject and conditions',
      'Peaks',
      'Percent predicted',
    ],
  },
  { id: 'figures', title: 'Nine panels', byDefault: true, blocks: ['figure'] },
  {
    id: 'thresholds',
    title: 'Thresholds',
    byDefault: true,
    blocks: ['Thresholds by the network', 'Thresholds the file states'],
  },
  { id: 'remarks', title: 'Remarks on quality', byDefault: true, blocks: ['Remarks'] },
  { id: 'metrics', title: 'Metrics', byDefault: true, blocks: ['Metrics'] },
  {
    id: 'missing',
    title: 'Metrics this test does not allow, with reasons',
    byDefault: false,
    blocks: ['Metrics this test does not allow'],
  },
  {
    id: 'methods',
    title: 'Every method’s thresholds, and other models',
    byDefault: false,
    blocks: ['Voices in the answer', 'Thresholds by the classical methods', 'Your own models'],
  },
  {
    id: 'reading',
    title: 'Averagings, phases and the columns that were read',
    byDefault: false,
    blocks: ['VO2peak by averaging', 'Phases', 'What was read'],
  },
];
