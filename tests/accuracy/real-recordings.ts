import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { cpet } from '#analyses/cpet/index.ts';
import type { Recording } from '#analyses/cpet/recording.ts';
import { noTools } from '../support/no-tools.ts';
import { sharedPath } from '../support/shared-samples.ts';

/** Real incremental tests that may be at hand: treadmill ramps of one laboratory, and others of several carts. */
export const zanFiles = Array.from({ length: 36 }, (_, i) => `zan/${String(i + 1).padStart(2, '0')}`);
export const otherFiles = [
  'cortex/cortex_test.xml',
  'cortex/step_cortex.xlsx',
  'cosmed/ramp_cosmed.xlsx',
  'mgc/37818_vo2max_unavg.csv',
  'mgc/Anton_vo2max.txt',
  'mgc/mar16_101_pre.csv',
  'oxynet/data_test.csv',
  'oxynet/test_data_ET.json',
  'parvo/parvo_binned.CSV',
  'parvo/parvo_ramp.CSV',
  'vyntus/vyntus_test.txt',
];

/** A sample as the product reads it; undefined where it is not at hand or cannot be read. */
export async function readSample(file: string): Promise<Recording | undefined> {
  const path = sharedPath('cpet/samples', file);
  if (!existsSync(path)) return undefined;
  const bytes = new Uint8Array(readFileSync(path));
  const recording = await cpet.read({ name: basename(file), bytes }, cpet.defaultOptions, noTools);
  return recording.ok ? recording.value : undefined;
}
