import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openSession } from '#inference/session.ts';
import { channelNames, channelsVersion } from './features/channel-names.ts';
import type { TestFeatures } from './features/test-features.ts';
import { toNetworkOutput, toTensors } from './network-tensors.ts';
import { shippedModel } from './shipped-model.ts';

const folder = new URL(`../../../../models/${shippedModel.id}/`, import.meta.url);
const file = new Uint8Array(readFileSync(new URL('model.onnx', folder)));

describe('the model that ships', () => {
  test('is the one that the card and the program name', () => {
    const card = JSON.parse(readFileSync(new URL('card.json', folder), 'utf8')) as Record<string, unknown>;
    expect(createHash('sha256').update(file).digest('hex')).toBe(shippedModel.sha256);
    expect(card).toMatchObject({
      id: shippedModel.id,
      version: shippedModel.version,
      sha256: shippedModel.sha256,
      channels: { version: shippedModel.channelsVersion, order: channelNames },
    });
    expect(shippedModel.channelsVersion).toBe(channelsVersion);
    expect(file.length).toBeLessThanOrEqual(1_000_000);
  });

  test('answers in the runtime of the app as it did where it was trained, to 1e-4', async () => {
    const { cases } = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as {
      readonly cases: readonly ({ readonly steps: number } & Readonly<Record<string, readonly number[]>>)[];
    };
    const session = await openSession(file, shippedModel);
    if (!session.ok) throw new Error(JSON.stringify(session.fault));
    expect(cases.length).toBeGreaterThan(1);
    for (const { steps, ...outputs } of cases) {
      const features = drawnFeatures(steps);
      const answer = await session.value.run(toTensors(features));
      if (!answer.ok) throw new Error(JSON.stringify(answer.fault));
      for (const [name, values] of Object.entries(outputs) as [string, readonly number[]][]) {
        const data = answer.value[name]?.data ?? new Float32Array(0);
        expect(data).toHaveLength(values.length);
        expect(Math.max(...values.map((value, i) => Math.abs(value - (data[i] ?? Infinity))))).toBeLessThan(
          1e-4,
        );
      }
      expect(toNetworkOutput(answer.value, features).ok).toBe(true);
    }
    await session.value.close();
  });
});

/** The input that `models/training/export.py` draws. */
function drawnFeatures(steps: number): TestFeatures {
  const inside = Uint8Array.from({ length: steps }, (_, t) => Number(t >= 15 && t < steps - 12));
  const values = new Float32Array(channelNames.length * steps);
  channelNames.forEach((_, c) => {
    for (let t = 0; t < steps; t += 1) values[c * steps + t] = Math.sin(0.37 * c + 0.11 * t + 0.013 * c * t);
  });
  values.set(inside, (channelNames.length - 1) * steps);
  return {
    timeS: Float64Array.from({ length: steps }, (_, t) => 5 * t),
    values,
    inside,
    vo2MlPerMin: new Float64Array(steps),
    vco2MlPerMin: new Float64Array(steps),
    vo2PeakMlPerMin: 2000,
    has: { ve: true, endTidal: true, vtRf: true, hr: true, load: true },
  };
}
