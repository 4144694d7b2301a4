/** What to do where a page or a command refuses something that is no file of an analysis. */
export const elsewhereAdvice: readonly { readonly code: string; readonly advice: string }[] = [
  {
    code: 'batch-too-large',
    advice:
      'Nothing was added. Drop fewer files, or start a second batch with the rest; how many reports a batch holds can be raised in the settings.',
  },
  {
    code: 'class-empty',
    advice: 'A class is put together from reports. Choose at least one file that is done.',
  },
  {
    code: 'no-file-column',
    advice: 'Say on the worklist’s page which of your columns names the files.',
  },
  {
    code: 'column-name-taken',
    advice:
      'One of your columns has the name of a column that the ledger needs for itself. Rename yours on the worklist’s page.',
  },
  {
    code: 'undecided',
    advice: 'Some rows still wait for your word. Answer each question on the page, then begin.',
  },
  {
    code: 'other-ledger',
    advice:
      'The file that was chosen is the ledger of another batch, and was left alone. Choose another file or a new name.',
  },
  {
    code: 'not-a-ledger',
    advice:
      'The file has none of a ledger’s own columns. Choose the CSV that a batch wrote, or, where one was to be written, another name: what stands there was left alone.',
  },
  {
    code: 'no-batch',
    advice:
      'The batch was removed in another tab. Its ledger, where you chose a file for it, is still there: a batch can be started from it.',
  },
  {
    code: 'backup-damaged',
    advice: 'This copy cannot be trusted and was not put back. Choose an older one in the list.',
  },
  {
    code: 'no-parts',
    advice: 'Name at least one ledger behind “merge”: npm run batch -- merge part-*.csv --out all.csv',
  },
  {
    code: 'columns-differ',
    advice:
      'The ledgers were written by different versions or for different analyses. Bring the older ones up to date with --recompute, or merge them apart.',
  },
  {
    code: 'pipelines-differ',
    advice:
      'The ledgers hold results of different versions, models or options, which should not be compared. Bring them to one with --recompute; --force joins them as they are.',
  },
  {
    code: 'bytes-differ',
    advice:
      'Two ledgers hold results of different files under one name, or of one that was changed between the runs. Rename one of the files, or take the newest with --force.',
  },
  { code: 'logo-too-large', advice: 'Save the picture with less than 200 kB, as for a web page.' },
  { code: 'logo-unknown', advice: 'Save the picture as PNG or JPEG and choose it again.' },
];

/** Of a PDF that was opened a moment before: a page asks for what the file has, so these mean a file changed meanwhile. */
export const pdfPageAdvice: readonly { readonly code: string; readonly advice: string }[] = [
  {
    code: 'pdf-no-such-page',
    advice: 'The PDF has fewer pages than it says. Print or save it as a new PDF and add that file.',
  },
  {
    code: 'pdf-page-too-large',
    advice:
      'A page of the PDF is far larger than a sheet of paper. Print it to Letter or A4 and add that file.',
  },
];
