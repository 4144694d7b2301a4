import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleFiles } from './sample-files.ts';

// Writes the sample batch that ships with the app: `npx tsx tests/support/make-samples.ts`.
const folder = new URL('../../static/samples/cpet', import.meta.url).pathname;
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) rmSync(join(folder, name));
let total = 0;
for (const { fileName, bytes } of sampleFiles()) {
  writeFileSync(join(folder, fileName), bytes);
  total += bytes.length;
  console.log(`${fileName}: ${String(Math.ceil(bytes.length / 1024))} kB`);
}
console.log(`total ${String(Math.ceil(total / 1024))} kB in ${folder}`);
