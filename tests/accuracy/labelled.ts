import { writeFileSync } from 'node:fs';
import { agreements, orderViolations } from '#analyses/cpet/model/labels/agreement.ts';
import { fitConvention, type MeanError } from '#analyses/cpet/model/calibration/fit-convention.ts';
import { markedTestOf, type LabelledTest } from '#analyses/cpet/model/labels/labelled-test.ts';
import { describeAgreements } from './agreement-table.ts';
import { openProduct, type Product } from './domain-model.ts';
import { labelledCsv } from './labelled-csv.ts';
import { labelledOptions, labelledUsage } from './labelled-options.ts';
import { readLabelledFolder } from './labelled-tests.ts';

/**
 * Compares every method with the labels of a folder of one's own and prints how they agree. The exit status: 0 where it
 * ran, 2 where the words, the folder or its list of labels will not do.
 */
export async function compareWithLabels(words: readonly string[], product?: Product): Promise<number> {
  const options = labelledOptions(words);
  if (typeof options === 'string') {
    console.error(`${options}\nusage: ${labelledUsage}`);
    return 2;
  }
  const opened = product ?? (await openProduct());
  const startMs = performance.now();
  const read = await readLabelledFolder(options, opened);
  if (typeof read === 'string') {
    console.error(read);
    return 2;
  }
  for (const note of read.notes) console.log(note);
  if (!opened.hasModel) console.log('the shipped model is not in this checkout: it is not compared');
  console.log(describeLabelledTests(read.tests));
  if (opened.hasModel) console.log(`\n${describeConvention(read.tests)}`);
  const seconds = (performance.now() - startMs) / 1000;
  console.log(`\n${read.tests.length} labelled tests in ${seconds.toFixed(1)} s`);
  if (options.csv !== undefined) writeFileSync(options.csv, labelledCsv(read.tests));
  return 0;
}

/** The table of agreement, with what is to be known about it. */
export function describeLabelledTests(tests: readonly LabelledTest[]): string {
  const lines = agreements(tests);
  const methods = new Map(lines.map(({ method, title }) => [method, title] as const));
  const violations = [...methods].flatMap(([method, title]) => {
    const count = orderViolations(tests, method);
    return count > 0 ? [`${title} ${count}`] : [];
  });
  return [
    'agreement with the labels; percent of the labelled VO2; limits are bias ± 1.96 SD; errors over the tests answered',
    describeAgreements(lines),
    '',
    `VT1 not before VT2: ${violations.length > 0 ? violations.join(', ') : 'in no test, by no method'}`,
    'Shares of VO2peak are fitted on these labels and so favoured. A label without a time, or without VO2, was completed from the test.',
  ].join('\n');
}

/** What a convention fitted on these labels would gain, on tests left out one at a time. */
export function describeConvention(tests: readonly LabelledTest[]): string {
  const fit = fitConvention(tests.map(markedTestOf), 'these labels');
  if (fit.state === 'too-few') return `no convention can be fitted on these labels: ${fit.reason}`;
  const inWords = ({ maeS, maePercent }: MeanError) =>
    `${maeS.toFixed(0)} s${maePercent === undefined ? '' : ` (${maePercent.toFixed(1)} %)`}`;
  const { none, readers, laboratory } = fit.gain.both;
  const found = (['vt1', 'vt2'] as const).map((which) => {
    const { offsetS, sdS } = fit[which];
    return `${which.toUpperCase()} ${offsetS.toFixed(0)} s later than the network alone, SD ${sdS.toFixed(0)} s`;
  });
  return [
    `a convention fitted on these labels: ${found.join('; ')}`,
    `the network alone moved by it, on tests left out: ${inWords(laboratory)}; not moved ${inWords(none)}, moved as for readers in general ${inWords(readers)}${
      none.maePercent === undefined ? '' : '; percent of the VO2 that the test shows at the mark'
    }`,
    ...(fit.state === 'no-gain' ? [`it is refused: ${fit.reason}`] : []),
  ].join('\n');
}
