import type { ReportBlock } from '#reports/document.ts';
import { nameForEndorsement } from '../field-words.ts';
import type { ReportRead } from '../finding.ts';
import { examOf } from '../codes/exams.ts';

/** An endorsement that an instructor may need, with its own words. */
export type Endorsement = {
  readonly id: 'review-of-deficiencies' | 'retest-after-failure' | 'instrument-prerequisites';
  readonly title: string;
  /** Where it stands in the advisory circular, of both of its last known revisions. */
  readonly source: string;
  readonly text: string;
};

const blankName = '[First name, MI, Last name]';

/**
 * Drafts of what an instructor signs, in the words of AC 61-65H, appendix A (2018-08-27; public domain): what only the
 * instructor knows stays in brackets. In AC 61-65K the numbers and some words are others, so both numbers are given.
 * Tests under parts 65 and 107 (mechanics, remote pilots) take none of them.
 */
export function endorsementsFor(report: ReportRead, named: boolean): readonly Endorsement[] {
  const { fields, codes, doubts } = report;
  const code = fields.examCode?.value;
  const exam = code === undefined ? undefined : examOf(code);
  if (code !== undefined && isUnderOtherParts(code)) return [];
  const name = named && fields.name !== undefined ? nameForEndorsement(fields.name.value) : blankName;
  const test = exam === undefined ? fields.examTitle?.value : `${exam.title} (${exam.code})`;
  if (fields.grade?.value === 'fail') return [retest(name, test)];
  if (codes.length + doubts.length === 0) return [];
  const isInstrument = exam !== undefined && exam.prefixes.some((prefix) => /^I[RHP]$/.test(prefix));
  return [reviewOf(name, test), ...(isInstrument ? [instrument(name, code)] : [])];
}

/** Mechanics, parachute riggers and dispatchers (part 65), remote pilots (part 107). */
function isUnderOtherParts(code: string): boolean {
  return /^(AM[AGP]|IAR|RIG|RMP|RMC|ADX|UA[GR])$/.test(code);
}

function reviewOf(name: string, test: string | undefined): Endorsement {
  return {
    id: 'review-of-deficiencies',
    title: 'Review of deficiencies identified on airman knowledge test',
    source: '14 CFR 61.39(a)(6)(iii); AC 61-65H, A.2 (A.2 in 61-65K)',
    text: `I certify that ${name} has demonstrated satisfactory knowledge of the subject areas in which [he or she] was deficient on the ${test ?? '[applicable]'} airman knowledge test.`,
  };
}

function retest(name: string, test: string | undefined): Endorsement {
  return {
    id: 'retest-after-failure',
    title: 'Retesting after failure of a knowledge or practical test',
    source:
      '14 CFR 61.49; AC 61-65H, A.73 (A.77 in 61-65K). It may be completed in the space at the bottom of the report',
    text: `I certify that ${name} has received the additional [flight and/or ground, as appropriate] training as required by § 61.49. I have determined that [he or she] is proficient to pass the ${test ?? '[name of]'} knowledge test.`,
  };
}

function instrument(name: string, code: string | undefined): Endorsement {
  const category =
    { IRA: 'airplane', IRH: 'helicopter' }[code ?? ''] ?? '[airplane, helicopter, or powered-lift]';
  return {
    id: 'instrument-prerequisites',
    title: 'Prerequisites for instrument practical tests',
    source: '14 CFR 61.39(a); AC 61-65H, A.40 (A.44 in 61-65K)',
    text: `I certify that ${name} has received and logged the required flight time/training of § 61.39(a) in preparation for the practical test within 2 calendar-months preceding the date of the test and has satisfactory knowledge of the subject areas in which [he or she] was shown to be deficient by the FAA Airman Knowledge Test Report. I have determined [he or she] is prepared for the Instrument—${category} practical test.`,
  };
}

/** The drafts as a block; nothing where none applies. */
export function endorsementBlocks(report: ReportRead, named: boolean, title: string): readonly ReportBlock[] {
  const drafts = endorsementsFor(report, named);
  if (drafts.length === 0) return [];
  return [
    {
      kind: 'table',
      title,
      columns: [{ title: 'Endorsement' }, { title: 'Draft' }, { title: 'Source' }],
      rows: drafts.map((draft) => [draft.title, draft.text, draft.source]),
      note: 'Drafts for the instructor to check, complete and sign: hold them against the current revision of AC 61-65 first. They certify nothing by themselves.',
    },
  ];
}
