import type { Dice } from './dice.ts';
import { diceFor } from './dice.ts';
import type { Form } from './form.ts';
import { byteMutations } from './mutations/of-bytes.ts';
import { encodingMutations } from './mutations/of-encoding.ts';
import { jsonMutations } from './mutations/of-json.ts';
import type { Mutation } from './mutations/mutation.ts';
import { pdfMutations } from './mutations/of-pdfs.ts';
import { tableMutations } from './mutations/of-tables.ts';
import { xmlMutations } from './mutations/of-xml.ts';
import { zipMutations } from './mutations/of-zips.ts';
import type { Seed } from './seeds.ts';

const byForm: Readonly<Record<Form, readonly Mutation[]>> = {
  text: tableMutations,
  xml: xmlMutations,
  json: jsonMutations,
  zip: zipMutations,
  ole: [],
  pdf: pdfMutations,
  bytes: [],
};
const ofCharacters: ReadonlySet<Form> = new Set<Form>(['text', 'xml', 'json']);

/** A made file, and how it was made. */
export type Input = {
  readonly seed: Seed;
  readonly mutations: readonly string[];
  readonly bytes: Uint8Array;
};

/** Files that grow beyond this are refused before anything reads them (`engine/limits.ts`). */
const mostBytes = 10 * 1024 * 1024;

/** Input number `index` of a run: it depends on the run's seed, the number and the list of sound files, and nothing else. */
export async function makeInput(seeds: readonly Seed[], runSeed: number, index: number): Promise<Input> {
  const dice = diceFor(runSeed, index);
  const seed = dice.any(seeds);
  if (seed === undefined) throw new Error('there is no file to begin with');
  const mutations: string[] = [];
  let { bytes } = seed;
  for (let left = dice.pick([1, 1, 2, 3, 6]); left > 0 && bytes.length > 0; left -= 1) {
    const mutation = chooseMutation(seed.form, dice);
    const changed = await mutation.apply(bytes, dice);
    if (changed.length > mostBytes) break;
    bytes = changed;
    mutations.push(mutation.name);
  }
  return { seed, mutations, bytes };
}

/** Three of four know how the file is made. */
function chooseMutation(form: Form, dice: Dice): Mutation {
  const ofForm = byForm[form];
  if (ofForm.length > 0 && dice.chance(0.75)) return dice.any(ofForm) ?? anyOfBytes(dice);
  if (ofCharacters.has(form) && dice.chance(0.4)) return dice.any(encodingMutations) ?? anyOfBytes(dice);
  return anyOfBytes(dice);
}

function anyOfBytes(dice: Dice): Mutation {
  const mutation = dice.any(byteMutations);
  if (mutation === undefined) throw new Error('there are no mutations of bytes');
  return mutation;
}
