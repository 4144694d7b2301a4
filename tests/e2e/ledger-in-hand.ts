import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { openProfile } from '#cli/launch-browser.ts';
import type { Ledger } from '#engine/ledger/ledger.ts';
import { partsOf, projectLedger } from '#engine/ledger/project-ledger.ts';
import { readLedger } from '#engine/ledger/read-ledger.ts';
import { givenBrowser } from '../support/given-browser.ts';

/** Presses "Download so far" on the page of a batch; gives where the ledger lies. */
export async function downloadLedger(page: Page): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'benchside-ledger-')), 'ledger.csv');
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name: 'Download so far' }).click(),
  ]);
  await download.saveAs(path);
  return path;
}

export async function openLedger(path: string): Promise<Ledger> {
  const read = readLedger(await readFile(path));
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.value;
}

/** The text of a ledger without ATTEMPTS and UPDATED_AT: all that may differ between two ways to the same end. */
export async function withoutTries(path: string): Promise<string> {
  const ledger = await openLedger(path);
  const { manifest, outcomes } = partsOf(ledger);
  const bare = [...outcomes].map(([file, { updatedAtMs: _time, ...outcome }]) => {
    return [file, { ...outcome, attempts: 0 }] as const;
  });
  return new TextDecoder().decode(projectLedger(manifest, new Map(bare), ledger.resultNames));
}

/** A browser that has never seen the app, as on another machine; every batch of it has this salt. */
export async function otherBrowser(salt: string): Promise<BrowserContext> {
  const { shell: browser, url } = givenBrowser();
  const profile = await mkdtemp(join(tmpdir(), 'benchside-other-'));
  const context = await openProfile(browser, profile, { baseURL: url, acceptDownloads: true });
  await keepSalt(context, salt);
  return context;
}

/** Puts the salt of subject ids into the settings, before any page reads them. */
export async function keepSalt(context: BrowserContext, salt: string): Promise<void> {
  await context.addInitScript((subjectSalt) => {
    localStorage.setItem('benchside.settings', JSON.stringify({ subjectSalt }));
  }, salt);
}
