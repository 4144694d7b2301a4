import { Agent, get } from 'node:http';
import { median } from './median-ms.ts';

/** A file that a visit is to get: its address below the app's, and how long it is. */
type Wanted = { readonly path: string; readonly bytes: number };

/** Connections that a browser opens to one host over HTTP/1.1. */
const connectionsOfBrowser = 6;

/** What went wrong, as "address: status or error", and how long the visit took. */
type Visit = { readonly faults: readonly string[]; readonly firstPageMs: number; readonly ms: number };

/** Lets `visits` people get every file at the same moment, each over connections of their own. */
export async function visitAtOnce(url: string, files: readonly Wanted[], visits: number) {
  const sinceMs = performance.now();
  const all = await Promise.all(Array.from({ length: visits }, () => visit(url, files)));
  const seconds = (performance.now() - sinceMs) / 1000;
  const bytes = visits * files.reduce((sum, file) => sum + file.bytes, 0);
  const faults = all.flatMap((one) => one.faults);
  return {
    visits,
    requests: visits * files.length,
    faults: faults.length,
    firstFaults: faults.slice(0, 5),
    megabytes: bytes / 1e6,
    seconds,
    megabytesPerS: bytes / 1e6 / seconds,
    firstPageMedianMs: median(all.map(({ firstPageMs }) => firstPageMs)),
    slowestVisitS: Math.max(...all.map(({ ms }) => ms)) / 1000,
  };
}

async function visit(url: string, files: readonly Wanted[]): Promise<Visit> {
  const agent = new Agent({ keepAlive: true, maxSockets: connectionsOfBrowser });
  const faults: string[] = [];
  const sinceMs = performance.now();
  let firstPageMs = Number.POSITIVE_INFINITY;
  const waiting = [...files].sort((a, b) => Number(b.path === '') - Number(a.path === ''));
  const fetchAll = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const fault = await fetchOne(`${url}${file.path}`, agent, file.bytes);
      if (fault !== undefined) faults.push(`${file.path}: ${fault}`);
      firstPageMs = Math.min(firstPageMs, performance.now() - sinceMs);
    }
  };
  await Promise.all(Array.from({ length: connectionsOfBrowser }, fetchAll));
  agent.destroy();
  return { faults, firstPageMs, ms: performance.now() - sinceMs };
}

/** undefined when the whole file came. */
function fetchOne(url: string, agent: Agent, wantedBytes: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    get(url, { agent }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.byteLength;
      });
      response.once('end', () => {
        if (response.statusCode !== 200) resolve(`status ${String(response.statusCode)}`);
        else resolve(bytes === wantedBytes ? undefined : `${String(bytes)} of ${String(wantedBytes)} bytes`);
      });
      response.once('error', (error) => {
        resolve(error.message);
      });
    }).once('error', (error) => {
      resolve(error.message);
    });
  });
}
