import type { CpetAnalysis } from '#analyses/cpet/index.ts';
import { defaultCpetOptions } from '#analyses/cpet/options.ts';
import { prepareTest, type PreparedTest } from '#analyses/cpet/prepare-test.ts';
import { findAnalysis } from '#analyses/registry.ts';
import { benchFile } from '../support/make-bench-files.ts';
import { noTools } from '../support/no-tools.ts';

/** The first `count` files of the bench, read and prepared: what stands before a network. */
export async function prepareBenchTests(count: number): Promise<readonly PreparedTest[]> {
  const analysis = (await findAnalysis('cpet')?.load()) as CpetAnalysis | undefined;
  if (analysis === undefined) throw new Error('the analysis cpet is not registered');
  const tests: PreparedTest[] = [];
  for (let index = 0; index < count; index += 1) {
    const { fileName, bytes } = benchFile(index);
    const recording = await analysis.read({ name: fileName, bytes }, defaultCpetOptions, noTools);
    if (!recording.ok) throw new Error(`${fileName}: ${JSON.stringify(recording.fault)}`);
    const test = prepareTest(recording.value, defaultCpetOptions);
    if (!('found' in test)) throw new Error(`${fileName}: ${test.detail}`);
    tests.push(test);
  }
  return tests;
}
