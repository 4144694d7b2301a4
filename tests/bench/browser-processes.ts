import { readdir, readFile } from 'node:fs/promises';

export type Process = { readonly pid: number; readonly parentPid: number; readonly commandLine: string };

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

/** The processes of the browser that was started on this profile folder; undefined where there is no /proc. */
export async function browserProcesses(profile: string): Promise<readonly Process[] | undefined> {
  const all = await processes();
  if (all === undefined) return undefined;
  const browsers = new Set(
    all.filter((process) => process.commandLine.includes(`--user-data-dir=${profile}`)).map(({ pid }) => pid),
  );
  const parents = new Map(all.map((process) => [process.pid, process.parentPid]));
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (browsers.has(parent) || isBelow(parent));
  };
  return all.filter(({ pid }) => browsers.has(pid) || isBelow(pid));
}

/** Whether a process draws and runs pages, with their workers. */
export function isRenderer({ commandLine }: Process): boolean {
  return commandLine.includes('--type=renderer');
}
