const advice: Readonly<Record<string, string>> = {
  'reading-file-unreadable':
    'Choose the JSON file that the other reader exported on this page; ask for it again if it was changed on its way.',
  'reading-file-unknown':
    'This is another kind of file. On the page “Blinded reading” of the other reader, “Export” beside the round gives the right one.',
  'reading-file-version': 'It was written by a later version of this program: load this page anew to get it.',
  'reading-invalid':
    'The reading named above is not one, counted from 1 in the list “readings”. Nothing was taken in. Ask the reader to export the round again, or correct the file there.',
};

/** What to do about a file of readings that is refused. */
export function adviceOnReadings(code: string): string | undefined {
  return advice[code];
}
