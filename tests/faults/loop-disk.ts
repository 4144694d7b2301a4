import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A small disk of its own: an ext4 file system in a file. Needs Linux, root and a free loop device. */
export type LoopDisk = {
  /** Where it is mounted. */
  readonly folder: string;
  /** Makes everything written so far durable. */
  readonly sync: () => Promise<void>;
  /** Takes all but `leftBytes` of its space; gives the space back when called again without. */
  readonly fill: (leftBytes: number | undefined) => Promise<void>;
  /**
   * What would be there after a power cut now, kept aside: only what has reached the block device. Whoever writes to
   * the disk must be stopped meanwhile. Gives how many pictures were blurred by a write of the kernel's, and taken again.
   */
  readonly photograph: () => Promise<number>;
  /** Puts what was kept aside in the place of the disk, as after the power is back. Nobody may have files open on it. */
  readonly restore: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

const photographTries = 20;
/** File times are no finer. */
const clockTickMs = 10;

/** Why there can be no such disk here; undefined where there can. */
export async function whyNoLoopDisk(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'loop-mounted disks need Linux';
  if (process.getuid?.() !== 0) return 'mounting needs root';
  try {
    await (await makeLoopDisk(16)).remove();
    return undefined;
  } catch (thrown) {
    return `no file system can be mounted: ${String(thrown).split('\n').slice(0, 2).join(' ')}`;
  }
}

/** @throws where it cannot be made or mounted. */
export async function makeLoopDisk(sizeMb: number): Promise<LoopDisk> {
  const root = await mkdtemp(join(tmpdir(), 'benchside-disk-'));
  const [image, photo, folder] = [join(root, 'image'), join(root, 'photo'), join(root, 'disk')];
  const ballast = join(folder, 'ballast');
  const mount = () => execute('mount', ['-o', 'loop', image, folder]);
  let pieces = 0;
  await mkdir(folder);
  await execute('truncate', ['-s', `${String(sizeMb)}M`, image]);
  await execute('mkfs.ext4', ['-q', '-m', '0', image]);
  await mount();
  const unmountAtExit = () => execFileSync('umount', ['-l', folder]);
  process.once('exit', unmountAtExit);
  return {
    folder,
    sync: async () => {
      await execute('sync', ['-f', folder]);
    },
    fill: async (leftBytes) => {
      await rm(ballast, { recursive: true, force: true });
      if (leftBytes === undefined) return;
      await mkdir(ballast);
      // In ever smaller pieces: the file system needs some of its space to say where they lie.
      for (let bytes = 2 ** 28; bytes >= 4096;) {
        const { bavail, bsize } = await statfs(folder);
        const fits = bavail * bsize - leftBytes >= bytes;
        const piece = join(ballast, String(pieces++));
        const taken = fits && (await execute('fallocate', ['-l', String(bytes), piece]).catch(() => false));
        if (taken === false) bytes /= 2;
      }
    },
    photograph: async () => {
      // The kernel goes on writing what it was given: a picture with a write in its midst is of no instant at all.
      for (let tries = 0; tries < photographTries; tries += 1) {
        const { mtimeNs } = await stat(image, { bigint: true });
        await new Promise((resolve) => setTimeout(resolve, clockTickMs));
        await execute('cp', ['--sparse=always', image, photo]);
        if ((await stat(image, { bigint: true })).mtimeNs === mtimeNs) return tries;
      }
      throw new Error('the disk never held still');
    },
    restore: async () => {
      await unmount(folder);
      await rename(photo, image);
      await mount();
    },
    remove: async () => {
      process.off('exit', unmountAtExit);
      await unmount(folder).catch(() => undefined); // it may not be mounted
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** A process that was just killed may hold the disk for a moment. */
async function unmount(folder: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await execute('umount', [folder]);
      return;
    } catch (thrown) {
      if (tries === 20) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
