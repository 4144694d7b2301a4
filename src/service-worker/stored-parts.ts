import { partIds, type PartId, type ShippedFile, type StoredPart } from './shipped.ts';

/** How much of each part of the app is stored; `isStored` by a file's path. */
export function storedParts(
  files: readonly ShippedFile[],
  isStored: (file: ShippedFile) => boolean,
): readonly StoredPart[] {
  const sum = (some: readonly ShippedFile[]) => some.reduce((bytes, file) => bytes + file.bytes, 0);
  return partIds.map((id) => {
    const own = files.filter(({ part }) => part === id);
    return { id, bytes: sum(own), storedBytes: sum(own.filter(isStored)) };
  });
}

/** The files of one part. */
export function filesOf(files: readonly ShippedFile[], part: PartId): readonly ShippedFile[] {
  return files.filter((file) => file.part === part);
}
