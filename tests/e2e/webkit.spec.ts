import { findWebkit } from '../faults/engines/webkit/find-webkit.ts';
import { openWebkit } from '../faults/engines/webkit/webkit-page.ts';
import { expect, test } from './journey.ts';
import { commonSettings, expectSameBatch } from './same-in-engines.ts';

const webkit = findWebkit();

/**
 * From here on what goes wrong in the page is noted; the driver knows no way to do so earlier. What a resize observer
 * hears a frame later is told as an error, and is none: in Chromium's pages it does not count among those either.
 */
const note = `() => {
  window.complaints = [];
  addEventListener('error', ({ message }) => message.startsWith('ResizeObserver loop') || complaints.push('thrown: ' + message));
  addEventListener('unhandledrejection', ({ reason }) => complaints.push('rejected: ' + reason));
  addEventListener('securitypolicyviolation', (event) => complaints.push('policy: ' + event.violatedDirective + ' ' + event.blockedURI));
}`;

/** What was noted; where the page was loaded anew meanwhile, noting begins again. */
const noted = `() => {
  if (globalThis.complaints === undefined) (${note})();
  return complaints;
}`;

/** Goes where a link leads, and gives the heading there once it is the one that is wanted, or the last one. */
const follow = `async (selector, wanted) => {
  const heading = () => document.querySelector('h1')?.innerText ?? '';
  document.querySelector(selector)?.click();
  for (let looks = 0; looks < 200 && heading() !== wanted; looks += 1) await new Promise((go) => setTimeout(go, 100));
  return heading();
}`;

/**
 * What Safari is made of, in a window that keeps nothing: no file system for pages, no blob in the database
 * ([Note: Blobs in private windows]).
 */
test('WebKit finds in the sample batch what Chromium finds, and opens page after page', async ({
  page,
  context,
  origin,
}) => {
  test.skip(webkit === undefined, 'there is no WebKitWebDriver with Xvfb on PATH');
  if (webkit === undefined) return;
  const other = await openWebkit(webkit);
  try {
    await other.goto(`${origin}/`);
    await other.evaluate(`() => { ${commonSettings} }`);
    await expectSameBatch(
      {
        ...other,
        goto: async (url) => {
          await other.goto(url);
          await other.evaluate(note);
        },
      },
      { page, context, origin },
    );
    const places = {
      '[data-testid="row"] a': '01-cosmed-ramp.xlsx',
      'nav a.place[href$="privacy/"]': 'Privacy',
      'nav a.place[href$="models/"]': 'Models',
      'nav a.place[href$="help/"]': 'Help',
      'nav a.place[href$="columns/"]': 'Columns',
      'nav a.place[href$="settings/"]': 'Settings',
    };
    expect(await other.evaluate(noted)).toEqual([]);
    for (const [link, heading] of Object.entries(places)) {
      expect(await other.evaluate<string>(follow, link, heading)).toBe(heading);
      expect(await other.evaluate(noted)).toEqual([]);
    }
  } finally {
    await other.kill();
  }
});
