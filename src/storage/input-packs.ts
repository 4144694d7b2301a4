import { packHeadBytes, packName, readPackHead, type PackEntry } from '#core/pack.ts';

/**
 * The packs of input files in a folder (`core/pack.ts`), as the intake worker writes them. A pack is never written to
 * again; it is removed once none of its files is needed. What it holds is known from its head, read once.
 */
export type InputPacks = {
  /** A file of a pack, still on disk; undefined where no pack has it. */
  readonly find: (sha256: string) => Promise<Blob | undefined>;
  /** Whether a pack that is known by now has it. */
  readonly knows: (sha256: string) => boolean;
  /** Reads what is new in the folder, and gives the names of all that is no pack. */
  readonly look: () => Promise<ReadonlySet<string>>;
  /** The hashes of the files in packs. */
  readonly hashes: () => readonly string[];
  /** Lets go of files, and removes the packs that hold no others. To be called after `look`. */
  readonly remove: (hashes: readonly string[]) => Promise<void>;
  /**
   * Removes the packs that hold files that were let go of, or that cannot be read, once what else they hold is written
   * anew; one whose rest could not be written stays.
   */
  readonly tidy: (repack: Repack) => Promise<void>;
};

/** Writes files anew, in a pack beside the others; whether all are on disk. */
export type Repack = (files: readonly { readonly sha256: string; readonly file: Blob }[]) => Promise<boolean>;

type Pack = {
  readonly name: string;
  readonly files: Map<string, PackEntry>;
  readonly wasWhole: () => boolean;
};

/** Opens the packs of a folder; nothing is read yet. */
export function openPacks(directory: FileSystemDirectoryHandle): InputPacks {
  const packs = new Map<string, Pack>();
  const unreadable = new Set<string>();

  function holding(sha256: string): Pack | undefined {
    return [...packs.values()].find(({ files }) => files.has(sha256));
  }

  async function open(name: string): Promise<File> {
    return (await directory.getFileHandle(name)).getFile();
  }

  async function learn(name: string): Promise<void> {
    try {
      const file = await open(name);
      const head = new Uint8Array(await file.slice(0, packHeadBytes).arrayBuffer());
      const entries = readPackHead(head, file.size);
      // It may be in the making.
      if (entries === undefined) unreadable.add(name);
      else {
        unreadable.delete(name);
        const files = new Map(entries.map((entry) => [entry.sha256, entry]));
        packs.set(name, { name, files, wasWhole: () => files.size === entries.length });
      }
    } catch {
      unreadable.add(name);
    }
  }

  async function look(): Promise<ReadonlySet<string>> {
    const singles = new Set<string>();
    const names = new Set<string>();
    for await (const name of directory.keys()) (packName.test(name) ? names : singles).add(name);
    for (const name of [...packs.keys(), ...unreadable]) {
      if (names.has(name)) continue;
      packs.delete(name);
      unreadable.delete(name);
    }
    for (const name of names) if (!packs.has(name)) await learn(name);
    return singles;
  }

  async function removePack({ name }: Pick<Pack, 'name'>): Promise<void> {
    await directory.removeEntry(name);
    packs.delete(name);
    unreadable.delete(name);
  }

  async function find(sha256: string): Promise<Blob | undefined> {
    const pack = holding(sha256);
    const entry = pack?.files.get(sha256);
    if (pack === undefined || entry === undefined) return undefined;
    try {
      return (await open(pack.name)).slice(entry.at, entry.at + entry.sizeBytes);
    } catch {
      packs.delete(pack.name); // another tab removed it, or its name was lost
      return find(sha256);
    }
  }

  return {
    find,
    knows: (sha256) => holding(sha256) !== undefined,
    look,
    hashes: () => [...packs.values()].flatMap(({ files }) => [...files.keys()]),
    remove: async (hashes) => {
      for (const pack of [...packs.values()]) {
        for (const hash of hashes) pack.files.delete(hash);
        // One that another tab reads is left for the next sweep.
        if (pack.files.size === 0) await removePack(pack).catch(() => undefined);
      }
    },
    tidy: async (repack) => {
      await look();
      for (const pack of [...packs.values()]) {
        if (pack.wasWhole()) continue;
        const rest: { sha256: string; file: Blob }[] = [];
        for (const sha256 of [...pack.files.keys()]) {
          const file = await find(sha256);
          if (file !== undefined) rest.push({ sha256, file });
        }
        if (rest.length === 0 || (await repack(rest))) await removePack(pack);
      }
      for (const name of [...unreadable]) await removePack({ name }).catch(() => undefined);
    },
  };
}
