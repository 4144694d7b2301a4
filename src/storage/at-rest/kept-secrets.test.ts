import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../schema.ts';
import { openKeptSecrets, type KeptSecrets } from './kept-secrets.ts';
import { drawKeyId, drawSecret } from './sealing-key.ts';
import { parseKeptSecret, unwrapSecret, wrapSecret } from './wrapped-secret.ts';

const rounds = 1_000;
let name: string;
let databases = 0;
let beside: Storage;
let database: Database;
let secrets: KeptSecrets;

function open(): void {
  database = openDatabase(name);
  secrets = openKeptSecrets(database, beside);
}

beforeEach(() => {
  name = `secrets-${databases++}`;
  const texts = new Map<string, string>();
  beside = {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
    clear: () => {
      texts.clear();
    },
  } as unknown as Storage;
  open();
});

const wrapped = async (passphrase: string, secret = drawSecret()) =>
  wrapSecret({ id: drawKeyId('passphrase'), rev: 0, madeAtMs: 1 }, secret, passphrase, rounds);

describe('a secret behind a passphrase', () => {
  it('is given for the passphrase alone', async () => {
    const secret = drawSecret();
    const kept = await wrapped('correct horse', secret);
    expect(await unwrapSecret(kept, 'correct horse')).toEqual(secret);
    expect(await unwrapSecret(kept, 'correct horse ')).toBeUndefined();
    expect(await unwrapSecret(kept, '')).toBeUndefined();
    expect(JSON.stringify(kept)).not.toContain(Buffer.from(secret).toString('hex'));
  });

  it('takes the same letters however a keyboard puts them together', async () => {
    const kept = await wrapped('Müller');
    expect(await unwrapSecret(kept, 'Mu\u0308ller')).toBeDefined();
  });

  it('is not taken from a record that was changed, nor for that of another key', async () => {
    const kept = await wrapped('words');
    const other = { ...kept, id: drawKeyId('passphrase') };
    expect(await unwrapSecret(other, 'words')).toBeUndefined();
    expect(parseKeptSecret({ ...kept, rounds: 1 })).toBeUndefined();
    expect(parseKeptSecret({ ...kept, wrapped: 'zz' })).toBeUndefined();
    expect(parseKeptSecret({ ...kept, id: 'session/1' })).toBeUndefined();
    expect(parseKeptSecret(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });
});

describe('what is kept of secrets', () => {
  it('outlives the database, and localStorage', async () => {
    const kept = await wrapped('words');
    await secrets.put(kept);
    database.close();
    await Dexie.delete(name);
    open();
    expect(await secrets.list()).toEqual([kept]);
    beside.clear();
    expect(await secrets.list()).toEqual([kept]);
    expect(beside.getItem('benchside.keys')).toContain(kept.id);
  });

  it('is the later of two records of one key', async () => {
    const kept = await wrapped('words');
    await secrets.put(kept);
    const old = beside.getItem('benchside.keys') ?? '';
    const later = { ...kept, rev: 1, wrapped: kept.salt };
    await secrets.put(later);
    beside.setItem('benchside.keys', old);
    expect(await secrets.list()).toEqual([later]);
  });
});
