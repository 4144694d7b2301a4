import type { Browser } from '#cli/find-browser.ts';

/** What `with-browser` found and serves, for the command it runs. */
export type Given = {
  readonly browser: Browser;
  /** The headless shell where there is one, else the browser. */
  readonly shell: Browser;
  readonly url: string;
};

/** @throws when the command was run without `with-browser`. */
export function givenBrowser(): Given {
  const browser = process.env['BENCHSIDE_BROWSER'];
  const shell = process.env['BENCHSIDE_SHELL'] ?? browser;
  const url = process.env['BENCHSIDE_URL'];
  if (browser === undefined || shell === undefined || url === undefined)
    throw new Error('journeys need a browser and a server: run them with npm run e2e');
  return { browser: JSON.parse(browser) as Browser, shell: JSON.parse(shell) as Browser, url };
}
