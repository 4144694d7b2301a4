import { chromium, type BrowserContext, type LaunchOptions } from 'playwright';
import type { Browser } from './find-browser.ts';

type PersistentOptions = Parameters<typeof chromium.launchPersistentContext>[1];

/** What the browser starts behind its address bar: two pages and a process, which nobody sees here. */
export const addressBarParts = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'] as const;

/** Playwright switches these off as well; a switch of one's own takes the place of its whole list. */
const unwantedParts = [
  // Would ask other hosts.
  'AimEnabled',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PreconnectToSearch',
  // Would make of the address another one.
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  // Would hold pages back, or behave otherwise than Playwright expects.
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'LensOverlay',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
];

/**
 * Nobody looks at these pages. A machine without a GPU would start a process that does its work on the processor, and
 * every start of the browser take a third longer.
 */
const withoutGpu = '--disable-gpu';
/** Whoever asks for this wants a GPU, even one that is only calculated. */
const withWebGpu = '--enable-unsafe-webgpu';

/** Launch options for this browser on this system. */
function launchOptions(browser: Browser): LaunchOptions {
  return {
    ...browser.launch,
    args: [`--disable-features=${[...addressBarParts, ...unwantedParts].join(',')}`],
    // Chromium refuses to run as root inside its sandbox.
    chromiumSandbox: process.getuid?.() !== 0,
  };
}

/**
 * Opens the browser, headless, on a profile folder: stored data lies on the disk as it does for a person,
 * while Playwright's usual contexts keep it in memory. The app stores no copy of itself there unless `serviceWorkers`
 * says so: a profile that is thrown away needs none. Pages speak English there, whatever the system does: they are
 * driven by their words.
 */
export async function openProfile(
  browser: Browser,
  profileFolder: string,
  options: PersistentOptions = {},
): Promise<BrowserContext> {
  const own = launchOptions(browser);
  const args = options.args ?? [];
  const wanted: PersistentOptions & LaunchOptions = {
    serviceWorkers: 'block',
    locale: 'en-US',
    ...own,
    ...options,
    args: [...(own.args ?? []), ...(args.includes(withWebGpu) ? [] : [withoutGpu]), ...args],
  };
  try {
    return await open(profileFolder, wanted);
  } catch (error) {
    // Some systems forbid the sandbox to programs they do not know.
    if (wanted.chromiumSandbox !== true || !String(error).includes('sandbox')) throw error;
    return open(profileFolder, { ...wanted, chromiumSandbox: false });
  }
}

async function open(profileFolder: string, options: PersistentOptions): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profileFolder, options);
  // What is not on the page after this is missing, and better said than waited for.
  context.setDefaultTimeout(20_000);
  return context;
}
