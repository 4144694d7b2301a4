import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { largestDifference } from './check-export.ts';
import { findPython } from './find-python.ts';
import { firstSeeds, recipes, type Recipe } from './recipes.ts';
import { writeCard } from './write-card.ts';

/**
 * From simulation to a model and its card: sets, networks, calibration, export, check. What is done already is not done
 * again, and training goes on from its last checkpoint, so the same command resumes a run that was cut off.
 *
 * tsx models/training/run.ts --recipe full|short|test [--id domains-1] [--out FOLDER] [--work FOLDER]
 */
const here = import.meta.dirname;
const { values } = parseArgs({
  options: {
    recipe: { type: 'string', default: 'short' },
    id: { type: 'string', default: 'domains-1' },
    out: { type: 'string' },
    work: { type: 'string' },
  },
});
if (!(values.recipe in recipes))
  throw new Error(`no recipe ${values.recipe}; there are ${Object.keys(recipes).join(', ')}`);
const recipeName = values.recipe as keyof typeof recipes;
const recipe: Recipe = recipes[recipeName];
const python = findPython();
if (python === undefined) throw new Error('no Python with torch, onnx and numpy; name one in PYTHON');
const interpreter = python;
const work = values.work ?? join(here, 'work', recipeName);
// Only the full recipe's model is meant to ship; another lands beside its sets unless told otherwise.
const out = values.out ?? (recipeName === 'full' ? join(here, '..', values.id) : join(work, values.id));
const sets = join(work, 'sets');
mkdirSync(out, { recursive: true });

await inPairs(setsOf(recipe).map((set) => () => writeSet(...set)));
const seeds = Array.from({ length: recipe.networks }, (_, i) => i + 1);
await inPairs(seeds.map((seed) => () => train(seed)));
const networks = seeds.map((seed) => join(work, `seed-${seed}.pt`));
const figures = join(work, 'figures.json');
await py('calibrate.py', '--sets', sets, '--out', figures, '--seeds', ...networks);
const model = join(out, 'model.onnx');
const expected = join(out, 'expected.json');
await py('export.py', '--model', model, '--expected', expected, '--seeds', ...networks);
const difference = await largestDifference(model, expected);
if (!(difference < 1e-5)) throw new Error(`the exported model differs from PyTorch by ${difference}`);
writeCard({ id: values.id, recipeName, recipe, out, sets, figures, networks, difference });
process.stdout.write(`${out}: differs from PyTorch by at most ${difference.toExponential(1)}\n`);

type SetToWrite = readonly [name: string, first: number, count: number, ...flags: string[]];

function setsOf({
  trainingSets,
  testsPerSet,
  validationTests,
  calibrationTests,
  sketchTests,
}: Recipe): SetToWrite[] {
  const training = Array.from(
    { length: trainingSets },
    (_, i) => [`train-${i}`, firstSeeds.train + i * testsPerSet, testsPerSet, '--generous'] as const,
  );
  return [
    ...training,
    ['val-0', firstSeeds.val, validationTests] as const,
    ['calibration-0', firstSeeds.calibration, calibrationTests] as const,
    ['sketch-0', firstSeeds.sketch, sketchTests, '--generator=sketch'] as const,
  ];
}

async function writeSet(
  name: string,
  first: number,
  count: number,
  ...flags: readonly string[]
): Promise<void> {
  if (existsSync(join(sets, `${name}.json`))) return;
  const script = join(here, 'write-training-set.ts');
  const given = ['--out', sets, '--name', name, '--first', String(first), '--count', String(count)];
  await start(process.execPath, ['--import', 'tsx', script, ...given, ...flags]);
}

async function train(seed: number): Promise<void> {
  if (existsSync(join(work, `seed-${seed}.pt`))) return;
  const { epochs, width } = recipe;
  const given = ['--seed', String(seed), '--epochs', String(epochs), '--width', String(width)];
  await py('train.py', '--sets', sets, '--out', work, ...given);
}

function py(script: string, ...given: readonly string[]): Promise<void> {
  return start(interpreter, [join(here, script), ...given]);
}

function start(command: string, given: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, given, {
      stdio: ['ignore', 'inherit', 'inherit'],
      cwd: join(here, '../..'),
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${given.join(' ')} ended with ${code ?? 'a signal'}`));
    });
  });
}

/** Two at a time: each step is single-threaded. */
async function inPairs(jobs: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...jobs];
  const line = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await job();
  };
  await Promise.all([line(), line()]);
}
