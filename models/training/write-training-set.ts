import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { channelNames, channelsVersion } from '#analyses/cpet/model/features/channel-names.ts';
import { trainingTest, type Generator } from './training-test.ts';

/**
 * Writes simulated tests as the networks see them: `NAME.f32` (each test's channels × length, one after the other),
 * `NAME.jsonl` (one label a line) and `NAME.json` (what it is). Complete only where the last one is there.
 *
 * tsx models/training/write-training-set.ts --out FOLDER --name train-0 --first 1000000 --count 5000
 *   [--generator sketch] [--generous]
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    name: { type: 'string' },
    first: { type: 'string' },
    count: { type: 'string' },
    generator: { type: 'string', default: 'physiological' },
    generous: { type: 'boolean', default: false },
  },
});
const { out, name, generous } = values;
const first = Number(values.first);
const count = Number(values.count);
if (out === undefined || name === undefined || !Number.isInteger(first) || !Number.isInteger(count))
  throw new Error('give --out, --name, --first and --count');
const generator: Generator = values.generator === 'sketch' ? 'sketch' : 'physiological';

mkdirSync(out, { recursive: true });
const tensors = openSync(join(out, `${name}.f32`), 'w');
const labels = openSync(join(out, `${name}.jsonl`), 'w');
let written = 0;
for (let seed = first; seed < first + count; seed += 1) {
  const one = trainingTest(seed, generator, generous);
  if (one === undefined) continue;
  const { buffer, byteOffset, byteLength } = one.features.values;
  writeSync(tensors, new Uint8Array(buffer, byteOffset, byteLength));
  writeSync(labels, `${JSON.stringify(one.label)}\n`);
  written += 1;
}
closeSync(tensors);
closeSync(labels);
const about = { name, generator, generous, first, count, written, channelsVersion, channelNames };
writeFileSync(join(out, `${name}.json`), `${JSON.stringify(about, undefined, 2)}\n`);
process.stdout.write(`${name}: ${written} of ${count} tests\n`);
