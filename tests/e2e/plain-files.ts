import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { simulateTest } from '#analyses/cpet/simulate/plain-test.ts';

/** An invented test in the plainest layout there is: names with units, one breath a row. */
export function plainFile(seed: number): string {
  const { breaths } = simulateTest(seed, { exerciseS: 480 });
  const rows = breaths.map((breath) =>
    [
      breath.timeS.toFixed(1),
      breath.vo2MlPerMin.toFixed(0),
      breath.vco2MlPerMin.toFixed(0),
      breath.veLPerMin.toFixed(1),
      breath.rfPerMin.toFixed(1),
      breath.hrBpm.toFixed(0),
      (breath.workRateW ?? 0).toFixed(0),
    ].join(';'),
  );
  return [
    'Time (s);VO2 (mL/min);VCO2 (mL/min);VE (L/min);RF (1/min);HR (bpm);Work Rate (W)',
    ...rows,
    '',
  ].join('\n');
}

/** A file in the dress of a test with nothing in it. */
export const brokenFile = 'This file was cut off\n';

/** Writes files, given as path → content, into a new folder named `tests` and gives its path. */
export async function writeFolder(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'benchside-files-')), 'tests');
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** `count` invented tests. Contents repeat after twenty, so that large folders are written fast; names do not. */
export function manyFiles(count: number): Readonly<Record<string, string>> {
  const contents = Array.from({ length: Math.min(count, 20) }, (_, seed) => plainFile(seed + 1));
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `test-${String(index + 1).padStart(4, '0')}.csv`,
      // A remark of its own keeps a file from being taken for a copy of another.
      `${contents[index % contents.length] ?? ''}\n`.concat('\n'.repeat(Math.floor(index / contents.length))),
    ]),
  );
}
