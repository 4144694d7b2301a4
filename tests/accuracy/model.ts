import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { agreements } from '#analyses/cpet/model/labels/agreement.ts';
import { sharedPath } from '../support/shared-samples.ts';
import { openProduct, type Product } from './domain-model.ts';
import { aimsOf } from './model-aims.ts';
import { writeProof } from './model-card.ts';
import {
  describeAims,
  describeFigures,
  describeLaboratories,
  describeStandIns,
  type StandInFigures,
} from './model-describe.ts';
import { figuresOf, type GeneratorFigures } from './model-figures.ts';
import { fitLaboratories, judgeTests, type ProofMaterial } from './model-judge.ts';
import { proofLaboratories, proofSeeds, proofTest } from './model-tests.ts';
import { openOxynet } from './oxynet-answers.ts';
import { standInSets, standInTest } from './stand-in-sets.ts';

export const modelUsage =
  'npm run accuracy -- model [TESTS] [--no-oxynet] [--write CARD]   (default: 1200 tests, half as many sketches)';

/** How many tests each laboratory marks to have its convention fitted. */
const marksPerLaboratory = 15;

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
  const marks = Math.min(marksPerLaboratory, options.tests);
  const fits = await fitLaboratories(laboratories, product, marks);
  console.log(
    `laboratories, and what ${marks} tests they marked teach (left out one at a time)\n` +
      `${describeLaboratories(laboratories, fits)}\n`,
  );
  const path = sharedPath('cpet/oxynet/tfl_model.tflite');
  const oxynet = options.oxynet && existsSync(path) ? openOxynet(path) : undefined;
  if (oxynet === undefined) console.log('without Oxynet: not asked for, or its model is not at hand\n');
  const material = { product, fits, oxynet };
  const counts = { physiological: options.tests, sketch: Math.ceil(options.tests / 2) };
  const figures: GeneratorFigures[] = [];
  for (const generator of ['physiological', 'sketch'] as const) {
    const make = (index: number) => proofTest(generator, index, laboratories);
    const one = figuresOf(generator, await judgeTests(counts[generator], make, material));
    console.log(describeFigures(one));
    figures.push(one);
  }
  const standIns = await judgeStandIns(Math.ceil(options.tests / 12), material);
  console.log(describeStandIns(standIns));
  const aims = aimsOf(figures);
  console.log(describeAims(aims));
  if (options.write !== undefined)
    await writeProof(options.write, 'simulation', {
      claim: 'on simulated truth and simulated readers; no statement about readers of real tests',
      seeds: proofSeeds,
      laboratories,
      marksPerLaboratory: marks,
      generators: figures,
      standIns,
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

/** The single classical methods stand in the larger tables. */
const inStandIns = /^(consensus|network-alone|model-readers|oxynet-.*|share.*)$/;

/** Stand-ins for sets of real tests, each against the marks of its own laboratory; nothing is fitted to them. */
async function judgeStandIns(count: number, material: ProofMaterial): Promise<readonly StandInFigures[]> {
  const sets: StandInFigures[] = [];
  for (const [number, { name, laboratory }] of standInSets.entries()) {
    const judged = await judgeTests(count, (index) => standInTest(number, index), { ...material, fits: [] });
    const marked = judged.map((one) => one.marked);
    const againstReaders = agreements(marked).filter(({ method }) => inStandIns.test(method));
    sets.push({ name, laboratory, tests: count, againstReaders });
  }
  return sets;
}
