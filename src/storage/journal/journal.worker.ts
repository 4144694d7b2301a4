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
const openLog = () =>
  openOpfsFolder().then((folder) => openSegmentLog(folder, () => performance.now(), drawGeneration));
let answer: ReturnType<typeof answerRequests> | undefined;

scope.onmessage = ({ data }) => {
  // Not before it is asked: its folder may have to be made, and by then names last ([Note: Names behind a hole]).
  answer ??= answerRequests(openLog(), (message) => {
    scope.postMessage(message, blobsIn(message));
  });
  answer(data);
};

/** The bytes of findings, each a buffer of its own: they are handed over, not copied. */
function blobsIn(message: FromWorker): ArrayBufferLike[] {
  if (!('answer' in message) || typeof message.answer !== 'object' || !('frames' in message.answer))
    return [];
  return message.answer.frames.flatMap(({ blob }) => (blob === undefined ? [] : [blob.buffer]));
}
