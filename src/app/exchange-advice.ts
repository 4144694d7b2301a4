/** What a person can do about what another person handed them and is refused, by the fault's code; in the order of the help. */
export const exchangeAdvice: readonly { readonly code: string; readonly advice: string }[] = [
  {
    code: 'reading-file-unreadable',
    advice:
      'Choose the JSON file that the other reader exported on the page “Blinded reading”; ask for it again if it was changed on its way.',
  },
  {
    code: 'reading-file-unknown',
    advice:
      'This is another kind of file. On the page “Blinded reading” of the other reader, “Export” beside the round gives the right one.',
  },
  {
    code: 'reading-file-version',
    advice: 'It was written by a later version of this program: load this page anew to get it.',
  },
  {
    code: 'reading-invalid',
    advice:
      'The reading named is not one, counted from 1 in the list “readings”. Nothing was taken in. Ask the reader to export the round again, or correct the file there.',
  },
  {
    code: 'link-invalid',
    advice:
      'The link to share was cut off, changed on its way, or made by a later version. Copy it again as a whole, out of the message itself and not out of a preview of it, or ask the sender for a new one.',
  },
  {
    code: 'passphrase-wrong',
    advice:
      'The passphrase is not the sender’s (capitals and spaces count), or the link was changed on its way. It cannot be recovered: ask the sender for a new link.',
  },
  {
    code: 'bundle-unreadable',
    advice:
      'The reproducibility bundle is no JSON, or was cut off. It is the file reproducibility.json of an export; take it out of the ZIP again.',
  },
  {
    code: 'bundle-invalid',
    advice:
      'The JSON is no reproducibility bundle, or was changed by hand; the place named is where. Choose the file reproducibility.json as it was exported. What differs after a change by hand could not be told from what the program made.',
  },
];

/** What to do about the fault with this code; undefined where it is none of these. */
export function adviceOnExchange(wanted: string): string | undefined {
  return exchangeAdvice.find(({ code }) => code === wanted)?.advice;
}
