/** What a person can do about each fault of a report's file. The fault itself says what and where. */
const advice: Readonly<Record<string, string>> = {
  'not-a-report':
    'The file has text and nothing of a knowledge test report in it. Check that it is the report itself and not a receipt, an authorization or a certificate.',
  'pdf-encrypted':
    'The PDF is protected by a password. Open it with the password, print or save it as a PDF without one, and add that file.',
  'pdf-damaged':
    'The PDF cannot be opened. Download it again; a file that was cut off on its way looks like this too.',
  'pdf-too-large':
    'What is packed into the PDF is far larger than reports are. Open it, print or save it as a new PDF, and add that file.',
  'pdf-too-many-pages': 'The PDF has more pages than a batch of reports would. Split it and add the parts.',
  'pdf-too-much-text':
    'The PDF holds more text than reports would. Check that it is the reports and not a whole publication; publications belong under Code books.',
  'empty-file': 'The file has no content. Download or copy it again.',
  'file-too-large':
    'A report rarely exceeds 2 MB, even as a photo. Save the photo smaller, or split the PDF, and add that.',
  'unsupported-type':
    'PDF, JPEG, PNG and WebP can be read. Save the file as one of these; an iPhone’s HEIC photo becomes a JPEG when it is shared or exported as “most compatible”.',
  'picture-undecodable':
    'The picture cannot be opened. Take it or export it again; one that was cut off on its way looks like this too, and a renamed file is still what it was before.',
  'picture-too-large': 'The picture has more pixels than can be read safely. Save it smaller and add that.',
  'no-text-found':
    'Nothing could be read. Take the photo again: the whole sheet, from straight above, in even light, in focus.',
  'low-resolution':
    'The letters are too small to be read. Scan at 300 dpi, or photograph the sheet so that it fills the picture.',
  'source-changed':
    'The file was moved, changed or locked while it was taken in. Close the programs that use it and add it again.',
  'input-missing': 'The browser’s copy of the file is gone or damaged. Add the file to the batch again.',
  'unknown-analysis':
    'This batch was made by another version of the program. Start a new batch with these files.',
  'options-invalid': 'The batch’s options cannot be used. Start a new batch with these files.',
};

/** What to do about a fault code; undefined for one that is not known here. */
export function adviceFor(code: string): string | undefined {
  return Object.hasOwn(advice, code) ? advice[code] : undefined;
}

/** Every code with its advice, for the help page. */
export const knownFaults: readonly { readonly code: string; readonly advice: string }[] = Object.entries(
  advice,
).map(([code, text]) => ({ code, advice: text }));
