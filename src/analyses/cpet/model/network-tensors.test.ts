import { describe, expect, test } from 'vitest';
import type { Tensors } from '#core/tensors.ts';
import { channelNames } from './features/channel-names.ts';
import type { TestFeatures } from './features/test-features.ts';
import { toNetworkOutput, toTensors } from './network-tensors.ts';

const features: TestFeatures = {
  timeS: Float64Array.of(0, 5, 10, 15),
  values: new Float32Array(channelNames.length * 4),
  inside: Uint8Array.of(0, 1, 1, 0),
  vo2MlPerMin: new Float64Array(4),
  vco2MlPerMin: new Float64Array(4),
  vo2PeakMlPerMin: 2000,
  has: { ve: true, endTidal: true, vtRf: true, hr: true, load: true },
};

describe('what goes into the network and comes out of it', () => {
  test('goes in as one test of channels and times', () => {
    expect(toTensors(features)['features']?.shape).toEqual([1, channelNames.length, 4]);
  });

  test('comes out as probabilities that sum to 1 with their absence', () => {
    const read = toNetworkOutput(outputs([0, 0.25, 0.5, 0, 0.25]), features);
    expect(read.ok && read.value.vt1).toEqual({ at: Float64Array.of(0, 0.25, 0.5, 0), absent: 0.25 });
    expect(read.ok && [...(read.value.domains?.heavy ?? [])]).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  test.each([
    ['does not sum to 1', [0, 0.25, 0.25, 0, 0.25], 'sums to 0.75'],
    ['lies outside the part', [0.5, 0.25, 0.25, 0, 0], 'sums to 0.5'],
    ['is no number', [0, NaN, 0.5, 0, 0.5], 'no probability'],
    ['is negative', [0, -0.5, 1.5, 0, 0], 'no probability'],
    ['is too short', [0, 0.5, 0.5, 0], 'has the shape [1, 4], not [1, 5]'],
  ])('is a fault where it %s', (_, head, detail) => {
    const read = toNetworkOutput(outputs(head), features);
    expect(read.ok).toBe(false);
    expect(!read.ok && 'detail' in read.fault && read.fault.detail).toContain(detail);
  });

  test('is a fault where an output is missing', () => {
    const { vt2: _, ...others } = outputs([0, 0.5, 0.5, 0, 0]);
    const read = toNetworkOutput(others, features);
    expect(!read.ok && 'detail' in read.fault && read.fault.detail).toContain('no output "vt2"');
  });
});

function outputs(head: readonly number[]): Tensors {
  const tensor = { data: Float32Array.from(head), shape: [1, head.length] };
  const domains = {
    data: Float32Array.of(0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0, 0, 0, 0),
    shape: [1, 3, 4],
  };
  return { vt1: tensor, vt2: tensor, reader_vt1: tensor, reader_vt2: tensor, domains };
}
