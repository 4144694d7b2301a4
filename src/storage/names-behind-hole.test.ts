import { describe, expect, it } from 'vitest';
import { fakeLocks } from './fake-locks.ts';
import { leaveHoleBehind } from './names-behind-hole.ts';

/** A root that tells what is made and removed in its folders. */
function root(made: string[], refuses = false): () => Promise<FileSystemDirectoryHandle> {
  const own = {
    getDirectoryHandle: (name: string) => {
      if (refuses) return Promise.reject(new TypeError('Name is not allowed'));
      made.push(`+${String(name.length)}`);
      return Promise.resolve({});
    },
    removeEntry: (name: string) => {
      made.push(`-${String(name.length)}`);
      return Promise.resolve();
    },
  };
  return () =>
    Promise.resolve({
      getDirectoryHandle: () => Promise.resolve(own),
    } as unknown as FileSystemDirectoryHandle);
}

describe('names behind a hole', () => {
  it('makes the log of names grow past a block, and leaves nothing', async () => {
    const made: string[] = [];
    await leaveHoleBehind(fakeLocks().client('tab'), root(made));
    expect(made).toEqual(['+33000', '-33000']);
  });

  it('does so once as long as a tab of the browser lives', async () => {
    const made: string[] = [];
    const locks = fakeLocks();
    const letGo = await leaveHoleBehind(locks.client('one'), root(made));
    await leaveHoleBehind(locks.client('two'), root(made));
    expect(made).toHaveLength(2);
    letGo();
    await new Promise((resolve) => setTimeout(resolve));
    await leaveHoleBehind(locks.client('three'), root(made));
    expect(made).toHaveLength(4);
  });

  it('goes on where such names, or the file system, are refused', async () => {
    await expect(leaveHoleBehind(fakeLocks().client('tab'), root([], true))).resolves.toBeTypeOf('function');
    const none = () => Promise.reject(new DOMException('insecure', 'SecurityError'));
    await expect(leaveHoleBehind(fakeLocks().client('tab'), none)).resolves.toBeTypeOf('function');
  });
});
