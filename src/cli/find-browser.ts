import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import { projectRoot } from './project-root.ts';

/** How Playwright is to start it: a program, or an installed application that Playwright knows by name. */
export type Browser = {
  readonly launch: { readonly executablePath: string } | { readonly channel: 'chrome' | 'msedge' };
  /** What was taken and why, for people. */
  readonly found: string;
};

/** Names under which Chromium and its relatives stand on PATH. */
const programs = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
];
/** The same engine without windows, bars and services of a whole browser: it starts in half of the time. */
const shells = ['chromium-headless-shell', 'chrome-headless-shell'];
const channels = ['chrome', 'msedge'] as const;
/** A download that shows no progress within this time is given up. */
const downloadPatienceMs = 15_000;

/**
 * The browser for tests and for `npm run batch`: BENCHSIDE_CHROMIUM, else an installed one, else Playwright's own,
 * else Playwright's download, else the system's package manager (Debian and its relatives, as root).
 *
 * @throws when none could be found or installed; the message says what to do.
 */
export async function findBrowser(say: (line: string) => void): Promise<Browser> {
  const chosen = process.env['BENCHSIDE_CHROMIUM'];
  if (chosen !== undefined && chosen !== '')
    return { launch: { executablePath: chosen }, found: `${chosen} (BENCHSIDE_CHROMIUM)` };
  const present = onPath(programs) ?? (await asApplication()) ?? downloaded();
  if (present !== undefined) return present;
  say('No Chromium or Chrome is installed; downloading the one of Playwright …');
  if (await download()) {
    const browser = downloaded();
    if (browser !== undefined) return browser;
    say('The downloaded browser does not start on this system.');
  } else {
    say('The download did not succeed.');
  }
  if (installPackage(say)) {
    const browser = onPath(programs);
    if (browser !== undefined) return { ...browser, found: `${browser.found}, just installed` };
  }
  throw new Error('no browser: install Chromium or Chrome, or set BENCHSIDE_CHROMIUM to the program');
}

/**
 * The headless shell where there is one, for who starts a browser many times and needs nothing that only a whole one
 * has; else the browser that was found. Whoever chose a browser gets that one.
 */
export function shellOr(browser: Browser): Browser {
  const isChosen = (process.env['BENCHSIDE_CHROMIUM'] ?? '') !== '';
  return (isChosen ? undefined : onPath(shells)) ?? browser;
}

/** Whether the program starts at all; a leftover wrapper or a missing system library is found out here. */
function starts(executablePath: string): boolean {
  // On Windows a browser asked for its version opens a window instead.
  if (process.platform === 'win32') return existsSync(executablePath);
  return spawnSync(executablePath, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

function onPath(names: readonly string[]): Browser | undefined {
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  for (const program of names) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
      for (const ending of endings) {
        const executablePath = join(folder, program + ending);
        if (folder !== '' && existsSync(executablePath) && starts(executablePath))
          return { launch: { executablePath }, found: `${executablePath} (on PATH)` };
      }
    }
  }
  return undefined;
}

/** Chrome and Edge as the system registers them (macOS, Windows), where they are not on PATH. */
async function asApplication(): Promise<Browser | undefined> {
  for (const channel of channels) {
    try {
      await (await chromium.launch({ channel })).close();
      return { launch: { channel }, found: `${channel} (installed application)` };
    } catch {
      // Not installed: the next one.
    }
  }
  return undefined;
}

function downloaded(): Browser | undefined {
  const executablePath = chromium.executablePath();
  return existsSync(executablePath) && starts(executablePath)
    ? { launch: { executablePath }, found: `${executablePath} (Playwright's own)` }
    : undefined;
}

/** Fetches Playwright's Chromium; false when that fails, or does not even begin for a while. */
async function download(): Promise<boolean> {
  const playwright = join(projectRoot, 'node_modules', 'playwright', 'cli.js');
  const child = spawn(process.execPath, [playwright, 'install', '--no-shell', 'chromium'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '5000' },
  });
  const patience = setTimeout(() => child.kill(), downloadPatienceMs);
  child.stdout.on('data', (chunk: Buffer) => {
    if (chunk.includes('%')) clearTimeout(patience);
  });
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => {
      resolve(null);
    });
    child.once('exit', resolve);
  });
  clearTimeout(patience);
  return code === 0;
}

/** Installs Debian's chromium; false where that is not possible. */
function installPackage(say: (line: string) => void): boolean {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return false;
  say('Installing the system package chromium …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
  run('update'); // a mirror that fails need not be the one that has it
  return run('install', '-y', '--no-install-recommends', 'chromium');
}
