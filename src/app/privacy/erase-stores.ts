import type { BatchApi } from '../batch-api.ts';

/** What erasing the stores needs of a tab. */
export type ErasePorts = {
  /** The tab's batches; rejects where they cannot be opened, and waits as long as they lie behind a passphrase. */
  readonly open: () => Promise<Pick<BatchApi, 'eraseEverything'>>;
  /** Erases the stores without opening or reading them. */
  readonly eraseUnopened: () => Promise<void>;
  /** How long the batches may take to open. */
  readonly waitMs: number;
};

/**
 * Erases what the stores hold, whether they can be opened or not: data that nobody can read must not stay because of
 * that. Opened batches do it themselves, for then runs and other tabs end first.
 *
 * @throws where the browser refuses even the last way.
 */
export async function eraseStores({ open, eraseUnopened, waitMs }: ErasePorts): Promise<void> {
  try {
    const batches = await Promise.race([
      open(),
      new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), waitMs)),
    ]);
    if (batches !== undefined) {
      await batches.eraseEverything();
      return;
    }
  } catch {
    // the way below needs nothing of them
  }
  await eraseUnopened();
}
