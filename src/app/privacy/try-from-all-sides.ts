import { messageOf } from '#core/thrown.ts';
import { inOwnWorker } from '#workers/in-own-worker.ts';
import type { TryWorkerApi } from '#workers/protocol.ts';
import { startTryWorker } from '#workers/start-worker.ts';
import { tryToSend, type Attempt } from '#workers/try-to-send.ts';
import { ok } from '#core/result.ts';

/** A name that belongs to nobody and never will (RFC 2606, section 2): even if it were let through, nobody hears it. */
const nobody = 'https://nobody.invalid/';

const limitMs = 10_000;

/** What came of sending a few letters away, from the page and from a worker as files are read in. Never rejects. */
export async function tryFromAllSides(): Promise<{ readonly page: Attempt; readonly worker: Attempt }> {
  const [page, worker] = await Promise.all([
    tryToSend(nobody).catch((thrown: unknown) => ({ refused: false, outcome: messageOf(thrown) }) as const),
    inOwnWorker<TryWorkerApi, Attempt>(startTryWorker, limitMs, async (api) =>
      ok(await api.tryToSend(nobody)),
    ),
  ]);
  return {
    page,
    worker: worker.ok ? worker.value : { refused: false, outcome: worker.fault.kind },
  };
}
