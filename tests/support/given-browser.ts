import type { Browser } from '#cli/find-browser.ts';

/** What `with-browser` found and serves, for the command it runs. */
export function givenBrowser(): { readonly browser: Browser; readonly url: string } {
  const browser = process.env['BENCHSIDE_BROWSER'];
  const url = process.env['BENCHSIDE_URL'];
  if (browser === undefined || url === undefined)
    throw new Error('journeys need a browser and a server: run them with npm run e2e');
  return { browser: JSON.parse(browser) as Browser, url };
}
