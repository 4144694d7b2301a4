/** What each reason for a review stands for; the gravest first. */
export const knownReasons: readonly { readonly code: string; readonly meaning: string }[] = [
  { code: 'report-failed', meaning: 'A page of the file could not be read at all.' },
  {
    code: 'adjustment-unfit',
    meaning: 'Something was set by hand and does not hold for the report as it is now read.',
  },
  { code: 'no-codes', meaning: 'The score is below 100 % and no code was found.' },
  {
    code: 'codes-to-confirm',
    meaning:
      'A code could be one of several, or none that the exam has. It is counted nowhere until a person says which it is.',
  },
  {
    code: 'field-conflict',
    meaning: 'Exam date and expiration date, or score and grade, contradict each other.',
  },
  {
    code: 'fields-missing',
    meaning: 'Name, exam, exam date, or the score were not found; pass or fail alone does for few exams.',
  },
  { code: 'codes-exceed-missed', meaning: 'More codes are listed than questions can have been missed.' },
  {
    code: 'fields-to-confirm',
    meaning: 'A field was read in two ways, or with letters that had to be taken for digits.',
  },
  {
    code: 'not-listed',
    meaning:
      'On a picture: what was read is a code that the exam’s list lacks. It waits for a person to say what is printed.',
  },
  { code: 'unknown-code', meaning: 'A code is not in the current numbering.' },
  { code: 'code-of-other-exam', meaning: 'A code does not belong to the exam.' },
  {
    code: 'low-resolution',
    meaning: 'On a picture: letters of a page are so small that they are often misread.',
  },
  {
    code: 'codes-few',
    meaning: 'On a picture: so few codes for the questions missed that lines may be lost.',
  },
  { code: 'page-without-report', meaning: 'The file has pages with text that are no report.' },
];
