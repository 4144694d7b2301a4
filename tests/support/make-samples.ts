import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleFiles } from './sample-files.ts';
import { sampleReports } from './sample-reports.ts';

// Writes the sample batches that ship with the app: `npx tsx tests/support/make-samples.ts`.
function write(analysisId: string, files: readonly { fileName: string; bytes: Uint8Array }[]): void {
  const folder = new URL(`../../static/samples/${analysisId}`, import.meta.url).pathname;
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  let total = 0;
  for (const { fileName, bytes } of files) {
    writeFileSync(join(folder, fileName), bytes);
    total += bytes.length;
    console.log(`${fileName}: ${String(Math.ceil(bytes.length / 1024))} kB`);
  }
  console.log(`total ${String(Math.ceil(total / 1024))} kB in ${folder}`);
}

write('cpet', sampleFiles());
const reports: { fileName: string; bytes: Uint8Array }[] = [];
for (const { fileName, make } of sampleReports) reports.push({ fileName, bytes: await make() });
write('knowledge-test', reports);
