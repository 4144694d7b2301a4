import { readFile } from 'node:fs/promises';
import { browserProcesses, isRenderer } from './browser-processes.ts';

const sampleEveryMs = 3000;
const bytesPerKb = 1024;

/** Proportional set size of one process, bytes: its own pages, and its share of those it shares; 0 once it is gone. */
async function pssBytes(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${String(pid)}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * bytesPerKb;
}

/** The sum over all renderer processes of the browser on a profile folder, now; undefined without /proc. */
export async function rendererBytes(profile: string): Promise<number | undefined> {
  const processes = await browserProcesses(profile);
  if (processes === undefined) return undefined;
  const sizes = await Promise.all(processes.filter(isRenderer).map(({ pid }) => pssBytes(pid)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * Watches the memory of all renderer processes of the browser on a profile folder, every three seconds: reading
 * it halts a process for some ms, and costs 40 ms itself.
 * `stop` gives the peak of their sum in bytes; undefined on systems without /proc.
 */
export function watchRendererMemory(profile: string): { readonly stop: () => Promise<number | undefined> } {
  let peakBytes: number | undefined;
  let running = true;
  const watching = (async () => {
    while (running) {
      const bytes = await rendererBytes(profile);
      if (bytes === undefined) return;
      peakBytes = Math.max(peakBytes ?? 0, bytes);
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
