/** Where code stands that says something which no page's catalogue has. */
export const saidFolders = [
  ...[
    'analyses',
    'core',
    'engine',
    'workers',
    'storage',
    'readers',
    'reports',
    'inference',
    'text-recognition',
    'app',
  ],
];

type Exception = readonly [why: string, shape: RegExp];

/** Files whose texts are not listed, and why. */
export const unsaidFiles: readonly Exception[] = [
  ['tests, and what only tests use', /\.test\.ts$|\.d\.ts$|\/(drawn|fake|memory|test)-[\w-]+\.ts$/],
  [
    'translated as pages are (`wuchale.config.js`)',
    /^src\/app\/(.*(\.svelte|-(words|advice))|event-kinds|cohort\/(choose-tests|control-series|count-reasons|inclusion|sources))\.ts$/,
  ],
  ['what a paragraph for a paper and a CSV say', /app\/cohort\/(cohort-csv|filters-in-english)\.ts$/],
  ['what is handed out is English', /app\/(exports\/(class-on-paper|leave-typed-out)|event-export)\.ts$/],
  ['views are translated as pages are', /\/view\/|analyses\/views\.ts$/],
  ['draws test files', /\/cpet\/simulate\//],
  ['exam titles, areas and tasks as the FAA words them', /knowledge-test\/codes\//],
  ['labels as reports print them', /knowledge-test\/report-text\/labels\.ts$/],
  ['headings, units and words of vendors', /columns\/(aliases|metadata-labels|units|words|sheet-names)\.ts$/],
  ['a paragraph for a paper, which is written in English', /cohort\/(methods-paragraph|counting)\.ts$/],
  ['endorsements in the words of the FAA', /report\/endorsements\.ts$/],
  ['names of operators and tensors', /onnx\/allowed-operators\.ts$|tflite\/draw-graph\.ts$/],
  ['languages of programs', /reports\/(html\/|svg\.ts$|pdf\/shape-operators)/],
  ['reports in files are English', /reports\/(pdf|drawing)\/|workers\/export\/make-reports\.ts$/],
  [
    'names of what is stored',
    /storage\/(schema|at-rest\/(seal-item|sealed-(class|inputs|ledgers)[\w-]*|wrapped-secret))\.ts$/,
  ],
  ['names of columns and of what their rows measure', /knowledge-test\/report\/class-lists\.ts$/],
  ['names of number formats', /readers\/parse-number\.ts$/],
  ['tries of the threats, for tests', /workers\/try-to-send/],
  ['why bytes could not be read, which browsers say in English too', /workers\/compact-json\//],
  ['never reached', /core\/exhaustive\.ts$/],
];

/** Texts that nobody translates, by their shape, and why. */
export const unsaidTexts: readonly Exception[] = [
  ['a citation: volume and page', /\b(19|20)\d\d\b.*\b\d+:[A-Z]?\d+|et al\. (19|20)\d\d|^Wasserman et al\./],
  ['a code of law', /\bCFR \d/],
  ['markup and paths of drawings', /^<|\/>|class="|="\{/],
  ['bytes', /^([0-9a-f]{2} )+[0-9a-f]{2}$/],
  ['words of vendors, joined', /^subject subjectid/],
  [
    'a piece of a sentence that is listed whole',
    /[,;]$|^; |^and \{|^over \{0\}$|^\{0\} (and|% of peak at)$|^(it does not run|predicted by):$/,
  ],
  ['an empty value: the sentence is listed with it', /\(\)$|taken on , before|usually writes ;|^at \? W/],
  ['the proofs of a model: patterns stand below', /^(physiological|sketch|readers?): (AUC|MAE|VT1|coverage)/],
  ['what a hash is made of', /\n/],
];

/** Texts one by one. */
export const saidNowhere: ReadonlySet<string> = new Set([
  // Names of programs, authors and equations.
  ...['CORTEX MetaSoft', 'COSMED', 'Geratherm Ergostik', 'KORR CardioCoach', 'MGC Breeze', 'Parvo TrueOne'],
  ...['VO2 Master', 'Vyntus / SentrySuite / Jaeger', 'ZAN 600', 'FRIEND 2018'],
  ...['Hansen 2001', 'Jones 1985', 'Wasserman 2012', 'R23 (V-slope)', 'SHIP (Koch 2009)', 'utf-8'],
  'Benchside {0}',
  // At the foot of files that are handed out, which are English, and among their data.
  ...['Made on the user’s own device on {0}. {1}', 'Made on the user’s own device. {0}'],
  ...['analysis {0}', 'analysis {0} {1}', 'model {0} {1}, SHA-256 {2}', 'version {0}'],
  ...['Benchside {0}, analysis {1} {2}', 'Its place in the batch, in place of a name.'],
  ...['% of VO2peak', 'ZIP'],
  // A reason that is stored beside those which people write.
  'adjudicated, round {0}',
  // Both halves of these are chosen together.
  ...['one code waits for a person to confirm them', '{0} codes wait for a person to confirm it'],
  // The file that a program looks for by this text.
  'Cannot find Workbook stream',
]);

/** Where the codes stand that reasons are made of. */
export const saidCodes = [
  ...['gates', 'prepare-test', 'quality', 'adjusted-thresholds', 'adjustments'].map(
    (name) => `src/analyses/cpet/${name}.ts`,
  ),
  ...['guard', 'decode-domains', 'too-wide', 'place-thresholds'].map(
    (name) => `src/analyses/cpet/model/decoding/${name}.ts`,
  ),
  ...['src/analyses/cpet/model/ask-networks.ts', 'src/analyses/cpet/cleaning/clean.ts'],
  ...['src/analyses/knowledge-test/finding-of.ts', 'src/analyses/knowledge-test/read-file.ts'],
];

/** Where the warnings stand that lower a test's grade, and why a file of a batch failed; mere notes are shown as codes. */
export const saidWarnings = [
  ...[
    ...['body-mass', 'end-tidal', 'exchange-ratio', 'plausible-ranges', 'recorded-time', 'sensor-loss'],
    ...['time-base', 'ventilation'],
  ].map((name) => `src/analyses/cpet/checks/${name}.ts`),
  ...['alignment', 'read-columns', 'read-table'].map((name) => `src/analyses/cpet/columns/${name}.ts`),
  ...['derive-channels', 'devices/exercise-thresholds', 'phases/find-phases', 'stored-recording'].map(
    (name) => `src/analyses/cpet/${name}.ts`,
  ),
  ...['delimited', 'json', 'pdf-document', 'pdf-picture', 'pdf-text', 'picture-header', 'read-document'].map(
    (name) => `src/readers/${name}.ts`,
  ),
  ...['text-encoding', 'utf8', 'workbook', 'zip-directory'].map((name) => `src/readers/${name}.ts`),
  'src/text-recognition/open-recogniser.ts',
];

/** Words that the code puts together or takes from data, so that they stand nowhere as they are said. */
export const saidAlso: readonly string[] = [
  // How grave a remark is, and what a person decided.
  ...['note', 'warning', 'serious', 'accepted', 'needs work', 'open', 'holds', 'replaced', 'taken back'],
  ...['Accepted', 'automatic', 'none', 'value', 'yes', 'no'],
  // Protocols, ergometers, phases, samplings, domains, sexes, as cells of tables and parts of sentences.
  ...['ramp', 'steps', 'stages then ramp', 'stages-then-ramp', 'constant load', 'constant-load', 'intervals'],
  ...['unknown', 'cycle', 'treadmill', 'rest', 'warm-up', 'exercise', 'recovery', 'incremental', 'stages'],
  ...['breaths', 'averaged', 'uniform', 'moderate', 'heavy', 'severe', 'female', 'male', 'other'],
  ...['Rest', 'Warm-up', 'Stages', 'Incremental', 'Exercise', 'Recovery', 'Constant load'],
  ...[
    'Program',
    'Network',
    'Classical',
    'network',
    'classical',
    'adjusted',
    'Adjusted',
    'Consensus',
    'good',
    'fair',
    'low',
  ],
  ...[
    'answered',
    'worklist',
    'as-declared',
    'reference',
    'mended',
    'fat',
    'Fat',
    'Carbohydrate',
    'mean',
    'median',
  ],
  // Left-out breaths by kind.
  ...['{0} repeated', '{0} partial', '{0} merged', '{0} outlier', '{0} rebound', '{0} repeated-time'],
  // Panels and their axes.
  ...['{0} over {1}', 'Panels: {0}', 'missing', 'carbohydrate', 'file'],
  // What a report is of.
  ...['Cardiopulmonary exercise test', 'Class of knowledge test reports'],
  // What a value of a file for programs is to be.
  ...['string', 'number', 'integer', 'boolean', 'object', 'array'],
  // Reports of knowledge tests.
  ...[
    'pass',
    'fail',
    'name',
    'exam',
    'score',
    'take',
    'FTN',
    'Codes',
    'knowledge',
    'skill',
    'Knowledge',
    'Skill',
  ],
  ...['text-layer', 'recognised', 'success', 'partial', 'failed', 'doubtful', 'sure'],
  // The proofs of a model.
  ...['{0}: coverage of the 90 % interval of {1}, {2} (n {3})', '{0}: AUC of "no VT2", {1}'],
  ...['{0}: MAE of {1}, % of VO2', '{0}: VT1 not before VT2, convention {1}'],
  ...['physiological', 'sketch', 'breakpoint', 'laboratory', 'readers', 'all'],
  // What is put together of parts: a device and its sampling, a place in a file.
  ...[
    '{0}, breath by breath, one every {1} s',
    '{0}, averages of {1} s',
    '{0}, one row a second',
    'time',
    'prior',
  ],
  ...['sheet {0}, row {1}, column {2}', 'sheet {0}, row {1}', 'sheet {0}, column {1}', 'row {0}, column {1}'],
  ...['page {0}, row {1}', 'Frayn', 'Péronnet', 'class {0}'],
  // Around the endorsements, which stay in the words of the FAA.
  ...['Endorsement', 'Draft'],
  'Drafts for the instructor to check, complete and sign: hold them against the current revision of AC 61-65 first. They certify nothing by themselves.',
  // What the reader of PDFs says itself.
  ...['Invalid PDF structure.', 'derived'],
  // A range.
  '{0} to {1}',
];
