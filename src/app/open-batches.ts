import type { BatchApi } from './batch-api.ts';

/** Opens this browser's batches; the same object on every call. */
export function openBatches(): Promise<BatchApi> {
  return Promise.reject(new Error('not joined yet'));
}
