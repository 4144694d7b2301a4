import { createServer, type AddressInfo } from 'node:net';
import type { Progress } from '#cli/drive-page.ts';

/** One page of a browser of another engine than Chromium's. */
export type EnginePage = {
  readonly goto: (url: string) => Promise<void>;
  readonly url: () => Promise<string>;
  /** Runs a function's text in the page, with plain arguments, and gives its plain result. */
  readonly evaluate: <T>(functionText: string, ...given: readonly string[]) => Promise<T>;
  /** Gives files to the first input that fits a selector. */
  readonly setFiles: (selector: string, paths: readonly string[]) => Promise<void>;
  /** SIGKILL to the browser and what it started. */
  readonly kill: () => Promise<void>;
};

/** How far the batch is that a page shows; undefined until the page has a progress element. */
export async function progressOf(page: EnginePage): Promise<Progress | undefined> {
  const data = await page.evaluate<Record<string, string> | null>(
    `() => { const found = document.querySelector('[data-testid="progress"]'); return found && { ...found.dataset }; }`,
  );
  if (data === null) return undefined;
  const count = (name: string) => Number(data[name] ?? 0);
  return {
    done: count('done'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    total: count('total'),
    state: data['state'] ?? '',
  };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
