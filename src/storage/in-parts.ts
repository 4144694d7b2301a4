/** Records copied for the database between two turns of the page: so many take 3 ms. */
const writtenAtOnce = 64;

/** Writes records in parts, one after the other; within a transaction all of them are there or none. */
export async function inParts<T>(
  records: readonly T[],
  write: (part: readonly T[]) => PromiseLike<unknown>,
): Promise<void> {
  for (let from = 0; from < records.length; from += writtenAtOnce)
    await write(records.slice(from, from + writtenAtOnce));
}
