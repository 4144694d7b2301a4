import { expose } from 'comlink';
import type { TryWorkerApi } from './protocol.ts';
import { tryToSend } from './try-to-send.ts';

const api: TryWorkerApi = { tryToSend };

expose(api);
