import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { projectRoot } from '#cli/project-root.ts';
import { drawReport } from '../fixtures/knowledge-test/draw-report.ts';
import { truthFor } from '../fixtures/knowledge-test/report-truth.ts';
import { givenBrowser } from '../support/given-browser.ts';
import { expect } from './journey.ts';
import { openRow } from './open-row.ts';
import { plainFile, writeFolder } from './plain-files.ts';
import { recordingServer, type RecordingServer } from './recording-server.ts';
import { test as stored } from './stored-app.ts';

/** The app behind a server that writes every request down as it arrives. */
const test = stored.extend<{ server: RecordingServer }>({
  // eslint-disable-next-line no-empty-pattern
  server: async ({}, use) => {
    const server = await recordingServer(givenBrowser().url);
    await use(server);
    server.close();
  },
  origin: async ({ server }, use) => {
    await use(server.url);
  },
});

/** What stands in names and contents of the files, and nowhere else. */
const marker = 'QUAGGAMARKER';

/** What browsers send of their own accord; none of it is a page's to choose but the two that say what is accepted. */
const knownHeaders =
  /^(host|connection|user-agent|accept|accept-encoding|accept-language|cache-control|pragma|purpose|range|if-(none-match|modified-since|range)|sec-.+|upgrade-insecure-requests|dnt|priority|service-worker|origin|referer)$/;

/** The sample files of an analysis under names that tell on whoever sends them, and one more that does so within. */
async function markedSamples(
  analysis: string,
  own: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const folder = join(projectRoot, 'static/samples', analysis);
  const files: Record<string, string | Uint8Array> = { ...own };
  for (const name of await readdir(folder)) files[`${marker}-${name}`] = await readFile(join(folder, name));
  return writeFolder(files);
}

test('both analyses run to their end, and all that is asked for is the app’s own files', async ({
  page,
  server,
}) => {
  await page.goto('/');
  const marked = plainFile(1).replace('Time (s);', `Patient name;${marker}\nTime (s);`);
  await chooseFolder(page, await markedSamples('cpet', { [`${marker}.csv`]: marked }));
  expect(await followToEnd(page, () => undefined)).toMatchObject({ total: 14, failed: 1 });
  await openRow(page.getByTestId('row').first());
  await expect(page.getByRole('heading', { level: 1 })).toContainText(marker);

  await page.goto('/');
  await page.getByRole('radio', { name: 'Knowledge test reports' }).check();
  const report = drawReport(
    { ...truthFor(1), family: marker, given: 'ALEX' },
    { layout: 'acs', font: 'sans' },
  );
  await chooseFolder(page, await markedSamples('knowledge-test', { [`${marker}.pdf`]: report }));
  expect(await followToEnd(page, () => undefined)).toMatchObject({ total: 8, failed: 1 });
  await openRow(page.getByTestId('row').first());
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready);

  expect(server.requests.length).toBeGreaterThan(50);
  for (const { method, address, headers, body } of server.requests) {
    const said = JSON.stringify({ method, address, headers });
    expect(method, said).toBe('GET');
    expect(body, said).toBe('');
    const { pathname, search } = new URL(address, server.url);
    const file = join(projectRoot, 'build', decodeURIComponent(pathname));
    expect(existsSync(pathname.endsWith('/') ? join(file, 'index.html') : file), said).toBe(true);
    // Pages take the random number of a batch and of a file from the query; nothing else has one.
    expect(search, said).toMatch(/^$|^\?(id|batch)=[0-9a-f-]{36}(&id=[0-9a-f-]{36})?$/);
    for (const [name, value] of Object.entries(headers)) {
      expect(name, said).toMatch(knownHeaders);
      // Chromium names the service worker's own script when it looks for a newer one.
      if (name === 'referer') expect(value).toBe(`${server.url}/service-worker.js`);
    }
    expect(said).not.toContain(marker);
  }
});
