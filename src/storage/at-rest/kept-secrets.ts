import type { Database } from '../schema.ts';
import { parseKeptSecret, type KeptSecret } from './wrapped-secret.ts';

/**
 * Where the secrets behind passphrases lie: in the database and in localStorage, which is apart from it. Chromium has
 * been seen to delete the database; what its batches lie under must not go with it. Either gives the other what it lacks.
 */
export type KeptSecrets = {
  /** Oldest first. */
  readonly list: () => Promise<readonly KeptSecret[]>;
  readonly put: (secret: KeptSecret) => Promise<void>;
};

/** Where the copy in localStorage lies. */
export const secretsKey = 'benchside.keys';
const markKey = (id: string) => `sealing/${id}` as const;

export function openKeptSecrets({ marks }: Pick<Database, 'marks'>, beside: Storage): KeptSecrets {
  function listBeside(): readonly KeptSecret[] {
    try {
      const raw: unknown = JSON.parse(beside.getItem(secretsKey) ?? '[]');
      return Array.isArray(raw) ? raw.flatMap((each) => parseKeptSecret(each) ?? []) : [];
    } catch {
      return [];
    }
  }

  function putBeside(secrets: readonly KeptSecret[]): void {
    try {
      beside.setItem(secretsKey, JSON.stringify(secrets));
    } catch {
      // not to be had in every window: then the database alone has them
    }
  }

  async function listInDatabase(): Promise<readonly KeptSecret[]> {
    const found = await marks.where('key').startsWith('sealing/').toArray();
    return found.flatMap((mark) => ('secret' in mark ? (parseKeptSecret(mark.secret) ?? []) : []));
  }

  async function list(): Promise<readonly KeptSecret[]> {
    const [here, there] = [await listInDatabase(), listBeside()];
    const latest = new Map<string, KeptSecret>();
    for (const secret of [...here, ...there]) {
      const known = latest.get(secret.id);
      if (known === undefined || secret.rev > known.rev) latest.set(secret.id, secret);
    }
    const all = [...latest.values()].sort((a, b) => a.madeAtMs - b.madeAtMs);
    const lacks = (some: readonly KeptSecret[]) =>
      all.filter(({ id, rev }) => !some.some((each) => each.id === id && each.rev === rev));
    if (lacks(there).length > 0) putBeside(all);
    if (lacks(here).length > 0)
      await marks.bulkPut(lacks(here).map((secret) => ({ key: markKey(secret.id), secret })));
    return all;
  }

  return {
    list,
    put: async (secret) => {
      const others = (await list()).filter(({ id }) => id !== secret.id);
      await marks.put({ key: markKey(secret.id), secret });
      putBeside([...others, secret]);
    },
  };
}
