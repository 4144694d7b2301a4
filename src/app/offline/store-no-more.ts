import type { Question } from '#service-worker/shipped.ts';

/** One of an earlier build does not know the question. */
const answersWithinMs = 3_000;

/** Has service workers keep nothing more: what is on its way would be stored anew after it was erased. */
export async function storeNoMore(registrations: readonly ServiceWorkerRegistration[]): Promise<void> {
  const workers = registrations.flatMap(({ installing, waiting, active }) => [installing, waiting, active]);
  if (workers.every((worker) => worker === null)) return;
  const { messageSW } = await import('workbox-window');
  const tooLong = new Promise((resolve) => setTimeout(resolve, answersWithinMs));
  const question: Question = { type: 'STORE_NO_MORE' };
  const answers = workers.map((worker) => worker && messageSW(worker, question));
  await Promise.race([Promise.allSettled(answers), tooLong]);
}
