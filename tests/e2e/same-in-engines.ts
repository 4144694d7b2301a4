import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { projectRoot } from '#cli/project-root.ts';
import { beginBatch, resultsAtEnd } from '../faults/engines/engine-batch.ts';
import type { EnginePage } from '../faults/engines/engine-page.ts';
import { resultsOf } from '../faults/results.ts';
import { expect } from './journey.ts';
import { keepSalt } from './ledger-in-hand.ts';

const salt = 'of both browsers';
const samples = join(projectRoot, 'static/samples/cpet');

/** What both browsers know before the batch: the salt that names of subjects are masked with. */
export const commonSettings = `localStorage.setItem('benchside.settings', '${JSON.stringify({ subjectSalt: salt })}');`;

/** Analyses the sample batch in a page of another engine and in Chromium, and expects the same table. */
export async function expectSameBatch(
  other: EnginePage,
  {
    page,
    context,
    origin,
  }: { readonly page: Page; readonly context: BrowserContext; readonly origin: string },
): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'benchside-engines-'));
  try {
    const paths = (await readdir(samples)).sort().map((name) => join(samples, name));
    await beginBatch({ page: other, paths }, origin);
    const found = await resultsAtEnd({ page: other, paths });
    await keepSalt(context, salt);
    await page.goto('/');
    await chooseFolder(page, samples);
    await followToEnd(page, () => undefined);
    const wanted = await resultsOf(page, scratch, false);
    expect(rounded(found.csv)).toEqual(rounded(wanted.csv));
    expect([...found.findings.keys()]).toEqual([...wanted.findings.keys()]);
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The table with its numbers at ten digits: powers and logarithms differ in the last bit between engines. */
function rounded(csv: string): readonly string[] {
  return csv.split('\n').map((line) =>
    line
      .split(';')
      .map((cell) => (/^-?\d+\.\d+(e-?\d+)?$/.test(cell) ? Number(cell).toPrecision(10) : cell))
      .join(';'),
  );
}
