import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright';

/** What it takes to hand out a batch as reports. */
export type HandedOut = {
  readonly pdfs: number;
  /** Of the longest report. */
  readonly pages: number;
  readonly bytesEach: number;
  /** From pressing the button to the whole ZIP among the downloads. */
  readonly seconds: number;
};

/** Sections that make a report longer than its first page. */
const secondPage = ['Thresholds', 'Remarks on quality', 'Metrics'] as const;

/** Makes one PDF of each result of the batch on show, headline and panels on one page, and takes them as one ZIP. */
export async function measureReports(page: Page): Promise<HandedOut> {
  const batch = new URL(page.url()).searchParams.get('id') ?? '';
  // A picker of the system cannot be answered; without one the ZIP goes to the downloads.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await page.goto(new URL(`/export/?batch=${batch}`, page.url()).href);
  await page.getByRole('checkbox', { name: /^CSV/ }).uncheck();
  for (const title of secondPage) await page.getByLabel(title, { exact: true }).uncheck();
  const downloading = page.waitForEvent('download', { timeout: 300_000 });
  const startMs = performance.now();
  await page.getByRole('button', { name: 'Make the ZIP' }).click();
  const path = await (await downloading).path();
  const seconds = (performance.now() - startMs) / 1000;
  const pdfs = Object.entries(unzipSync(new Uint8Array(await readFile(path)))).filter(([name]) =>
    name.endsWith('.pdf'),
  );
  const sizes = pdfs.map(([, bytes]) => bytes.length);
  return {
    pdfs: pdfs.length,
    pages: Math.max(...pdfs.map(([, bytes]) => pagesOf(bytes))),
    bytesEach: sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, pdfs.length),
    seconds,
  };
}

function pagesOf(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b/g) ?? []
  ).length;
}
