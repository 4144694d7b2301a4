import type { ReportFields } from '../finding.ts';

/**
 * What a label announces. `familyName`, `givenName` and `middleName` are a name in a form's separate boxes; `idNumber` is
 * the older number that was like a social security number; `other` announces nothing that is kept, and ends the value
 * before it.
 */
export type LabelKind = keyof ReportFields | 'familyName' | 'givenName' | 'middleName' | 'idNumber' | 'other';

/**
 * Labels of reports, upper case. No real report could be had when this was written: the wording comes from
 * descriptions of reports of both eras, with the synonyms that forms of this kind use.
 */
const wordings: Readonly<Record<LabelKind, readonly string[]>> = {
  name: [
    'NAME',
    'APPLICANT NAME',
    "APPLICANT'S NAME",
    'NAME OF APPLICANT',
    'AIRMAN NAME',
    "AIRMAN'S NAME",
    'CANDIDATE NAME',
    'FULL NAME',
    'APPLICANT',
    'CANDIDATE',
  ],
  familyName: ['LAST NAME', 'FAMILY NAME', 'SURNAME', "APPLICANT'S LAST NAME"],
  givenName: ['FIRST NAME', 'GIVEN NAME', 'GIVEN NAMES', 'FIRST AND MIDDLE NAME', "APPLICANT'S FIRST NAME"],
  middleName: ['MIDDLE NAME', 'MIDDLE INITIAL', 'MIDDLE'],
  ftn: ['FTN', 'FTN NUMBER', 'FAA TRACKING NUMBER', 'FAA TRACKING NO', 'FAA FTN', 'TRACKING NUMBER'],
  examId: ['EXAM ID', 'EXAM ID NUMBER', 'EXAM ID NO', 'EXAM IDENTIFICATION', 'TEST ID', 'EXAM NUMBER'],
  examTitle: [
    'EXAM',
    'EXAM TITLE',
    'EXAM NAME',
    'EXAM TYPE',
    'TEST',
    'TEST TITLE',
    'TEST NAME',
    'TITLE',
    'KNOWLEDGE TEST',
  ],
  examCode: ['EXAM CODE', 'TEST CODE'],
  examDate: [
    'EXAM DATE',
    'TEST DATE',
    'DATE',
    'DATE OF EXAM',
    'DATE OF TEST',
    'DATE TAKEN',
    'DATE TESTED',
    'EXAM DATE AND TIME',
    'EXAM DATE/TIME',
  ],
  scorePercent: ['SCORE', 'EXAM SCORE', 'TEST SCORE', 'PERCENT SCORE', 'FINAL SCORE'],
  grade: ['GRADE', 'RESULT', 'RESULTS', 'EXAM RESULT', 'TEST RESULT', 'OUTCOME', 'PASS/FAIL'],
  take: [
    'TAKE',
    'TAKES',
    'TAKE NUMBER',
    'TAKE NO',
    'NUMBER OF TAKES',
    'ATTEMPT',
    'ATTEMPT NUMBER',
    'ATTEMPT NO',
    'EXAM TAKE',
    'TEST TAKE',
  ],
  expiresOn: [
    'EXPIRATION DATE',
    'EXPIRATION',
    'EXPIRES',
    'EXPIRES ON',
    'EXPIRY DATE',
    'EXP DATE',
    'DATE OF EXPIRATION',
    'VALID UNTIL',
    'REPORT EXPIRES',
  ],
  idNumber: [
    'ID NUMBER',
    'ID NO',
    'ID',
    'APPLICANT ID',
    'APPLICANT ID NUMBER',
    'APPLICANT ID NO',
    'IDENTIFICATION NUMBER',
    'SSN',
    'SOCIAL SECURITY NUMBER',
    'SOCIAL SECURITY NO',
  ],
  other: [
    'EXAM SITE',
    'TEST SITE',
    'SITE',
    'SITE ID',
    'TEST CENTER',
    'TESTING CENTER',
    'TEST CENTER ID',
    'TEST LOCATION',
    'LOCATION',
    'ADDRESS',
    'EXAM TIME',
    'TEST TIME',
    'TIME',
    'PROCTOR',
    'DATE OF BIRTH',
    'BIRTH DATE',
    'DOB',
    'CERTIFICATE NUMBER',
    'CERTIFICATE NO',
    'CERT NO',
    'TYPE',
    'SIGNATURE',
    'ISSUED BY',
    'CTD',
    'PAGE',
  ],
};

/** A wording reduced to what is compared. */
export type Label = {
  readonly kind: LabelKind;
  readonly letters: string;
  readonly folded: string;
  /** Of `folded`. */
  readonly lettersIn: number;
};

export const labels: readonly Label[] = Object.entries(wordings).flatMap(([kind, texts]) =>
  texts.map((text) => {
    const folded = foldedLetters(text);
    return { kind: kind as LabelKind, letters: lettersOf(text), folded, lettersIn: lettersIn(folded) };
  }),
);

/** Letters alone, upper case. */
export function lettersOf(text: string): string {
  return text.toUpperCase().replace(/[^A-Z]/g, '');
}

/** Signs that a recogniser takes for each other become one: "1D NUMBER" and "ID NUMBER" are the same then. */
export function foldedLetters(text: string): string {
  return text
    .toUpperCase()
    .replace(/[1I|!]/g, 'L')
    .replace(/[0QD]/g, 'O')
    .replace(/5/g, 'S')
    .replace(/8/g, 'B')
    .replace(/6/g, 'G')
    .replace(/2/g, 'Z')
    .replace(/[^A-Z]/g, '');
}

/** Which of the letters A to Z a text has: a bit each. */
export function lettersIn(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at += 1) bits |= 1 << (text.charCodeAt(at) - 65);
  return bits;
}
