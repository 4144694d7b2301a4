import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { packHeadBytes, packName, readPackHead } from '#core/pack.ts';
import { takeInFiles } from './take-in-files.ts';

/** Too large for a pack. */
const largeText = (start: string): string => start.padEnd(1024 * 1024 + 1, '.');
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const fileOf = (text: string) => new File([text], 'f.txt');

/** A folder in memory; `refuse` makes its writes fail as a full disk does. */
function folder({ refuse = false, sync = true } = {}) {
  const files = new Map<string, Uint8Array>();
  /** Named in the folder, with nothing behind the name; the browser forgets such a name when it finds out. */
  const lost = new Set<string>();
  const writes: string[] = [];
  const getFileHandle = (name: string) => {
    if (!files.has(name)) files.set(name, new Uint8Array());
    const access = {
      truncate: () => undefined,
      write: (bytes: Uint8Array) => {
        if (refuse) throw new DOMException('disk full', 'QuotaExceededError');
        writes.push(name);
        files.set(name, bytes);
        return bytes.length;
      },
      flush: () => undefined,
      close: () => undefined,
    };
    return Promise.resolve({
      getFile: () =>
        lost.delete(name)
          ? Promise.reject(new DOMException('not found', 'NotFoundError'))
          : Promise.resolve(new Blob([(files.get(name) ?? new Uint8Array()).slice()])),
      ...(sync ? { createSyncAccessHandle: () => Promise.resolve(access) } : {}),
    });
  };
  return { files, lost, writes, directory: { getFileHandle } as unknown as FileSystemDirectoryHandle };
}

describe('taking files in', () => {
  it('answers in the order of the files, with their hashes', async () => {
    const texts = [...Array.from({ length: 20 }, (_, n) => `text ${n}`), largeText('large'), 'last'];
    const { directory, files, writes } = folder();
    expect(await takeInFiles.takeIn(texts.map(fileOf), directory)).toEqual(
      texts.map((text) => ({ kind: 'stored', sha256: hashOf(text) })),
    );
    expect(writes).toHaveLength(2);
    expect(files.has(hashOf(largeText('large')))).toBe(true);
  });

  it('writes small files into one, each found by its hash, the same bytes once', async () => {
    const { directory, files } = folder();
    await takeInFiles.takeIn(['a', 'bcd', 'a'].map(fileOf), directory);
    const [[name = '', pack = new Uint8Array()] = []] = [...files];
    expect([files.size, packName.test(name)]).toEqual([1, true]);
    const entries = readPackHead(pack.subarray(0, packHeadBytes), pack.length) ?? [];
    const texts = entries.map(({ at, sizeBytes }) =>
      new TextDecoder().decode(pack.subarray(at, at + sizeBytes)),
    );
    expect([...texts].sort()).toEqual(['a', 'bcd']);
    expect(entries.map(({ sha256 }) => sha256)).toEqual(texts.map(hashOf));
  });

  it('writes stored files anew under the names they have, in a pack, or says that it could not', async () => {
    const { directory, files } = folder();
    const stored = [
      { sha256: 'a'.repeat(64), file: new Blob(['sealed']) },
      { sha256: hashOf('b'), file: new Blob(['b']) },
    ];
    expect(await takeInFiles.repack(directory, stored)).toBe(true);
    const [[name = '', pack = new Uint8Array()] = []] = [...files];
    const entries = readPackHead(pack.subarray(0, packHeadBytes), pack.length) ?? [];
    expect([files.size, packName.test(name)]).toEqual([1, true]);
    expect(entries.map(({ sha256, sizeBytes }) => [sha256, sizeBytes])).toEqual([
      ['a'.repeat(64), 6],
      [hashOf('b'), 1],
    ]);
    expect(await takeInFiles.repack(folder({ refuse: true }).directory, stored)).toBe(false);
    expect(await takeInFiles.repack(folder({ sync: false }).directory, stored)).toBe(false);
  });

  it('writes the same bytes once', async () => {
    const { directory, writes } = folder();
    const [a, b] = ['a', 'b'].map(largeText);
    await takeInFiles.takeIn(
      [a, b, a].map((text) => fileOf(text ?? '')),
      directory,
    );
    await takeInFiles.takeIn([fileOf(b ?? '')], directory);
    expect([...writes].sort()).toEqual([a, b].map((text) => hashOf(text ?? '')).sort());
  });

  it('writes bytes anew that a power cut left as zeros of the right length', async () => {
    const { directory, files, writes } = folder();
    files.set(hashOf('abc'), new Uint8Array(3));
    await takeInFiles.takeIn([fileOf('abc')], directory);
    expect(writes).toEqual([hashOf('abc')]);
    expect(files.get(hashOf('abc'))).toEqual(new TextEncoder().encode('abc'));
  });

  it('writes anew what a power cut left as a name with no file behind it', async () => {
    const { directory, lost, writes } = folder();
    const texts = ['abc', 'def', 'ghi'].map(largeText);
    for (const text of texts.slice(0, 2)) lost.add(hashOf(text));
    expect(await takeInFiles.takeIn(texts.map(fileOf), directory)).toEqual(
      texts.map((text) => ({ kind: 'stored', sha256: hashOf(text) })),
    );
    expect(writes).toHaveLength(3);
  });

  it('looks only at files that have something in them before it writes them', async () => {
    const texts = ['there', 'new'].map(largeText);
    const [there = '', fresh = ''] = texts.map(hashOf);
    const stored = new Map([[there, new TextEncoder().encode(texts[0])]]);
    const looked: string[] = [];
    const open: string[] = [];
    const getFileHandle = (name: string) =>
      Promise.resolve({
        getFile: () => {
          looked.push(name);
          return Promise.resolve(new Blob([(stored.get(name) ?? new Uint8Array()).slice()]));
        },
        createSyncAccessHandle: () => {
          open.push(name);
          return Promise.resolve({
            getSize: () => stored.get(name)?.length ?? 0,
            truncate: () => undefined,
            write: (bytes: Uint8Array<ArrayBuffer>) => (stored.set(name, bytes), bytes.length),
            flush: () => undefined,
            close: () => open.splice(open.indexOf(name), 1),
          });
        },
      });
    const directory = { getFileHandle } as unknown as FileSystemDirectoryHandle;
    expect(await takeInFiles.takeIn(texts.map(fileOf), directory)).toEqual(
      texts.map((text) => ({ kind: 'stored', sha256: hashOf(text) })),
    );
    expect(looked).toEqual([there]);
    expect([stored.has(fresh), open]).toEqual([true, []]);
  });

  it('only hashes where there is nowhere to write', async () => {
    expect(await takeInFiles.takeIn([fileOf('a')], undefined)).toEqual([
      { kind: 'hashed', sha256: hashOf('a') },
    ]);
    const { directory } = folder({ sync: false });
    expect(await takeInFiles.takeIn([fileOf('a')], directory)).toMatchObject([{ kind: 'hashed' }]);
  });

  it('hands a file back where the browser has writing in name only', async () => {
    const refusal = new DOMException('Backend does not support this operation', 'NotSupportedError');
    const handle = { createSyncAccessHandle: () => Promise.reject(refusal) };
    const directory = { getFileHandle: () => Promise.resolve(handle) };
    expect(
      await takeInFiles.takeIn([fileOf('a')], directory as unknown as FileSystemDirectoryHandle),
    ).toEqual([{ kind: 'hashed', sha256: hashOf('a') }]);
  });

  it('hands a file back when the browser never answers the request to write it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const createSyncAccessHandle = vi.fn(() => new Promise(() => undefined));
      const handle = { getFile: () => Promise.resolve({ size: 0 }), createSyncAccessHandle };
      const directory = { getFileHandle: () => Promise.resolve(handle) };
      const taken = takeInFiles.takeIn([fileOf('a')], directory as unknown as FileSystemDirectoryHandle);
      await vi.waitFor(() => {
        expect(createSyncAccessHandle).toHaveBeenCalled();
      });
      await vi.advanceTimersByTimeAsync(3_000);
      expect(await taken).toEqual([{ kind: 'hashed', sha256: hashOf('a') }]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('says that a file changed since it was chosen, and takes the others', async () => {
    const gone = { arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) } as File;
    expect(await takeInFiles.takeIn([gone, fileOf('a')], folder().directory)).toMatchObject([
      { kind: 'unreadable', fault: { code: 'source-changed' } },
      { kind: 'stored' },
    ]);
  });

  it('says when the storage takes no more, and then reads no further file', async () => {
    const { directory } = folder({ refuse: true });
    const files = Array.from({ length: 9 }, (_, n) => fileOf(largeText(`text ${n}`)));
    const last = { arrayBuffer: () => Promise.reject(new Error('it was read')) } as File;
    const full = { kind: 'refused', detail: 'QuotaExceededError: disk full', full: true };
    expect(await takeInFiles.takeIn([...files, last], directory)).toEqual(
      Array.from({ length: 10 }, () => full),
    );
  });

  it('hands small files back together when the storage takes no more', async () => {
    const { directory } = folder({ refuse: true });
    expect(await takeInFiles.takeIn(['a', 'b'].map(fileOf), directory)).toMatchObject([
      { kind: 'refused', full: true },
      { kind: 'refused', full: true },
    ]);
  });

  it('takes a file that was written in part for one that found no room', async () => {
    const short = {
      truncate: () => undefined,
      write: () => 1,
      flush: () => undefined,
      close: () => undefined,
    };
    const handle = {
      getFile: () => Promise.resolve({ size: 0 }),
      createSyncAccessHandle: () => Promise.resolve(short),
    };
    const directory = { getFileHandle: () => Promise.resolve(handle) } as unknown;
    expect(await takeInFiles.takeIn([fileOf('two')], directory as FileSystemDirectoryHandle)).toMatchObject([
      { kind: 'refused', full: true },
    ]);
  });
});
