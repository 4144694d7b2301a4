/** What a person can do about a model, a list of marks or a convention that was refused, by the fault's code. */
export const importAdvice: Readonly<Record<string, string>> = {
  'not-a-model':
    'This is neither a .tflite nor an .onnx model, whatever its name says. Add the model file itself, not an archive or a program.',
  'model-damaged':
    'The file ends too early or is not whole. Download or copy it again and compare its size with the original.',
  'model-too-large':
    'The model is larger than a browser should run beside a batch. Ask its maker for a smaller one.',
  'model-unsupported':
    'The model is of a kind that is not run here: it must read a test or windows of one and answer with domains or thresholds. The model card’s format is under Help.',
  'model-op-unsupported':
    'The model uses an operator that is not run here, for safety or because it is unknown. Export it again without that operator.',
  'model-refused':
    'The runtime does not accept the model. Check that it opens elsewhere, and export it again with a common version of ONNX.',
  'model-probe-failed':
    'The model was tried on an invented test and did not answer as its card says. Check inputs, outputs and units in the card.',
  'model-card-missing':
    'An ONNX file does not say what its inputs mean. Add its card (a .json that declares inputs, outputs, units and grid) together with it.',
  'model-card-invalid':
    'The card does not declare what it must. Correct the place named above; the model card’s format is under Help.',
  'labels-not-a-table':
    'Give the marks as a CSV with the heading file;vt1_s;vt1_vo2_ml_min;vt2_s;vt2_vo2_ml_min; any cell may be empty.',
  'labels-column-twice': 'Two columns have the same heading. Delete or rename one of them.',
  'labels-no-file-column': 'Add a column “file” with the name of each test’s file, as the batch shows it.',
  'labels-no-threshold-column':
    'Add at least one of the columns vt1_s, vt1_vo2_ml_min, vt2_s and vt2_vo2_ml_min.',
  'labels-empty': 'Under the heading there is no row that names a file. Fill in at least one.',
  'profile-unreadable': 'This is not a JSON file, or it was cut off. Export the profile again.',
  'profile-unknown':
    'This JSON is something else. A file of profiles is made with “Export” on the page of the profiles, here or on another machine.',
  'profile-version': 'The file was made by a later version of this program. Update this one first.',
  'profile-invalid':
    'A value in the file is missing or impossible. It may have been changed by hand: export the profile again.',
  'convention-unreadable': 'This is not a JSON file, or it was cut off. Export the convention again.',
  'convention-unknown':
    'This JSON is something else. A convention’s file is made with “Export” on this page, here or on another machine.',
  'convention-version': 'The file was made by a later version of this program. Update this one first.',
  'convention-invalid':
    'A value in the file is missing or impossible. It may have been changed by hand: export it again.',
};
