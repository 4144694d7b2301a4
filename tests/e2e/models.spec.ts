import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { cpet } from '#analyses/cpet/index.ts';
import type { CpetFinding } from '#analyses/cpet/finding.ts';
import type { CpetOptions } from '#analyses/cpet/options.ts';
import { runtimeKey } from '#app/runtime-choice.ts';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { openProfile } from '#cli/launch-browser.ts';
import { benchFile } from '../support/make-bench-files.ts';
import { givenBrowser } from '../support/given-browser.ts';
import { hasShared, sharedPath } from '../support/shared-samples.ts';
import { openNodeTools } from '../support/node-inference.ts';
import { expect, test } from './journey.ts';
import { plainFile, writeFolder } from './plain-files.ts';

type Exported = {
  readonly batch: { readonly options: CpetOptions };
  readonly items: readonly { readonly finding: CpetFinding }[];
};

/** An invented test with end-tidal pressures, which the Oxynet network needs. */
const withEndTidal = new TextDecoder().decode(benchFile(4).bytes);

/** Analyses one invented test in the page and gives what it exports. */
async function analyseInPage(
  page: Page,
  text = plainFile(1),
): Promise<{ options: CpetOptions; finding: CpetFinding }> {
  await page.goto('/');
  await chooseFolder(page, await writeFolder({ 'a.csv': text }));
  await followToEnd(page, () => undefined);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('export-json').click(),
  ]);
  const { batch, items } = JSON.parse(await readFile(await download.path(), 'utf8')) as Exported;
  const [item] = items;
  if (item === undefined) throw new Error('nothing was exported');
  return { options: batch.options, finding: item.finding };
}

/** The same test in Node, with the same model. */
async function analyseInNode(options: CpetOptions): Promise<CpetFinding> {
  const tools = await openNodeTools();
  const file = { name: 'a.csv', bytes: new TextEncoder().encode(plainFile(1)) };
  const recording = await cpet.read(file, options, tools);
  const finding = recording.ok ? await cpet.analyse(recording.value, options, tools) : recording;
  if (!finding.ok) throw new Error(JSON.stringify(finding.fault));
  return finding.value;
}

/** The largest difference between the domain curves of two findings; both must have been answered. */
function curvesApart(one: CpetFinding, other: CpetFinding): number {
  const curves = [one, other].map(({ domains }) => {
    if (domains?.state !== 'answered')
      throw new Error(`the model did not answer: ${JSON.stringify(domains)}`);
    return [...domains.curves.moderate, ...domains.curves.heavy, ...domains.curves.severe];
  });
  const [first = [], second = []] = curves;
  expect(first.length).toBeGreaterThan(100);
  expect(second).toHaveLength(first.length);
  return Math.max(...first.map((value, i) => Math.abs(value - (second[i] ?? Infinity))));
}

/** The app's files that were asked for in a context, by the ends of their names. */
function watchFiles(context: BrowserContext, ending: RegExp): readonly string[] {
  const seen: string[] = [];
  context.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (ending.test(pathname)) seen.push(pathname);
  });
  return seen;
}

test('the shipped model answers in the page as in Node, from the app’s own files', async ({
  page,
  context,
}) => {
  const files = watchFiles(context, /\.(wasm|onnx)$/);
  const { options, finding } = await analyseInPage(page);
  expect(curvesApart(finding, await analyseInNode(options))).toBeLessThan(1e-4);
  const kinds = new Set(files.map((path) => path.replace(/^.*\/|-[\w-]{8}(?=\.\w+$)/g, '')));
  // The larger build of the runtime stays where it is as long as no GPU is measured.
  expect([...kinds].sort()).toEqual(['model.onnx', 'ort-wasm-simd-threaded.wasm']);
});

test('a GPU is measured at the first use, gives the same numbers, and the choice is remembered', async () => {
  test.slow(); // a GPU drawn in software
  const profile = await mkdtemp(join(tmpdir(), 'benchside-gpu-'));
  const { shell: browser, url } = givenBrowser();
  // Chromium's own software adapter: slow, and good for nothing but this.
  const context = await openProfile(browser, profile, { baseURL: url, args: ['--enable-unsafe-webgpu'] });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto('/');
    const hasGpu = await page.evaluate(async () => Boolean(await navigator.gpu?.requestAdapter()));
    test.skip(!hasGpu, 'this browser has no WebGPU adapter');
    const files = watchFiles(context, /jspi[\w.-]*\.wasm$/);
    const { options, finding } = await analyseInPage(page);
    expect(files).toHaveLength(1);
    expect(curvesApart(finding, await analyseInNode(options))).toBeLessThan(1e-4);
    const remembered = await page.evaluate((key) => localStorage.getItem(key), runtimeKey);
    const { choice } = JSON.parse(remembered ?? '{}') as { choice: Record<string, unknown> };
    const outOfTime = String(choice['reason']).includes('no answer within');
    test.skip(outOfTime, 'this machine is too busy to time a GPU drawn in software');
    expect(choice['webgpuMs']).toBeGreaterThan(0);
    expect(choice['reason']).toMatch(/^the GPU is (faster|not clearly faster)/);

    await analyseInPage(page);
    expect(files).toHaveLength(choice['runs'] === 'webgpu' ? files.length : 1);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('an imported model stays over a reload, answers beside the shipped one, and can be removed', async ({
  page,
}) => {
  test.slow(); // two batches, and the eight seconds in which a removal can be undone
  test.skip(!hasShared, 'the reference model is not on this machine');
  await page.goto('/models/');
  await page.getByTestId('model-input').setInputFiles(sharedPath('cpet/oxynet/tfl_model.tflite'));
  const imported = page.getByTestId('imported-model');
  await expect(imported).toContainText('6e867a4031a8');
  await page.reload();
  await expect(imported).toHaveCount(1);
  await imported.getByLabel('Run it beside the shipped model in new batches').check();

  const { options, finding } = await analyseInPage(page, withEndTidal);
  expect(options.comparedModels).toEqual(['tflite-6e867a4031a8']);
  const [answer] = finding.comparedAnswers ?? [];
  expect(answer).toMatchObject({ title: 'tfl_model', mode: 'mended' });
  expect(answer?.reason ?? '').not.toMatch(/does not run|no longer/);
  expect(finding.domains?.state).toBe('answered');

  await page.goto('/models/');
  await imported.getByRole('button', { name: 'Remove tfl_model' }).click();
  await expect(imported).toHaveCount(0);
  // It goes for good when the offer to undo ends.
  await expect(page.getByText('“tfl_model” removed')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('None yet.')).toBeVisible();
  expect((await analyseInPage(page)).options.comparedModels).toEqual([]);
});

test('what is no model is refused with the reason, and nothing is kept', async ({ page }) => {
  await page.goto('/models/');
  await page
    .getByTestId('model-input')
    .setInputFiles({ name: 'a.onnx', mimeType: 'application/octet-stream', buffer: Buffer.from('hello') });
  await expect(page.getByText('the file is not an ONNX model')).toBeVisible();
  await page.reload();
  await expect(page.getByText('None yet.')).toBeVisible();
});
