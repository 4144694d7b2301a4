/**
 * `npx tsx tests/support/list-untranslated.ts [FILE]`: what pages show that no catalogue gave. Builds what was committed
 * in a language that nobody speaks (every sentence of a catalogue and of the list of what pure code says stands in
 * marks), in a folder of its own, goes through the pages with both sample batches, and lists the text outside of all
 * marks, by page. Names of files and of people, units and data are in the list too: a person tells them apart.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { followToEnd } from '#cli/drive-page.ts';
import { findBrowser } from '#cli/find-browser.ts';
import { openProfile } from '#cli/launch-browser.ts';
import { projectRoot } from '#cli/project-root.ts';
import { serveFolder } from '#cli/static-server.ts';
import { committedSaid } from './list-said.ts';
import { markedTermsModule, unmarked } from './mark-words.ts';

/** Pages that need no batch; those of a batch are gone to from it. */
const plainPages = [
  ...['/', '/worklist/', '/open/', '/models/', '/calibration/', '/code-books/', '/class/', '/reading/'],
  ...['/privacy/', '/events/', '/settings/', '/profiles/', '/doctor/', '/backups/', '/reproduce/', '/share/'],
  ...['/help/', '/help/columns/', '/help/methods/', '/help/model/', '/help/exports/', '/help/faults/'],
  ...['/help/keys/', '/help/licences/'],
];

/** Pages of a batch, and those that only exercise tests have. */
const ofBatch = ['review', 'cohort', 'export'];
const ofExerciseTests = ['models/compare', 'calibration', 'reading'];

/** By page, every text that no catalogue gave. */
const found = new Map<string, Set<string>>();

/** A build of what was committed, with every sentence of its catalogues in marks. */
async function markedBuild(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'benchside-marked-'));
  execFileSync('git', ['clone', '--quiet', '--shared', projectRoot, folder]);
  await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'src/language/terms.ts'), markedTermsModule(committedSaid()));
  const { status } = spawnSync('npx', ['vite', 'build', '--logLevel', 'error'], {
    cwd: folder,
    stdio: 'inherit',
    env: { ...process.env, BENCHSIDE_WORDS_THROUGH: join(folder, 'tests/support/mark-words.ts') },
  });
  if (status !== 0) throw new Error('the build with marked words failed; what it says stands above');
  return folder;
}

/** Everything that a page says: its text, its name, and what is said of its parts to those who cannot see them. */
async function note(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(1_500);
  const texts = await page.evaluate(() => {
    const said = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
      if (walker.currentNode.parentElement?.closest('script, style, noscript, code, pre') === null)
        said.push(walker.currentNode.nodeValue ?? '');
    for (const element of document.body.querySelectorAll('*'))
      for (const attribute of ['aria-label', 'title', 'placeholder', 'alt'])
        said.push(element.getAttribute(attribute) ?? '');
    return said;
  });
  const words = found.get(name) ?? new Set();
  for (const text of texts) for (const one of unmarked(text)) words.add(one);
  found.set(name, words);
  console.log(`${name}: ${String(words.size)}`);
}

/** A page that does not come is no reason to lose what was seen of the others. */
async function visit(name: string, go: () => Promise<unknown>, page: Page): Promise<void> {
  try {
    await go();
    await note(page, name);
  } catch (error) {
    console.log(`${name}: not seen, ${String(error).split('\n')[0] ?? ''}`);
  }
}

/** From the home page, the sample batch of one analysis, its first tests and the pages that are made from it. */
async function seeBatch(page: Page, analysis: string): Promise<void> {
  await page.goto('/');
  await page.locator(`input[type="radio"][value="${analysis}"]`).check({ force: true });
  await page.getByTestId('sample-batch').click();
  await page.getByTestId('progress').waitFor({ state: 'attached' });
  await followToEnd(page, () => undefined);
  await visit(`${analysis}: batch`, () => page.getByTestId('row').first().waitFor(), page);
  const batch = new URL(page.url()).searchParams.get('id') ?? '';
  const links = await page
    .getByTestId('row')
    .evaluateAll((rows) => rows.map((row) => row.querySelector('a')?.getAttribute('href') ?? ''));
  for (const [place, href] of links.entries())
    if (href !== '') await visit(`${analysis}: result ${String(place + 1)}`, () => page.goto(href), page);
  for (const path of [...ofBatch, ...(analysis === 'cpet' ? ofExerciseTests : ['class'])])
    await visit(`${analysis}: ${path}`, () => page.goto(`/${path}/?batch=${batch}&id=${batch}`), page);
  const [first = ''] = links;
  const about = new URL(first, page.url()).searchParams.get('item') ?? '';
  for (const path of analysis === 'cpet' ? ['doctor', 'share'] : ['student'])
    await visit(
      `${analysis}: ${path}`,
      () => page.goto(`/${path}/?batch=${batch}&id=${batch}&item=${about}`),
      page,
    );
  await visit(`${analysis}: events`, () => page.goto('/events/'), page);
}

const folder = await markedBuild();
const browser = await findBrowser(console.log);
const server = await serveFolder(join(folder, 'build'));
const profile = await mkdtemp(join(tmpdir(), 'benchside-profile-'));
const context = await openProfile(browser, profile, { baseURL: server.url });
try {
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(30_000);
  for (const path of plainPages) await visit(path, () => page.goto(path), page);
  for (const analysis of ['cpet', 'knowledge-test'])
    await seeBatch(page, analysis).catch((error: unknown) => {
      console.log(`${analysis}: ${String(error)}`);
    });
} finally {
  await context.close();
  await server.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** What several pages show is listed once, with the first of them. */
const seen = new Set<string>();
const lines = [...found].flatMap(([name, words]) => {
  const fresh = [...words].filter((one) => !seen.has(one)).sort();
  for (const one of fresh) seen.add(one);
  return fresh.length === 0 ? [] : [`## ${name}`, ...fresh, ''];
});
const [file] = process.argv.slice(2);
if (file === undefined) console.log(lines.join('\n'));
else await writeFile(file, lines.join('\n'));
console.log(`${String(seen.size)} texts on ${String(found.size)} pages came from no catalogue`);
