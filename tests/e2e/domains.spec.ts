import { followToEnd } from '#cli/drive-page.ts';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';

/** The invented sample batch: ramps, steps, a constant load, a device without CO2, a broken file. */
test('a test says how probable each domain is, where that comes from, and what drove it', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByTestId('sample-batch').click();
  await page.getByTestId('progress').waitFor({ state: 'attached' });
  await followToEnd(page, () => undefined);

  await openRow(page.getByTestId('row').filter({ hasText: '01-cosmed-ramp' }));
  const panel = page.getByTestId('domains');
  await expect(page.getByRole('group', { name: /VT1 at \d+:\d\d, 90 % interval .* VT2 at/ })).toBeVisible();
  await expect(panel).toContainText('as readers in general mark them');
  await expect(panel).toContainText('Trained on simulated tests; not a medical device.');
  const time = panel.getByRole('row', { name: /^Time/ });
  await expect(time).toContainText(/50 %: \d+:\d\d to \d+:\d\d\s*90 %: \d+:\d\d to \d+:\d\d/);

  // Three probabilities at every time, and they sum to one.
  await panel.getByText('The probabilities as a table').click();
  const table = panel.getByRole('region', { name: 'Probability of each domain' }).getByRole('row');
  await expect(table.nth(10)).toBeAttached();
  const rows = await table.evaluateAll((all) =>
    all.slice(1).map((row) => Array.from(row.querySelectorAll('td'), (cell) => cell.textContent)),
  );
  expect(rows.length).toBeGreaterThan(10);
  for (const shares of rows) {
    expect(shares).toHaveLength(3);
    if (shares.some((share) => /under|over/.test(share))) continue;
    const sum = shares.reduce((total, share) => total + Number.parseFloat(share), 0);
    expect(Math.abs(sum - 100)).toBeLessThanOrEqual(1); // each is rounded
  }

  // Every voice has its share.
  await panel.getByText('How the answer came about').click();
  const votes = panel.getByRole('region', { name: 'Who had a say in VT1' });
  await expect(votes.getByRole('row', { name: /^Network \d+ %/ })).toBeVisible();
  await expect(votes.getByRole('row', { name: /^What is usual at this fitness/ })).toBeVisible();

  await panel.getByRole('button', { name: 'What drove this?' }).click();
  await expect(panel.getByTestId('occlusion').getByRole('row', { name: /^Heart rate/ })).toBeVisible();

  await page.getByLabel('Shaded').selectOption('Domains');
  await expect(page.getByRole('list', { name: 'Most probable domain' })).toContainText('Heavy');

  await panel.getByRole('link', { name: 'The model’s card' }).click();
  await expect(page.getByRole('heading', { name: 'Models', exact: true })).toBeVisible();
  await expect(page.getByText('Trained on simulated tests only.')).toBeVisible();
});

test('where the network does not answer, it says why and what to do', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('sample-batch').click();
  await page.getByTestId('progress').waitFor({ state: 'attached' });
  await followToEnd(page, () => undefined);
  await openRow(page.getByTestId('row').filter({ hasText: '11-constant-load' }));
  await expect(page.getByTestId('guard-no-progressive-load')).toContainText(
    'No answer from the network: The load does not rise steadily',
  );
  await page.goBack();
  await expect(page.getByTestId('confirm-partial')).toBeVisible();
  await openRow(page.getByTestId('row').filter({ hasText: '12-vo2master' }));
  await expect(page.getByTestId('guard-no-vco2')).toContainText('Export the test again with VCO2');
});

test('models stand side by side over a batch', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('sample-batch').click();
  await page.getByTestId('progress').waitFor({ state: 'attached' });
  await followToEnd(page, () => undefined);
  await page.getByRole('link', { name: 'Compare models' }).click();
  await expect(page.getByText(/The shipped model answers in \d+ of 12 tests/)).toBeVisible();
  const words = page.getByTestId('difference-words');
  await expect(words).toContainText(/tests\. Mean difference .* mL\/min, limits of agreement/);
  await page.getByLabel('Model or method').selectOption({ label: 'Classical consensus' });
  await page.getByLabel('Time').check();
  await expect(words).toContainText(/Mean difference [+−]?\d+ s/);
  await expect(
    page.getByRole('region', { name: 'VT2' }).getByRole('row', { name: /^Classical consensus/ }),
  ).toBeVisible();
  await page.getByText('The tests furthest apart').click();
  await page.getByRole('listitem').getByRole('link').first().click();
  await expect(page.getByTestId('domains')).toBeVisible();
});
