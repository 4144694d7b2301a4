import type { WriteFlushed } from './ledger-target.ts';

/** A step of a disk for tests; it is asked before each, and may throw. */
export type FileStep = 'open' | 'write' | 'close' | 'flush' | 'read' | 'remove';

/** A folder for tests, with handles as the browser has them. */
export type MemoryFiles = {
  readonly handle: FileSystemDirectoryHandle;
  /** Path → bytes. */
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
  onStep: (step: FileStep, path: string) => void;
  readonly fileAt: (path: string) => FileSystemFileHandle;
  readonly writeFlushed: WriteFlushed;
  permission: PermissionState;
  /** The time that files are written at; without a clock of the test's it counts up. */
  nowMs: () => number;
};

/** An empty folder. */
export function memoryFiles(): MemoryFiles {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const times = new Map<string, number>();
  let count = 0;
  const put = (path: string, bytes: Uint8Array): void => {
    files.set(path, Uint8Array.from(bytes));
    times.set(path, made.nowMs());
  };
  const missing = (path: string): DOMException => new DOMException(`${path} is not there`, 'NotFoundError');

  function fileAt(path: string): FileSystemFileHandle {
    const step = (name: FileStep): void => {
      made.onStep(name, path);
    };
    const handle = {
      kind: 'file',
      name: path.replace(/^.*\//, ''),
      queryPermission: () => Promise.resolve(made.permission),
      requestPermission: () => Promise.resolve((made.permission = 'granted')),
      isSameEntry: (other: unknown) => Promise.resolve(other === handle),
      getFile: () => {
        const bytes = files.get(path);
        if (bytes === undefined) return Promise.reject(missing(path));
        const read = async (): Promise<ArrayBuffer> => {
          await Promise.resolve();
          step('read');
          return bytes.slice().buffer;
        };
        return Promise.resolve({
          size: bytes.length,
          lastModified: times.get(path) ?? 0,
          name: handle.name,
          arrayBuffer: read,
        });
      },
      createWritable: async () => {
        await Promise.resolve();
        step('open');
        let held = new Uint8Array();
        return {
          write: async (bytes: Uint8Array<ArrayBuffer>) => {
            await Promise.resolve();
            step('write');
            held = bytes.slice();
          },
          abort: () => Promise.resolve(),
          close: async () => {
            await Promise.resolve();
            step('close');
            put(path, held);
          },
        };
      },
    };
    return handle as unknown as FileSystemFileHandle;
  }

  function folderAt(prefix: string): FileSystemDirectoryHandle {
    const handle = {
      kind: 'directory',
      name: prefix === '' ? 'folder' : prefix.replace(/\/$/, ''),
      queryPermission: () => Promise.resolve(made.permission),
      requestPermission: () => Promise.resolve((made.permission = 'granted')),
      getFileHandle: (name: string, { create = false } = {}) => {
        const path = `${prefix}${name}`;
        if (!files.has(path)) {
          if (!create) return Promise.reject(missing(path));
          put(path, new Uint8Array());
        }
        return Promise.resolve(fileAt(path));
      },
      getDirectoryHandle: (name: string) => Promise.resolve(folderAt(`${prefix}${name}/`)),
      removeEntry: async (name: string) => {
        await Promise.resolve();
        made.onStep('remove', `${prefix}${name}`);
        if (!files.delete(`${prefix}${name}`)) throw missing(name);
      },
      async *keys() {
        for (const path of [...files.keys()]) {
          const rest = path.slice(prefix.length);
          if (path.startsWith(prefix) && !rest.includes('/')) yield rest;
        }
      },
    };
    return handle as unknown as FileSystemDirectoryHandle;
  }

  const made: MemoryFiles = {
    handle: folderAt(''),
    files,
    onStep: () => undefined,
    fileAt,
    permission: 'granted',
    nowMs: () => ++count,
    writeFlushed: async (_directory, name, bytes) => {
      await Promise.resolve();
      made.onStep('write', name);
      put(name, bytes.subarray(0, bytes.length >> 1)); // what a crash in the middle leaves
      made.onStep('flush', name);
      put(name, bytes);
    },
  };
  return made;
}
