import type { BrowserContext, Page } from '@playwright/test';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { exportTable } from './exported-table.ts';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';
import { plainFile, writeFolder } from './plain-files.ts';

/** Answers the first requests for a file of the build as a server does that has it no more. */
async function missAtFirst(context: BrowserContext, glob: string, times: number): Promise<() => number> {
  let asked = 0;
  await context.route(glob, (route) => {
    asked += 1;
    return asked <= times ? route.fulfill({ status: 404, body: '' }) : route.continue();
  });
  return () => asked;
}

/** Browser and runtime write down what they could not load; that is what these journeys make happen. */
function forgetMissing(complaints: string[]): void {
  expect(complaints.filter((complaint) => !/404|wasm|ArrayBuffer|WebAssembly/.test(complaint))).toEqual([]);
  complaints.length = 0;
}

async function analyse(page: Page) {
  await page.goto('/');
  const files = Object.fromEntries([1, 2, 3, 4, 5, 6].map((seed) => [`${seed}.csv`, plainFile(seed)]));
  await chooseFolder(page, await writeFolder(files));
  await followToEnd(page, () => undefined);
  const { rows } = await exportTable(page);
  return rows;
}

// Enough that the first worker in every place fails: a runtime asks twice before it gives up, for good in its worker.
for (const [what, glob, times] of [
  ['network', '**/model-*.onnx', 4],
  ['runtime', '**/ort-wasm-*.wasm', 8],
] as const) {
  test(`a ${what} that is gone for a moment costs time, never another result`, async ({
    page,
    context,
    complaints,
  }) => {
    const undisturbed = await analyse(page);
    for (const row of undisturbed) expect(row['network_state']).toMatch(/^answered/);
    await page.goto('/privacy/');
    const asked = await missAtFirst(context, glob, times);
    expect(await analyse(page)).toEqual(undisturbed);
    expect(asked()).toBeGreaterThan(times);
    forgetMissing(complaints);
  });
}

test('without a network that can be loaded files fail, and say what to do', async ({
  page,
  context,
  complaints,
}) => {
  await missAtFirst(context, '**/ort-wasm-*.wasm', Infinity);
  const rows = await analyse(page);
  expect(new Set(rows.map((row) => `${row['status']} ${row['fault_code']}`))).toEqual(
    new Set(['FAILED model']),
  );
  await openRow(page.getByTestId('row').first());
  await expect(page.getByText(/this browser or whoever manages it forbids WebAssembly/)).toBeVisible();
  forgetMissing(complaints);
});

test('a run whose program is gone from its server stops, says so, and goes on once it is there', async ({
  page,
  context,
  complaints,
}) => {
  let isGone = true;
  await context.route('**/analysis.worker-*.js', (route) =>
    isGone ? route.fulfill({ status: 404, body: '' }) : route.continue(),
  );
  await page.goto('/');
  const files = Object.fromEntries([1, 2, 3, 4].map((seed) => [`${seed}.csv`, plainFile(seed)]));
  await chooseFolder(page, await writeFolder(files));
  await expect(page.getByRole('alert')).toContainText('Parts of this app cannot be loaded here');
  await expect(page.getByTestId('row')).toHaveText(Object.keys(files).map(() => /Waiting/));
  isGone = false;
  forgetMissing(complaints);
  await page.reload();
  await page.getByRole('button', { name: 'Continue' }).click();
  await followToEnd(page, () => undefined);
  const { rows } = await exportTable(page);
  expect(rows.map((row) => row['status'])).toEqual(['COMPLETED', 'COMPLETED', 'COMPLETED', 'COMPLETED']);
});
