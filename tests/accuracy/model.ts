import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { sharedPath } from '../support/shared-samples.ts';
import { openProduct, type Product } from './domain-model.ts';
import { aimsOf } from './model-aims.ts';
import { writeProof } from './model-card.ts';
import { describeAims, describeFigures, describeLaboratories } from './model-describe.ts';
import { figuresOf } from './model-figures.ts';
import { fitLaboratories, judgeTests, marksPerLaboratory } from './model-judge.ts';
import { proofLaboratories, proofSeeds, type Generator } from './model-tests.ts';
import { openOxynet } from './oxynet-answers.ts';

export const modelUsage =
  'npm run accuracy -- model [TESTS] [--no-oxynet] [--write CARD]   (default: 1200 tests, half as many sketches)';

type ModelOptions = { readonly tests: number; readonly oxynet: boolean; readonly write?: string };

/**
 * The proof on simulated tests that nothing was trained or calibrated on: prints all tables and whether each aim is
 * reached. The exit status: 0, 1 where an aim is missed, 2 where the words will not do or there is no model.
 */
export async function proveModel(words: readonly string[], given?: Product): Promise<number> {
  const options = modelOptions(words);
  const product = given ?? (await openProduct());
  if (typeof options === 'string' || !product.hasModel) {
    const why = typeof options === 'string' ? options : 'the shipped model is not in this checkout';
    console.error(`${why}\nusage: ${modelUsage}`);
    return 2;
  }
  const laboratories = proofLaboratories();
  const fits = await fitLaboratories(laboratories, product);
  console.log(
    `laboratories, and what ${marksPerLaboratory} tests they marked teach (left out one at a time)\n` +
      `${describeLaboratories(laboratories, fits)}\n`,
  );
  const path = sharedPath('cpet/oxynet/tfl_model.tflite');
  const oxynet = options.oxynet && existsSync(path) ? openOxynet(path) : undefined;
  if (oxynet === undefined) console.log('without Oxynet: not asked for, or its model is not at hand\n');
  const material = { product, laboratories, fits, oxynet };
  const counts = { physiological: options.tests, sketch: Math.ceil(options.tests / 2) };
  const figures = [];
  for (const generator of ['physiological', 'sketch'] as const) {
    const judged = await judgeTests(generator, counts[generator], material, (done) =>
      showProgress(generator, done, counts[generator]),
    );
    const one = figuresOf(generator, judged);
    console.log(describeFigures(one));
    figures.push(one);
  }
  const aims = aimsOf(figures);
  console.log(describeAims(aims));
  if (options.write !== undefined)
    await writeProof(options.write, 'simulation', {
      claim: 'on simulated truth and simulated readers; no statement about readers of real tests',
      seeds: proofSeeds,
      laboratories,
      marksPerLaboratory,
      generators: figures,
      aims,
    });
  return aims.some(({ state }) => state === 'MISSED') ? 1 : 0;
}

function modelOptions(words: readonly string[]): ModelOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { 'no-oxynet': { type: 'boolean' }, write: { type: 'string' } },
    });
    const tests = Number(positionals[0] ?? 1200);
    if (positionals.length > 1 || !Number.isInteger(tests) || tests < 1)
      return 'one whole number of tests is needed';
    const { write } = values;
    return { tests, oxynet: values['no-oxynet'] !== true, ...(write !== undefined && { write }) };
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

function showProgress(generator: Generator, done: number, count: number): void {
  if (process.stderr.isTTY && (done % 20 === 0 || done === count))
    process.stderr.write(`\r${generator} ${done} of ${count}${done === count ? '\n' : ''}`);
}
