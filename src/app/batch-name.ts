/**
 * A title for a batch from what was dropped: the folder they share, else the one file's name, else undefined,
 * and the batch is named after its day.
 */
export function nameBatch(paths: readonly string[]): string | undefined {
  const [first] = paths;
  if (first === undefined) return undefined;
  if (paths.length === 1) return first.slice(first.lastIndexOf('/') + 1);
  const folder = first.split('/')[0];
  const shared = first.includes('/') && paths.every((path) => path.startsWith(`${folder ?? ''}/`));
  return shared ? folder : undefined;
}
