import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { channelNames } from '#analyses/cpet/model/features/channel-names.ts';
import type { Tensors } from '#core/tensors.ts';
import { openSession } from '#inference/session.ts';

/** What PyTorch answered to inputs that anyone can draw again (export.py). */
export type Expected = {
  readonly cases: readonly ({ readonly steps: number } & Readonly<
    Record<string, readonly number[] | number>
  >)[];
};

/** The same input as export.py draws. */
export function drawnInput(steps: number): Tensors {
  const channels = channelNames.length;
  const data = new Float32Array(channels * steps);
  for (let c = 0; c < channels; c += 1)
    for (let t = 0; t < steps; t += 1)
      data[c * steps + t] =
        c === channels - 1
          ? Number(t >= 15 && t < steps - 12)
          : Math.sin(0.37 * c + 0.11 * t + 0.013 * c * t);
  return { features: { data, shape: [1, channels, steps] } };
}

/** By how much the model's answers in onnxruntime-web differ from PyTorch's at most; throws where it cannot run. */
export async function largestDifference(modelPath: string, expectedPath: string): Promise<number> {
  const bytes = new Uint8Array(readFileSync(modelPath));
  const opened = await openSession(bytes, { sha256: createHash('sha256').update(bytes).digest('hex') });
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  const { cases } = JSON.parse(readFileSync(expectedPath, 'utf8')) as Expected;
  let largest = 0;
  for (const { steps, ...outputs } of cases) {
    const answered = await opened.value.run(drawnInput(steps));
    if (!answered.ok) throw new Error(JSON.stringify(answered.fault));
    for (const [name, values] of Object.entries(outputs)) {
      const data = answered.value[name]?.data;
      if (typeof values === 'number' || data?.length !== values.length)
        throw new Error(
          `output "${name}" does not have the ${JSON.stringify(values).length} values expected`,
        );
      values.forEach((value, i) => {
        largest = Math.max(largest, Math.abs(value - (data[i] ?? Infinity)));
      });
    }
  }
  await opened.value.close();
  return largest;
}
