import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { analyses } from '#analyses/registry.ts';
import { defaultCpetOptions } from '#analyses/cpet/options.ts';
import { shippedModel } from '#analyses/cpet/model/shipped-model.ts';
import { simulateTest } from '#analyses/cpet/simulate/plain-test.ts';
import { writeGenericCsv } from '#analyses/cpet/simulate/writers/small-formats.ts';
import { decodeFinding } from './finding-bytes.ts';
import type { Result } from '#core/result.ts';
import type { Settled } from '#engine/ports.ts';
import { hasShippedModel, shippedModelPath } from '../../tests/support/node-inference.ts';
import { analyseFiles } from './analyse-file.ts';
import type { AnalysisJob } from './protocol.ts';
import { openWorkerTools } from './worker-tools.ts';

const timeout = 60_000;
const modelFile = () => new Uint8Array(readFileSync(shippedModelPath(shippedModel.id)));
const notThere = () => Promise.reject(new Error('the app’s file is not there (404)'));

/** A worker that finds the model's bytes as these tell, one after the other; the last for ever. */
function workerFinding(...bytes: readonly (() => Promise<Uint8Array<ArrayBuffer>>)[]) {
  let asked = 0;
  const { tools } = openWorkerTools({
    shipped: (id) =>
      id === shippedModel.id
        ? {
            format: 'onnx',
            sha256: shippedModel.sha256,
            folded: true,
            bytes: () => (bytes[asked++] ?? bytes.at(-1) ?? notThere)(),
          }
        : undefined,
    loadWebGpu: () => Promise.reject(new Error('no GPU here')),
  });
  const findAnalysis = (id: string) => analyses.find((manifest) => manifest.id === id);
  return analyseFiles({ findAnalysis, tools, nowMs: () => 0 });
}

const text = writeGenericCsv(simulateTest(3, { protocol: 'ramp' }), { delimiter: ';' }).text;
const job: AnalysisJob = {
  analysisId: 'cpet',
  options: defaultCpetOptions,
  name: 'test.csv',
  sha256: createHash('sha256').update(text).digest('hex'),
  file: new Blob([text]),
};
const whole = () => Promise.resolve(modelFile());
const other = () => Promise.resolve(new TextEncoder().encode('<!doctype html>'));

function said(result: Result<Settled>): string {
  return result.ok ? JSON.stringify(decodeFinding(result.value.finding)) : JSON.stringify(result.fault);
}

it(
  'a shipped model that cannot be loaded is a fault of the device; the next attempt is undisturbed',
  {
    timeout,
  },
  async ({ skip }) => {
    if (!(await hasShippedModel())) skip('the shipped model is not in this checkout');
    const undisturbed = said(await workerFinding(whole).analyse(job));
    expect(undisturbed).toContain('"state":"answered"');

    const worker = workerFinding(notThere, other, whole);
    const model = { ok: false, fault: { kind: 'model', notBegun: true } };
    const [missing, replaced] = [await worker.analyse(job), await worker.analyse(job)];
    expect(missing).toMatchObject(model);
    expect(said(missing)).toContain('not there (404)');
    expect(replaced).toMatchObject(model);
    expect(said(replaced)).toContain('SHA-256');
    expect(said(await worker.analyse(job))).toBe(undisturbed);
  },
);

it('a stored result is not made anew without the shipped model', { timeout }, async ({ skip }) => {
  if (!(await hasShippedModel())) skip('the shipped model is not in this checkout');
  const stored = await workerFinding(whole).analyse(job);
  if (!stored.ok) throw new Error(said(stored));
  const again = { analysisId: 'cpet', options: job.options, finding: stored.value.finding };
  const worker = workerFinding(notThere, whole);
  expect(await worker.recompute(again)).toMatchObject({ ok: false, fault: { kind: 'model' } });
  expect(said(await worker.recompute(again))).toBe(said(stored));
});
