/** What IndexedDB's and the file system's refusals for want of space are called. */
const fullName = 'QuotaExceededError';

/** Whether something was refused because the browser gives this app no more space, or the disk has none. */
export function isStorageFull(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false;
  if ('name' in thrown && thrown.name === fullName) return true;
  // Dexie wraps what ended a transaction.
  return 'inner' in thrown && thrown.inner !== thrown && isStorageFull(thrown.inner);
}

/** What was thrown, with a full disk in words: what to free, and that nothing is lost. */
export function storageRefusal(thrown: unknown): unknown {
  if (!isStorageFull(thrown)) return thrown;
  const refusal = new Error(
    "the browser's storage for this app is full; removing batches that are no longer needed, or freeing space on the disk, lets the run go on",
  );
  refusal.name = fullName;
  return refusal;
}
