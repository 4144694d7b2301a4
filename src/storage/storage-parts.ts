/**
 * The parts of `navigator.storage` that this browser has: some lack one or another, and some all of it (WebKit outside
 * Safari; any browser where the address is not a safe one).
 */
export function storageParts(): Partial<StorageManager> {
  const { storage }: { readonly storage?: Partial<StorageManager> } = navigator;
  return storage ?? {};
}
