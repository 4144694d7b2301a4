import { expect, it } from 'vitest';
import { findAnalysis } from '#analyses/registry.ts';
import { comparePipelines } from '#engine/ledger/pipeline.ts';
import { pipelineOfBatch } from './batch-pipeline.ts';

const cpet = findAnalysis('cpet');
if (cpet === undefined) throw new Error('no analysis');
const options = { subjectSalt: 'a', hrMaxEquation: 'tanaka-2001' };
const now = pipelineOfBatch(cpet, options, '0.1.0');

it('the salt of a batch does not make its numbers others', () => {
  expect(comparePipelines(now, pipelineOfBatch(cpet, { ...options, subjectSalt: 'b' }, '0.1.0'))).toBe(
    'other-salt',
  );
});

it.each([
  ['an option', pipelineOfBatch(cpet, { ...options, hrMaxEquation: 'fox-1971' }, '0.1.0')],
  ['the app', pipelineOfBatch(cpet, options, '0.2.0')],
  ['the analysis', pipelineOfBatch({ ...cpet, version: cpet.version + 1 }, options, '0.1.0')],
  ['the model', pipelineOfBatch({ ...cpet, shippedModels: [] }, options, '0.1.0')],
])('%s does', (_what, other) => {
  expect(comparePipelines(now, other)).toBe('other');
});
