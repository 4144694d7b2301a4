import { fail, ok, type Result } from '#core/result.ts';
import { describeThrown } from '#core/thrown.ts';

/**
 * Loads a library once it is asked for, and keeps it. One that cannot be had (its code is gone from the server since a
 * newer version was put there, or there is no network and no copy) is no fault of the file: kind `worker`, `notBegun`,
 * by which the file stays in the queue. It is asked for again with the next file.
 */
export function libraryOnce<Library>(
  what: string,
  load: () => Promise<Library>,
): () => Promise<Result<Library>> {
  let loaded: Promise<Library> | undefined;
  return async () => {
    loaded ??= load();
    try {
      return ok(await loaded);
    } catch (thrown) {
      loaded = undefined;
      const detail = `what reads ${what} could not be loaded: ${describeThrown(thrown)}`;
      return fail({ kind: 'worker', detail, notBegun: true });
    }
  };
}
