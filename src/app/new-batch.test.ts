import { expect, it } from 'vitest';
import { ok } from '#core/result.ts';
import type { BatchPorts } from './batch-ports.ts';
import { makeBatch } from './new-batch.ts';

/** The parts that making a batch asks. */
const ports = {
  records: { create: () => Promise.resolve() },
  clock: { nowMs: () => 0 },
  limits: { files: 10, bytes: 10 },
  findAnalysis: () => ({
    title: 'Letters',
    load: () => Promise.resolve({ defaultOptions: {}, checkOptions: ok }),
  }),
} as unknown as BatchPorts;

it('a batch is called as its folder, with what nobody could see in that spelt out', async () => {
  const titleOf = async (title?: string) => {
    const batch = await makeBatch(ports, { analysisId: 'letters', title });
    return batch.ok ? batch.value.title : batch.fault;
  };
  expect(await titleOf('Ward 3')).toBe('Ward 3');
  expect(await titleOf('Ward\u202e3\u200b')).toBe('Ward[U+202E]3[U+200B]');
  expect(await titleOf()).toBe('Letters');
});
