import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFirefox } from '../faults/engines/firefox/find-firefox.ts';
import { openFirefox } from '../faults/engines/firefox/firefox-page.ts';
import { expect, test } from './journey.ts';
import { commonSettings, expectSameBatch } from './same-in-engines.ts';

const firefox = findFirefox();

/** Runs in every page of Firefox before the app. */
const preload = `(tell) => {
  ${commonSettings}
  addEventListener('error', ({ message }) => tell('thrown: ' + message));
  addEventListener('unhandledrejection', ({ reason }) => tell('rejected: ' + reason));
  addEventListener('securitypolicyviolation', (event) => tell('policy: ' + event.violatedDirective + ' ' + event.blockedURI));
}`;

test('Firefox finds in the sample batch what Chromium finds', async ({ page, context, origin }) => {
  test.skip(firefox === undefined, 'there is no Firefox on PATH');
  if (firefox === undefined) return;
  const profile = await mkdtemp(join(tmpdir(), 'benchside-firefox-'));
  const complaints: string[] = [];
  const other = await openFirefox(firefox.program, profile, preload, (message) => complaints.push(message));
  try {
    await expectSameBatch(other, { page, context, origin });
    expect(complaints).toEqual([]);
  } finally {
    await other.kill();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
