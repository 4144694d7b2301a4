import { importAdvice } from './import-advice.ts';

/** What a person can do about each fault of an exercise-test file. The fault itself says what and where. */
const advice: Readonly<Record<string, string>> = {
  'not-a-test':
    'This does not look like an exercise test. If it is one, say in the import doctor what its columns hold, or export it again with breath-by-breath or averaged rows and their headings.',
  'not-a-test-export':
    'Only exported tables can be read, not programs, pictures, PDF files or the cart’s own database. Export the test as CSV, text or Excel and add that file.',
  'no-time-column':
    'Without a time base nothing can be averaged. If a column holds the time under another name, say so in the import doctor; else export again with the time (t, Time, min:sec) among the columns.',
  'cannot-recompute': 'The earlier result stays as it is. For a current one, choose the file again.',
  'no-vo2-column':
    'Oxygen uptake is the one channel a test cannot do without. If a column holds it under another name, say so in the import doctor; else export again with VO2 among the columns, or with VO2/kg and the body mass.',
  'time-disordered':
    'The rows are not in the order of time. Sort them by time and add the file again; a list with one row a person is no test.',
  'time-implausible':
    'One row lies a day or more behind the others. Correct the time in the row given, or choose another column for it in the import doctor.',
  'columns-misaligned':
    'The values do not stand under their headings, as where decimal commas split the numbers of a comma-separated file. Export with semicolons or tabs between the columns.',
  'too-few-rows':
    'The file ends before there is anything to analyse. Check that the export covers the whole test.',
  'empty-file': 'The file has no content. Export it again; a copy that was cut off looks like this too.',
  'file-too-large':
    'A breath-by-breath test rarely exceeds 2 MB. Check that this is one test and not a database or a whole archive.',
  'unreadable-text': 'The characters could not be decoded. Export again as UTF-8 text, or as Excel.',
  'quote-not-closed':
    'A quotation mark opens in the place given and never closes. Delete it, or export the file again.',
  'line-too-long':
    'A line of this length is no table. Check that the file is the export and not something else with its name.',
  'cell-too-long':
    'One cell holds more text than a table would. Check that the file is the export and not something else with its name.',
  'too-many-cells':
    'The table is larger than any test. Check that this is one test and not a whole database.',
  'too-many-columns':
    'The table is wider than any export. Check that this is one test and not a whole database.',
  'workbook-damaged':
    'The workbook cannot be opened. Open it in a spreadsheet program, save a copy as .xlsx and add that one.',
  'workbook-encrypted':
    'The workbook is protected by a password. Save a copy without a password and add that one.',
  'workbook-too-large':
    'The workbook unpacks to more than a test can hold. Export only this test and add that file.',
  'json-damaged': 'The JSON text is not complete. Export or download the file again.',
  'xml-unknown':
    'This XML is not a spreadsheet. In the cart’s program choose the Excel or XML-spreadsheet export.',
  'unit-contradiction':
    'The file says one unit and its numbers say another. If the numbers are right, state their unit in the import doctor; else correct the file at the place given and add it again.',
  'source-changed':
    'The file was moved, changed or locked while it was taken in. Close the programs that use it and add it again.',
  'input-missing': 'The browser’s copy of the file is gone or damaged. Add the file to the batch again.',
  'unknown-analysis':
    'This batch was made by another version of the program. Start a new batch with these files.',
  'not-a-model':
    'Only TensorFlow Lite files (.tflite) of the Oxynet family and ONNX files (.onnx) with their card are models here. Export the network as one of these.',
  'model-damaged':
    'The model’s file is not what it should be. For a model of your own, copy or export it again and import that file; for the shipped one, reload the page.',
  'model-too-large':
    'The model is over the limits that keep a browser tab alive. Export a smaller network; one for a test of this kind needs about 1 MB.',
  'model-unsupported':
    'The model is of another kind than those that can be fed here. The models page says which inputs a model may have; export it for one of them.',
  'model-op-unsupported':
    'The model uses an operator that is not run here. Export it without the operators named, loops and random numbers above all.',
  'model-refused':
    'The runtime would not open the model. Check that it opens in ONNX Runtime elsewhere, and export it with an operator set between 13 and 21.',
  'model-probe-failed':
    'The model was tried on drawn tests and did not answer as its card says. Correct the network or its card and import both again.',
  'model-card-missing':
    'An ONNX model needs a JSON card beside it that says what goes in and what comes out. Choose both files together.',
  'model-card-invalid':
    'The card does not describe the model. Correct the entry named and choose both files again.',
  'not-utf-8':
    'The list was saved in another encoding. Save it as “CSV UTF-8” in the spreadsheet program and add it again.',
  'cannot-explain': 'This result was made by an analysis that cannot say what drove it.',
  'options-invalid': 'The batch’s options cannot be used. Start a new batch with these files.',
};

/** What to do about a fault code; undefined for one that is not known here. */
export function adviceFor(code: string): string | undefined {
  if (Object.hasOwn(advice, code)) return advice[code];
  return Object.hasOwn(importAdvice, code) ? importAdvice[code] : undefined;
}

/** Every code with its advice, for the help page. */
export const knownFaults: readonly { readonly code: string; readonly advice: string }[] = Object.entries({
  ...advice,
  ...importAdvice,
}).map(([code, text]) => ({ code, advice: text }));
