import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import type { Browser } from '#cli/find-browser.ts';
import { addressBarParts } from '#cli/launch-browser.ts';
import { startGroup } from './process-group.ts';

/** A browser that can be ended as the kernel ends it: all of its processes at once, at any instant. */
export type KillableBrowser = {
  readonly page: Page;
  /** The process group of all its processes. */
  readonly group: number | undefined;
  /** SIGKILL to the whole process group; resolves when the browser is gone. */
  readonly kill: () => Promise<void>;
  /** Ends it as its user does. */
  readonly quit: () => Promise<void>;
  /** SIGKILL to the renderers alone, as after an out-of-memory: the browser lives on. Gives how many there were. */
  readonly killRenderers: () => Promise<number>;
};

const portWithinMs = 30_000;
/** A browser that does not end by itself is ended. */
const quitWithinMs = 10_000;

/**
 * Starts the browser on a profile in a process group of its own. Playwright's own launch does not let go of the process.
 *
 * @throws where the browser is known by a channel's name only, or does not start.
 */
export async function startKillable(browser: Browser, profile: string): Promise<KillableBrowser> {
  if (!('executablePath' in browser.launch))
    throw new Error('kills need the path of a browser: set BENCHSIDE_CHROMIUM');
  const portFile = join(profile, 'DevToolsActivePort');
  // What a killed browser left behind: the new one would be looked for at the old one's place.
  for (const left of ['DevToolsActivePort', 'SingletonLock', 'SingletonCookie', 'SingletonSocket'])
    await rm(join(profile, left), { force: true });
  const { id, gone, kill } = startGroup(browser.launch.executablePath, [
    '--headless=new',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    // Drawing plays no part here, and without its process a start costs a quarter less (37 s for 8 kills, 50 with it).
    '--disable-gpu',
    '--disable-extensions',
    '--disable-component-extensions-with-background-pages',
    '--disable-sync',
    `--disable-features=${addressBarParts.join(',')}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'about:blank',
  ]);
  try {
    const address = await debuggingAddress(portFile);
    const connected = await chromium.connectOverCDP(address);
    const [context] = connected.contexts();
    if (context === undefined) throw new Error('the browser has no window');
    context.setDefaultTimeout(60_000);
    // What is struck here is the user's data; a copy of the app would be 22 MB more for every new profile, and would
    // answer in the place of the server whose builds the scenarios change.
    await context.addInitScript(() => {
      delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker;
    });
    const page = context.pages()[0] ?? (await context.newPage());
    const quit = async (): Promise<void> => {
      const session = await connected.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => undefined); // the answer may be lost with the browser
      const late = setTimeout(() => void kill(), quitWithinMs);
      await gone;
      clearTimeout(late);
    };
    return { page, group: id, kill, quit, killRenderers: () => killRenderers(id) };
  } catch (thrown) {
    await kill();
    throw thrown;
  }
}

async function debuggingAddress(portFile: string): Promise<string> {
  for (const startMs = Date.now(); Date.now() - startMs < portWithinMs;) {
    if (existsSync(portFile)) {
      const [port, path] = (await readFile(portFile, 'utf8')).split('\n');
      if (port !== undefined && path !== undefined) return `http://127.0.0.1:${port}`;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the browser did not start within ${String(portWithinMs / 1000)} s`);
}

/** @throws on systems without /proc. */
async function killRenderers(group: number | undefined): Promise<number> {
  let killed = 0;
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const [command, stat] = await Promise.all([
      readFile(join('/proc', name, 'cmdline'), 'utf8').catch(() => ''),
      readFile(join('/proc', name, 'stat'), 'utf8').catch(() => ''),
    ]);
    // Behind the name in brackets: state, parent, process group.
    const [, , processGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (!command.includes('--type=renderer') || Number(processGroup) !== group) continue;
    process.kill(Number(name), 'SIGKILL');
    killed += 1;
  }
  return killed;
}

/** What the browser says its version is. */
export function versionOf(browser: Browser): string {
  if (!('executablePath' in browser.launch)) return browser.launch.channel;
  return spawnSync(browser.launch.executablePath, ['--version'], { encoding: 'utf8' }).stdout.trim();
}
