import { answerRequests } from './answer-requests.ts';
import { openOpfsFolder } from './opfs-folder.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { openSegmentLog } from './segment-log.ts';

/** What this file uses of a dedicated worker's scope. */
type Scope = {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  readonly postMessage: (message: FromWorker, transfer: ArrayBufferLike[]) => void;
};

const scope = globalThis as unknown as Scope;
const drawGeneration = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) || 1;
const opening = openOpfsFolder().then((folder) =>
  openSegmentLog(folder, () => performance.now(), drawGeneration),
);
const answer = answerRequests(opening, (message) => {
  scope.postMessage(message, blobsIn(message));
});

scope.onmessage = ({ data }) => {
  answer(data);
};

/** The bytes of findings, each a buffer of its own: they are handed over, not copied. */
function blobsIn(message: FromWorker): ArrayBufferLike[] {
  if (!('answer' in message) || typeof message.answer !== 'object' || !('frames' in message.answer))
    return [];
  return message.answer.frames.flatMap(({ blob }) => (blob === undefined ? [] : [blob.buffer]));
}
