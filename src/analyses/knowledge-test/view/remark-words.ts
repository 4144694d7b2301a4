/** What each remark on a report means, beyond the fact that the remark itself states. */
const meanings: Readonly<Record<string, string>> = {
  'fields-missing':
    'A field without which a report cannot be placed was not found. Read it off the paper and set it by hand.',
  'field-conflict':
    'Two fields contradict each other: the expiration date follows from the exam date, and the grade from the score. One of them was misread or misprinted.',
  'field-conflict-by-hand':
    'A person has confirmed two fields that contradict each other. They are taken as printed, and settle the report.',
  'no-codes-below-100':
    'A score below 100 % comes with codes, and none was found. The list may be on another page, or unreadable.',
  'codes-exceed-missed':
    'A report lists at most one code for each question missed. One of these was misread, or the score was.',
  'codes-exceed-missed-by-hand':
    'A person has confirmed the score and more codes than it allows. They are taken as printed, and settle the report.',
  'codes-few':
    'One code may stand for several questions, so this can be right; on a photo it may also mean that lines of the list were lost.',
  'score-unusual':
    'The number of questions allows no such score when it is rounded to whole percent. How the FAA rounds is not published, so this is no more than a hint.',
  'code-not-listed':
    'The code is of an older edition, of another exam, misprinted or misread. It was not taken for its neighbour on the list: a person says what is printed.',
  'unknown-code':
    'The code is written as codes are, and the current numbering does not have it. It was misprinted, or it is of another edition.',
  'unknown-code-by-hand':
    'A person put in a code that the current numbering does not have. It is taken as printed: it settles the report, and no text can be shown for it.',
  'code-of-other-exam':
    'The code belongs to a standard that this exam is not about. The code or the exam’s own code was misread.',
  'edition-mismatch':
    'The report is from before the current edition of the standard was in force. The same code meant something else in some earlier editions.',
  'code-repeated': 'The report lists a code more than once. It is counted once.',
  'page-without-report': 'The page has text and is no part of a report, as a receipt or a cover sheet.',
  'page-without-text': 'The page is blank, or nothing on it could be read.',
  'page-unreadable':
    'The page could not be read while others of the file could. It counts as a failed report.',
  'low-resolution':
    'The letters are so small on the picture that many are misread. A better picture reads better.',
  'adjustment-unreadable':
    'Something that was set by hand is in a form that this version does not know. It does not hold.',
  'adjustment-gone':
    'Something was decided by hand for a place where there is no doubt any more, as after the file was read anew. It does not hold.',
};

/** Every remark code with its meaning, for the help page. */
export const knownRemarks: readonly { readonly code: string; readonly meaning: string }[] = Object.entries(
  meanings,
).map(([code, meaning]) => ({ code, meaning }));
