import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { failFile, ok, type Result } from '#core/result.ts';
import { openModelStore } from '#storage/models.ts';
import { openDatabase } from '#storage/schema.ts';
import type { TakenModel } from '#workers/protocol.ts';
import { joinModels, type ModelPorts } from './models.ts';

const oxynet: TakenModel = {
  id: 'tflite-1',
  title: 'tfl_model',
  layout: 'oxynet-40x5',
  input: 'input0',
  outputs: ['output0'],
  format: 'tflite',
  sha256: 'abc',
  fileName: 'tfl_model.tflite',
  sizeBytes: 3,
  blob: new Blob(['abc']),
};
const shipped = { id: 'domains-1', title: 'Domains', version: '1', sha256: 'def' };

let databases = 0;

function modelsOf(taken: Result<TakenModel> = ok(oxynet), more: Partial<ModelPorts> = {}) {
  let choices: readonly string[] = [];
  return joinModels({
    store: openModelStore(openDatabase(`app-models-${databases++}`)),
    shipped,
    takeIn: () => Promise.resolve(taken),
    runtime: {
      known: () => Promise.resolve(undefined),
      choose: () => Promise.resolve({ runs: 'webgpu', reason: '' }),
    },
    compared: () => choices,
    keepCompared: (next) => {
      choices = next;
    },
    nowMs: () => 7,
    ...more,
  });
}

describe('models', () => {
  it('are listed, the shipped one first; an import stays', async () => {
    const models = modelsOf();
    expect(await models.importModel([])).toMatchObject({
      ok: true,
      value: { id: 'tflite-1', origin: 'imported', layout: 'oxynet-40x5', addedAtMs: 7, sizeBytes: 3 },
    });
    const [first, second, ...more] = await models.list();
    expect([first, second, more]).toMatchObject([
      { id: 'domains-1', origin: 'shipped' },
      { id: 'tflite-1' },
      [],
    ]);
    expect(second?.disclosures.length).toBeGreaterThan(0);
  });

  it('have what nobody could see in their titles spelt out, in lists and where they answer', async () => {
    const turned = {
      title: 'net\u202e1',
      fileName: 'net\u200b.tflite',
      source: 'a\u2067b',
      licence: 'MIT\u0007',
    };
    const shown = { title: 'net[U+202E]1', source: 'a[U+2067]b', licence: 'MIT[U+0007]' };
    const models = modelsOf(ok({ ...oxynet, ...turned }));
    expect(await models.importModel([])).toMatchObject({
      value: { ...shown, fileName: 'net[U+200B].tflite' },
    });
    expect((await models.list())[1]).toMatchObject(shown);
    expect((await models.lend()).models).toMatchObject([shown]);
  });

  it('that are refused are not kept', async () => {
    const models = modelsOf(failFile('unsupported', 'model-probe-failed', 'NaN'));
    expect(await models.importModel([])).toMatchObject({ fault: { code: 'model-probe-failed' } });
    expect(await models.list()).toHaveLength(1);
  });

  it('that the browser will not store are a fault', async () => {
    const store = {
      list: () => Promise.resolve([]),
      add: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
      remove: () => Promise.resolve(),
    };
    expect(await modelsOf(ok(oxynet), { store }).importModel([])).toMatchObject({
      fault: { kind: 'storage', detail: 'QuotaExceededError: full' },
    });
  });

  it('are chosen for new batches, and leave the choice when they are removed', async () => {
    const models = modelsOf();
    await models.importModel([]);
    models.setCompared('tflite-1', true);
    models.setCompared('tflite-1:reference', true);
    models.setCompared('another', true);
    models.setCompared('another', true);
    expect(models.compared()).toEqual(['tflite-1', 'tflite-1:reference', 'another']);
    await models.remove('tflite-1');
    expect(models.compared()).toEqual(['another']);
    models.setCompared('another', false);
    expect(models.compared()).toEqual([]);
    expect(await models.list()).toHaveLength(1);
  });

  it('are lent with the runtime that was chosen; without a shipped model that is WebAssembly', async () => {
    const models = modelsOf();
    await models.importModel([]);
    expect(await models.lend()).toMatchObject({
      runtime: 'webgpu',
      models: [{ id: 'tflite-1', sha256: 'abc' }],
    });
    expect(await modelsOf(ok(oxynet), { shipped: undefined }).lend()).toEqual({
      runtime: 'wasm',
      models: [],
    });
  });

  it('are looked up once a second for all files, and at once after a change in this tab', async () => {
    let [nowMs, reads] = [1000, 0];
    const kept = openModelStore(openDatabase(`app-models-${databases++}`));
    const store = { ...kept, list: () => ((reads += 1), kept.list()) };
    const models = modelsOf(ok(oxynet), { store, nowMs: () => nowMs });
    await models.lend();
    expect([(await models.lend()).models, reads]).toEqual([[], 1]);
    await models.importModel([]);
    expect((await models.lend()).models).toHaveLength(1);
    await kept.remove('tflite-1'); // in another tab
    nowMs += 1000;
    expect((await models.lend()).models).toEqual([]);
    nowMs -= 3_600_000; // the clock was set back
    reads = 0;
    await models.lend();
    expect(reads).toBe(1);
  });

  it('are looked up again by the next file where the browser could not', async () => {
    const store = openModelStore(openDatabase(`app-models-${databases++}`));
    let refuse = true;
    const list = () => (refuse ? Promise.reject(new Error('closed')) : store.list());
    const models = modelsOf(ok(oxynet), { store: { ...store, list } });
    await expect(models.lend()).rejects.toThrow('closed');
    refuse = false;
    expect((await models.lend()).models).toEqual([]);
  });
});
