/**
 * `npx tsx tests/bench/visits.ts [FOLDER]`: fifty people open the app at the same moment, each for the first time, and
 * are handed all of it by the server behind `npm start`, in a process of its own. Prints one JSON.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from '#cli/build-if-stale.ts';
import { listShipped } from '#cli/list-shipped.ts';
import { projectRoot } from '#cli/project-root.ts';
import { visitAtOnce } from './visit.ts';

async function startServer(folder: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(projectRoot, 'tests', 'bench', 'serve-build.ts'), folder],
    {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [found] = /http:\/\/localhost:\d+/.exec(said) ?? [];
      if (found !== undefined) resolve(`${found}/`);
    });
    child.once('exit', () => {
      reject(new Error(`the server ended: ${said}`));
    });
  });
  return { child, url };
}

/** Processor time and the most memory of a process so far; undefined on systems without /proc. */
async function costOf(pid: number | undefined) {
  try {
    const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticksPerS = 100;
    const cpuS = (Number(fields[11]) + Number(fields[12])) / ticksPerS;
    const status = await readFile(`/proc/${String(pid)}/status`, 'utf8');
    return { cpuS, peakMemoryMb: Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024 };
  } catch {
    return undefined;
  }
}

/** Measures first visits at the same moment to the app in `folder`, the production build where none is given. */
export async function measureVisits(folder?: string, visits = 50) {
  const served = folder ?? (await buildIfStale(console.error));
  const files = await listShipped(served);
  const { child, url } = await startServer(served);
  try {
    const told = await visitAtOnce(url, files, visits);
    return { ...told, server: await costOf(child.pid) };
  } finally {
    child.kill('SIGTERM');
  }
}

const started = process.argv[1];
if (started !== undefined && import.meta.url === pathToFileURL(started).href)
  console.log(JSON.stringify(await measureVisits(process.argv[2]), undefined, 2));
