import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chooseFolder, followToEnd, readProgress } from '#cli/drive-page.ts';
import { splitCells } from '#engine/ledger/cells.ts';
import type { Ledger } from '#engine/ledger/ledger.ts';
import { projectLedger, type LedgerOutcome } from '#engine/ledger/project-ledger.ts';
import { violations } from './axe.ts';
import { expect, test } from './journey.ts';
import { openRow } from './open-row.ts';
import { downloadLedger, keepSalt, openLedger, otherBrowser, withoutTries } from './ledger-in-hand.ts';
import { brokenFile, manyFiles, plainFile, writeFolder } from './plain-files.ts';

const nothing = () => undefined;
const salt = 'of this study';

async function writeTable(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'benchside-table-')), name);
  await writeFile(path, content);
  return path;
}

/** Chooses a table on the open page of tables, and waits until it was read. */
async function chooseTable(page: Page, path: string): Promise<void> {
  await page.getByTestId('table-input').setInputFiles(path);
  await expect(page.getByTestId('table-told')).toBeVisible();
}

/** What stands in a result column of a file's row. */
function resultOf({ rows, resultNames }: Ledger, file: string, column: string): string {
  const row = rows.find((each) => each.file === file);
  return splitCells(row?.results ?? '', resultNames.length)[resultNames.indexOf(column)] ?? '';
}

test('a worklist with all its troubles becomes a batch, and its masses count', async ({ page }) => {
  const folder = await writeFolder({
    'a.csv': plainFile(1),
    'sub/b.csv': plainFile(2),
    'mon/x.csv': plainFile(3),
    'tue/x.csv': plainFile(4),
    'new.csv': plainFile(5),
  });
  const table = await writeTable(
    'Study A.csv',
    'subject;FILE;Gewicht (kg);note\nS1;a.csv;100;=1+1\nS2;B;725;"x; y"\nS3;x.csv;80,5;\nS4;gone.csv;60;\n',
  );
  await page.goto('/');
  await page.getByRole('link', { name: 'Start from a worklist' }).click();
  await chooseTable(page, table);
  await expect(page.getByTestId('table-told')).toContainText('a worklist of 4 rows');
  await page.getByTestId('folder-input').setInputFiles(folder);
  await expect(page.getByTestId('matched')).toContainText('2');
  await expect(page.getByTestId('subjects')).toContainText('Body mass in kg');
  await expect(page.getByTestId('subjects')).toContainText('3 of 4');
  await page.getByText('1 cell was not believed').click();
  await expect(page.getByText('Row 3, Gewicht (kg): 725')).toBeVisible();
  await expect(page.getByTestId('unmatched-rows')).toContainText('Keep them');
  await expect(page.getByTestId('unmatched-files')).toContainText('1');

  await expect(page.getByTestId('begin')).toBeDisabled();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('The file of row 4').selectOption('mon/x.csv');
  await expect(page.getByTestId('unmatched-files')).toContainText('2');
  await page.getByLabel('New name of your column FILE').fill('STATUS');
  await page.getByLabel('New name of your column FILE').press('Tab');
  await expect(page.getByTestId('begin-words')).toContainText('other names');
  await page.getByLabel('New name of your column FILE').fill('Datei');
  await page.getByLabel('New name of your column FILE').press('Tab');
  await expect(page.getByTestId('begin-words')).toContainText('6 tests, of which 1 waits for its file');
  await page.getByTestId('begin').click();

  await expect(page.getByRole('heading', { level: 1, name: 'Study A' })).toBeVisible();
  await expect.poll(async () => (await readProgress(page)).done, { timeout: 60_000 }).toBe(5);
  const ledger = await openLedger(await downloadLedger(page));
  expect(ledger.own).toBe('subject;Datei;Gewicht (kg);note');
  expect(ledger.rows.map(({ file, own }) => `${file} < ${own}`)).toEqual([
    'a.csv < S1;a.csv;100;=1+1',
    'sub/b.csv < S2;B;725;"x; y"',
    'mon/x.csv < S3;x.csv;80,5;',
    'gone.csv < S4;gone.csv;60;',
    'new.csv < ;;;',
    'tue/x.csv < ;;;',
  ]);
  expect(ledger.rows[3]?.status).toBe('PENDING');
  const perKg = Number(resultOf(ledger, 'a.csv', 'vo2peak_ml_kg_min'));
  expect(perKg).toBeCloseTo(Number(resultOf(ledger, 'a.csv', 'vo2peak_ml_min')) / 100, 6);
  expect(resultOf(ledger, 'sub/b.csv', 'vo2peak_ml_kg_min')).toBe('');
});

test('a ledger alone goes on in another browser, to the ledger of an undisturbed batch', async ({
  page,
  context,
}) => {
  const total = 80;
  const folder = await writeFolder({
    ...manyFiles(total - 2),
    'bad; "1".csv': brokenFile,
    'z/last.csv': plainFile(3),
  });
  await keepSalt(context, salt);
  await page.goto('/');
  await chooseFolder(page, folder);
  await followToEnd(page, nothing);
  const whole = await downloadLedger(page);

  await page.goto('/');
  await chooseFolder(page, folder);
  await expect.poll(async () => (await readProgress(page)).done, { intervals: [20] }).toBeGreaterThan(5);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(async () => (await readProgress(page)).state).toBe('idle');
  const half = await downloadLedger(page);
  const { rows } = await openLedger(half);
  const done = rows.filter(({ status }) => status === 'COMPLETED' || status === 'PARTIAL').length;
  expect(done).toBeGreaterThan(5);
  expect(rows.filter(({ status }) => status === 'CANCELLED').length).toBeGreaterThan(0);

  const elsewhere = await otherBrowser(salt);
  try {
    const other = elsewhere.pages()[0] ?? (await elsewhere.newPage());
    await other.goto('/worklist/');
    await chooseTable(other, half);
    await expect(other.getByTestId('table-told')).toContainText(`a ledger of ${total} rows`);
    await expect(other.getByTestId('other-salt')).toBeHidden();
    await other.getByTestId('folder-input').setInputFiles(folder);
    await expect(other.getByTestId('matched')).toContainText(String(total));
    const asked = other.getByTestId('plan-offer').getByLabel('Let them stand');
    if (await asked.isVisible()) await asked.check();
    await other.getByTestId('begin').click();
    const end = await followToEnd(other, nothing);
    expect(end.total).toBe(total);
    expect(await withoutTries(await downloadLedger(other))).toBe(await withoutTries(whole));
  } finally {
    await elsewhere.close();
  }
});

test('a damaged ledger is told where and what to do, and nothing is begun', async ({ page }) => {
  const outcome: LedgerOutcome = {
    status: 'COMPLETED',
    error: '',
    attempts: 1,
    sha256: 'a'.repeat(64),
    pipeline: 'p0123456789abcdef',
    results: {},
  };
  const manifest = { own: 'id', ownCount: 1, rows: ['a.csv', 'b.csv'].map((file) => ({ file, own: 'S' })) };
  const bytes = projectLedger(manifest, new Map([['a.csv', outcome]]), ['quality']);
  const cut = await writeTable('cut.csv', bytes.subarray(0, bytes.length - 4));
  const mixed = await writeTable(
    'mixed.csv',
    new TextDecoder().decode(bytes).replace('S;b.csv;PENDING;;0;;;;', 'S,b.csv,PENDING,,0,,,,'),
  );
  const before = await readFile(cut);
  await page.goto('/');
  await page.getByTestId('drop-input').setInputFiles(cut);
  await page.getByRole('button', { name: 'Go on from it' }).click();
  const fault = page.getByTestId('fault');
  await expect(fault).toContainText('Last line cut off');
  await expect(fault).toContainText('row 3');
  await expect(fault).toContainText('the last backup');
  await expect(page.getByTestId('begin')).toBeHidden();
  await chooseTable(page, mixed);
  await expect(fault).toContainText('Mixed delimiters');
  await expect(fault).toContainText('row 3');
  expect((await readFile(cut)).equals(before)).toBe(true);
  await page.getByRole('link', { name: 'Batches' }).click();
  await expect(page.getByText('None yet.')).toBeVisible();
});

test('results of another version are never mixed in silently, and partial ones may stand', async ({
  page,
}) => {
  const outcome: LedgerOutcome = {
    status: 'COMPLETED',
    error: '',
    attempts: 1,
    updatedAtMs: 1.79e12,
    sha256: 'a'.repeat(64),
    pipeline: 'p0123456789abcdef-12ab',
    results: { quality: 'A', vo2peak_ml_min: 3000 },
  };
  const outcomes = new Map<string, LedgerOutcome>([
    ['a.csv', outcome],
    ['b.csv', { ...outcome, status: 'PARTIAL' }],
    ['c.csv', { ...outcome, status: 'FAILED', error: 'no-time-column: t (row 1)', results: {} }],
  ]);
  const manifest = { own: '', ownCount: 0, rows: [...outcomes.keys()].map((file) => ({ file, own: '' })) };
  const table = await writeTable(
    'older.csv',
    projectLedger(manifest, outcomes, ['quality', 'vo2peak_ml_min']),
  );
  await page.goto('/worklist/');
  await chooseTable(page, table);
  await expect(page.getByTestId('plan-offer')).toContainText('made by another version');
  await expect(page.getByTestId('begin')).toBeDisabled();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Keep them').check();
  await expect(page.getByTestId('plan-wait')).toContainText('fault of their file');
  await expect(page.getByTestId('begin-words')).toContainText('3 rows stay');
  await page.getByTestId('begin').click();

  await expect.poll(async () => (await readProgress(page)).total).toBe(3);
  await expect(page.getByTestId('row')).toHaveCount(3);
  await page.getByTestId('confirm-partial').click();
  await expect(page.getByText('The partial result stands.')).toBeVisible();
  await expect(page.getByRole('tab', { name: /Needs review/ })).toContainText('0');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('tab', { name: /Needs review/ })).toContainText('1');
  const after = await downloadLedger(page);
  const { rows } = await openLedger(after);
  expect(rows.map(({ status, error }) => `${status} ${error}`)).toEqual([
    'COMPLETED ',
    'PARTIAL ',
    'FAILED no-time-column: t (row 1)',
  ]);
  await openRow(page.getByTestId('row').first());
  await expect(page.getByText('It was not analysed here.')).toBeVisible();
});

test('a kept row whose file has other contents now is analysed again, and the others stay', async ({
  page,
}) => {
  const outcome: LedgerOutcome = {
    status: 'COMPLETED',
    error: '',
    attempts: 1,
    updatedAtMs: 1.79e12,
    sha256: 'a'.repeat(64),
    pipeline: 'p0123456789abcdef-12ab',
    results: { quality: 'A', vo2peak_ml_min: 1 },
  };
  const files = ['changed.csv', 'gone.csv'];
  const manifest = { own: 'id', ownCount: 1, rows: files.map((file, i) => ({ file, own: `S${i}` })) };
  const outcomes = new Map(files.map((file) => [file, outcome]));
  const table = await writeTable(
    'l.csv',
    projectLedger(manifest, outcomes, ['quality', 'vo2peak_ml_min', 'old']),
  );
  await page.goto('/worklist/');
  await chooseTable(page, table);
  await page.getByTestId('folder-input').setInputFiles(await writeFolder({ 'changed.csv': plainFile(1) }));
  await page.getByLabel('Keep them').check();
  await page.getByTestId('begin').click();
  await expect
    .poll(async () => {
      const { rows } = await openLedger(await downloadLedger(page));
      return rows.map(({ sha256, own }) => `${own} ${sha256.startsWith('aaaa') ? 'as it was' : 'anew'}`);
    })
    .toEqual(['S0 anew', 'S1 as it was']);
  await followToEnd(page, nothing);
  const ledger = await openLedger(await downloadLedger(page));
  expect(Number(resultOf(ledger, 'changed.csv', 'vo2peak_ml_min'))).toBeGreaterThan(500);
  expect(resultOf(ledger, 'gone.csv', 'vo2peak_ml_min')).toBe('1');
  expect(ledger.resultNames.at(-1)).toBe('old');
});
