import { expose, type Endpoint } from 'comlink';
import { expect, it } from 'vitest';
import { failFile, ok } from '#core/result.ts';
import { inModelWorker } from './model-trials.ts';
import type { ModelWorkerApi } from './protocol.ts';

/** A worker over a message channel that answers in the same process. */
function fakeWorker(api: Partial<ModelWorkerApi>): Worker & { terminated: boolean } {
  const { port1, port2 } = new MessageChannel();
  expose(api, port2 as unknown as Endpoint);
  const target = new EventTarget();
  port1.onmessage = ({ data }: MessageEvent) => target.dispatchEvent(new MessageEvent('message', { data }));
  return Object.assign(target, {
    terminated: false,
    postMessage: (message: unknown) => {
      port1.postMessage(message);
    },
    terminate(this: { terminated: boolean }) {
      this.terminated = true;
      port1.close();
    },
  }) as unknown as Worker & { terminated: boolean };
}
const measured = { wasmMs: 6, webgpuMs: 2, largestDifference: 0 };

it('a task has a worker of its own, which ends with it', async () => {
  const worker = fakeWorker({ compareRuntimes: () => Promise.resolve(ok(measured)) });
  const result = await inModelWorker(
    () => worker,
    1000,
    (api) => api.compareRuntimes('a'),
  );
  expect(result).toEqual(ok(measured));
  expect(worker.terminated).toBe(true);
});

it('a task’s own fault is given as it is', async () => {
  const fault = failFile('unsupported', 'model-probe-failed', 'NaN');
  const worker = fakeWorker({ takeIn: () => Promise.resolve(fault) });
  expect(
    await inModelWorker(
      () => worker,
      1000,
      (api) => api.takeIn('cpet', []),
    ),
  ).toEqual(fault);
});

it('an endless trial is a timeout, and its worker is ended', async () => {
  const worker = fakeWorker({ takeIn: () => new Promise(() => undefined) });
  const result = await inModelWorker(
    () => worker,
    20,
    (api) => api.takeIn('cpet', []),
  );
  expect(result).toEqual({ ok: false, fault: { kind: 'timeout', detail: 'no answer within 0.02 s' } });
  expect(worker.terminated).toBe(true);
});

it('a worker that dies, or cannot be started, is a fault', async () => {
  const worker = fakeWorker({ takeIn: () => new Promise(() => undefined) });
  const asked = inModelWorker(
    () => worker,
    1000,
    (api) => api.takeIn('cpet', []),
  );
  worker.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' }));
  expect(await asked).toMatchObject({
    fault: { kind: 'worker', detail: expect.stringContaining('out of memory') as string },
  });
  const none = await inModelWorker(
    () => {
      throw new Error('barred');
    },
    1000,
    (api) => api.takeIn('cpet', []),
  );
  expect(none).toMatchObject({ fault: { kind: 'worker' } });
});
