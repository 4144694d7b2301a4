import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hasShared, sharedPath } from '../../../../../tests/support/shared-samples.ts';
import { fitsOxynet, referenceModelSha256 } from './known-model.ts';

it('a model of the family takes 40 s of five channels and gives three numbers', () => {
  const model = { inputs: [{ shape: [40, 5] }], outputs: [{ shape: [3] }] };
  expect(fitsOxynet(model)).toBe(true);
  expect(fitsOxynet({ ...model, outputs: [{ shape: [4] }] })).toBe(false);
  expect(fitsOxynet({ ...model, inputs: [{ shape: [40, 7] }] })).toBe(false);
  expect(fitsOxynet({ ...model, inputs: [...model.inputs, ...model.inputs] })).toBe(false);
});

it.skipIf(!hasShared)('the reference file has the known checksum', () => {
  const bytes = readFileSync(sharedPath('cpet/oxynet/tfl_model.tflite'));
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(referenceModelSha256);
});
