import { largestMovingTimeMean } from '#analyses/cpet/averaging/largest-means.ts';
import { clean } from '#analyses/cpet/cleaning/clean.ts';
import type { CpetAnalysis } from '#analyses/cpet/index.ts';
import { defaultCpetOptions } from '#analyses/cpet/options.ts';
import { atSeconds } from '#analyses/cpet/test-seconds.ts';
import { findAnalysis } from '#analyses/registry.ts';
import { benchFile } from '../support/make-bench-files.ts';
import { openNodeTools } from '../support/node-inference.ts';

const rounds = 101;
const warmUpRounds = 30;
/** Of the bench's files in turn, the one that is a ZAN treadmill ramp with as many parameters as a real one. */
const zanIndex = 3;

/** Medians over many rounds on one thread, in ms, and how large the file was. */
export type ZanRamp = {
  readonly bytes: number;
  /** Read, checked, cleaned and averaged to VO2peak over 30 s: what a peer in R needs 22 ms for. */
  readonly toVo2PeakMs: number;
  /** Read and analysed in full. */
  readonly wholeAnalysisMs: number;
};

export async function measureZanRamp(): Promise<ZanRamp> {
  const analysis = (await findAnalysis('cpet')?.load()) as CpetAnalysis | undefined;
  if (analysis === undefined) throw new Error('the analysis cpet is not registered');
  const { fileName, bytes } = benchFile(zanIndex);
  const file = { name: fileName, bytes };
  const tools = await openNodeTools();
  const read = async () => {
    const recording = await analysis.read(file, defaultCpetOptions, tools);
    if (!recording.ok)
      throw new Error(`the ZAN file of the bench is refused: ${JSON.stringify(recording.fault)}`);
    return recording.value;
  };
  const toVo2Peak = async () => {
    const recording = await read();
    const seconds = atSeconds(recording, clean(recording));
    if (seconds === undefined || largestMovingTimeMean(seconds.vo2, 30) === undefined)
      throw new Error('the ZAN file of the bench gives no VO2peak');
  };
  const wholeAnalysis = async () => {
    await analysis.analyse(await read(), defaultCpetOptions, tools);
  };
  return {
    bytes: bytes.byteLength,
    toVo2PeakMs: await medianMs(toVo2Peak),
    wholeAnalysisMs: await medianMs(wholeAnalysis),
  };
}

async function medianMs(work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    const startMs = performance.now();
    await work();
    if (round >= warmUpRounds) times.push(performance.now() - startMs);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(rounds / 2)] ?? 0;
}
