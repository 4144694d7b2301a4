import type { InputStore } from '../inputs.ts';
import { keyedHash, isSealRefusal, sealBytes, unsealBytes } from './seal-bytes.ts';
import type { KeyRing, SealingKey } from './sealing-key.ts';

/** What a copy of a file is sealed as, under the name that it lies under. */
export function sealedAs(name: string): string {
  return `input ${name}`;
}

/** Bytes of a file as they are to lie under a key, and the name that they lie under. */
export async function sealInput(
  key: SealingKey,
  sha256: string,
  bytes: Uint8Array,
): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const name = await keyedHash(key, sha256);
  return { name, bytes: await sealBytes(key, bytes, sealedAs(name)) };
}

/**
 * The stored files as all the rest sees them, by the hashes of their bytes. `sealingOf` gives the key of a batch. What
 * `stored` lists are names: keyed hashes among them, which `needed` of the records knows too.
 */
export function sealedInputs(
  inputs: InputStore,
  ring: KeyRing,
  sealingOf: (batchId: string) => Promise<SealingKey | undefined>,
): InputStore {
  return {
    ...inputs,
    sealingOf,

    keep: async (sha256, blob, key) => {
      if (key === undefined) return inputs.keep(sha256, blob);
      const { name, bytes } = await sealInput(key, sha256, new Uint8Array(await blob.arrayBuffer()));
      return inputs.keep(name, new Blob([bytes]));
    },

    open: async (sha256) => {
      for (const key of ring.all()) {
        const name = await keyedHash(key, sha256);
        const blob = await inputs.open(name);
        if (blob === undefined) continue;
        try {
          const bytes = new Uint8Array(await blob.arrayBuffer());
          return new Blob([await unsealBytes(key, bytes, sealedAs(name))]);
        } catch (thrown) {
          if (!isSealRefusal(thrown)) throw thrown;
          // Bytes lost at a power cut: the file is asked for again.
        }
      }
      return inputs.open(sha256);
    },

    remove: async (hashes) => {
      const keyed = await Promise.all(
        ring.all().flatMap((key) => hashes.map((hash) => keyedHash(key, hash))),
      );
      await inputs.remove([...hashes, ...keyed]);
    },
  };
}
