import { findWebkit } from '../faults/engines/webkit/find-webkit.ts';
import { openWebkit } from '../faults/engines/webkit/webkit-page.ts';
import { expect, test } from './journey.ts';
import { commonSettings, expectSameBatch } from './same-in-engines.ts';

const webkit = findWebkit();

/** From here on what goes wrong in the page is noted; the driver knows no way to do so earlier. */
const note = `() => {
  window.complaints = [];
  addEventListener('error', ({ message }) => complaints.push('thrown: ' + message));
  addEventListener('unhandledrejection', ({ reason }) => complaints.push('rejected: ' + reason));
  addEventListener('securitypolicyviolation', (event) => complaints.push('policy: ' + event.violatedDirective + ' ' + event.blockedURI));
}`;

/**
 * What Safari is made of, in a window that keeps nothing: no file system for pages, no blob in the database
 * ([Note: Blobs in private windows]).
 */
test('WebKit finds in the sample batch what Chromium finds', async ({ page, context, origin }) => {
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
    expect(await other.evaluate('() => complaints')).toEqual([]);
  } finally {
    await other.kill();
  }
});
