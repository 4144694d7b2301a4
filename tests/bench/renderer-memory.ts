import { readdir, readFile } from 'node:fs/promises';

const sampleEveryMs = 250;
const bytesPerKb = 1024;

type Process = { readonly pid: number; readonly parentPid: number; readonly commandLine: string };

/** Every process of this machine; undefined where there is no /proc. */
async function processes(): Promise<readonly Process[] | undefined> {
  const names = await readdir('/proc').catch(() => undefined);
  if (names === undefined) return undefined;
  const found = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      .map((name) => readProcess(Number(name)).catch(() => undefined)),
  );
  return found.filter((process) => process !== undefined);
}

async function readProcess(pid: number): Promise<Process> {
  const [stat, commandLine] = await Promise.all([
    readFile(`/proc/${String(pid)}/stat`, 'utf8'),
    readFile(`/proc/${String(pid)}/cmdline`, 'utf8'),
  ]);
  // The name in brackets may hold blanks and brackets itself; state and parent follow its last one.
  const [, parentPid] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { pid, parentPid: Number(parentPid), commandLine };
}

/** The renderers below the browser that was started on this profile folder. */
function renderers(all: readonly Process[], profile: string): readonly Process[] {
  const browsers = new Set(
    all.filter((process) => process.commandLine.includes(`--user-data-dir=${profile}`)).map(({ pid }) => pid),
  );
  const parents = new Map(all.map((process) => [process.pid, process.parentPid]));
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (browsers.has(parent) || isBelow(parent));
  };
  return all.filter((process) => process.commandLine.includes('--type=renderer') && isBelow(process.pid));
}

/** Proportional set size of one process, bytes: its own pages, and its share of those it shares; 0 once it is gone. */
async function pssBytes(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${String(pid)}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * bytesPerKb;
}

/**
 * Watches the memory of all renderer processes of the browser on a profile folder, four times a second.
 * `stop` gives the peak of their sum in bytes; undefined on systems without /proc.
 */
export function watchRendererMemory(profile: string): { readonly stop: () => Promise<number | undefined> } {
  let peakBytes: number | undefined;
  let running = true;
  const watching = (async () => {
    while (running) {
      const all = await processes();
      if (all === undefined) return;
      const sizes = await Promise.all(renderers(all, profile).map(({ pid }) => pssBytes(pid)));
      peakBytes = Math.max(
        peakBytes ?? 0,
        sizes.reduce((sum, size) => sum + size, 0),
      );
      await new Promise((resolve) => setTimeout(resolve, sampleEveryMs));
    }
  })();
  return {
    stop: async () => {
      running = false;
      await watching;
      return peakBytes;
    },
  };
}
