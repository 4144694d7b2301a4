import { readFile } from 'node:fs/promises';
import { browserProcesses, isRenderer } from './browser-processes.ts';

/** Linux counts processor time in hundredths of a second. */
const msPerTick = 10;

/** Processor time that the processes of a browser have used since they were started, ms. */
export type BrowserTime = { readonly renderersMs: number; readonly othersMs: number };

/** Undefined where there is no /proc. Processes that have ended are not in it. */
export async function browserTime(profile: string): Promise<BrowserTime | undefined> {
  const processes = await browserProcesses(profile);
  if (processes === undefined) return undefined;
  let [renderersMs, othersMs] = [0, 0];
  for (const process of processes) {
    const ms = await processMs(process.pid);
    if (isRenderer(process)) renderersMs += ms;
    else othersMs += ms;
  }
  return { renderersMs, othersMs };
}

async function processMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * msPerTick;
}
