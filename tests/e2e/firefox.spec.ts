import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { projectRoot } from '#cli/project-root.ts';
import { findFirefox } from '../faults/firefox/find-firefox.ts';
import { beginBatch, resultsAtEnd } from '../faults/firefox/firefox-batch.ts';
import { openFirefox } from '../faults/firefox/firefox-page.ts';
import { resultsOf, type Results } from '../faults/results.ts';
import { expect, test } from './journey.ts';
import { keepSalt } from './ledger-in-hand.ts';

const firefox = findFirefox();
const salt = 'of both browsers';
const samples = join(projectRoot, 'static/samples/cpet');

/** Runs in every page of Firefox before the app. */
const preload = `(tell) => {
  localStorage.setItem('benchside.settings', JSON.stringify({ subjectSalt: '${salt}' }));
  addEventListener('error', ({ message }) => tell('thrown: ' + message));
  addEventListener('unhandledrejection', ({ reason }) => tell('rejected: ' + reason));
  addEventListener('securitypolicyviolation', (event) => tell('policy: ' + event.violatedDirective + ' ' + event.blockedURI));
}`;

/** The table with its numbers at ten digits: powers and logarithms differ in the last bit between the two engines. */
function rounded(csv: string): readonly string[] {
  return csv.split('\n').map((line) =>
    line
      .split(';')
      .map((cell) => (/^-?\d+\.\d+(e-?\d+)?$/.test(cell) ? Number(cell).toPrecision(10) : cell))
      .join(';'),
  );
}

test('Firefox finds in the sample batch what Chromium finds', async ({ page, context, origin }) => {
  test.skip(firefox === undefined, 'there is no Firefox on PATH');
  if (firefox === undefined) return;
  const profile = await mkdtemp(join(tmpdir(), 'benchside-firefox-'));
  const complaints: string[] = [];
  const paths = (await readdir(samples)).sort().map((name) => join(samples, name));
  const inFirefox = async (): Promise<Results> => {
    const other = await openFirefox(firefox.program, profile, preload, (message) => complaints.push(message));
    try {
      await beginBatch({ page: other, paths }, origin);
      return await resultsAtEnd({ page: other, paths });
    } finally {
      await other.kill();
    }
  };
  const inChromium = async (): Promise<Results> => {
    await keepSalt(context, salt);
    await page.goto('/');
    await chooseFolder(page, samples);
    await followToEnd(page, () => undefined);
    return resultsOf(page, profile, false);
  };
  try {
    const found = await inFirefox();
    const wanted = await inChromium();
    expect(complaints).toEqual([]);
    expect(rounded(found.csv)).toEqual(rounded(wanted.csv));
    expect([...found.findings.keys()]).toEqual([...wanted.findings.keys()]);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
