import type { FromWorker, JournalAnswer, JournalRequest, ToWorker } from './protocol.ts';
import type { SegmentLog } from './segment-log.ts';

/** Answers what a page asks, one after the other; `post` sends an answer back. */
export function answerRequests(
  opening: Promise<SegmentLog>,
  post: (message: FromWorker) => void,
): (message: ToWorker) => void {
  opening.catch(() => undefined); // said in the answers
  let before: Promise<void> = Promise.resolve();
  return ({ call, request }) => {
    before = before.then(async () => {
      try {
        post({ call, answer: await answer(await opening, request) });
      } catch (thrown) {
        const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
        post({ call, refused: { name, message } });
        return;
      }
      // Nobody waits for the spares; without them the old segment goes on growing. The first are made at the start, long
      // before the first batches: a segment younger than a minute is gone with all its rows when the power goes.
      if (request.ask === 'append' || request.ask === 'survey')
        await (await opening).makeSpares().catch(() => undefined);
    });
  };
}

async function answer(log: SegmentLog, request: JournalRequest): Promise<JournalAnswer> {
  switch (request.ask) {
    case 'survey':
      return log.survey(request.known);
    case 'read':
      return log.read(request.name, request.from);
    case 'append':
      return log.append(request.batchId, request.frames, request.flush);
    case 'leave':
      return log.leave(request.batchId);
    case 'free':
      await log.free(request.batchId, request.names);
      return undefined;
    case 'close':
      log.close();
      return undefined;
  }
}
