import 'fake-indexeddb/auto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { BatchStart } from './batch-api.ts';
import { fakeBrowsers } from './fake-batch.ts';
import type { FakeBrowser } from './fake-browser.ts';
import type { JoinedBatches } from './join-batches.ts';

const browsers = fakeBrowsers();
const browser = browsers.open;
afterAll(browsers.close);

const filesOf = (texts: readonly string[]) =>
  texts.map((text, index) => ({ name: `f${index}`, file: new File([text], `f${index}`) }));

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('a batch that starts from a worklist or an earlier ledger', () => {
  const finished = { status: 'done', quality: 'partial', row: { letters: 9 }, version: 1 } as const;
  const refused = {
    status: 'failed',
    fault: { kind: 'unreadable', code: 'no-letters', detail: 'none' },
  } as const;
  const start: BatchStart = {
    ledger: { name: 'mine.csv', own: 'subject', ownCount: 1, extraNames: [] },
    items: [
      {
        name: 'f0',
        state: { status: 'awaited' },
        sha256: 'old',
        attempts: 2,
        ledger: { own: 'S0' },
        facts: { ageY: 40 },
      },
      {
        name: 'f1',
        state: finished,
        sha256: 'h1',
        attempts: 3,
        ledger: { own: 'S1', kept: true },
        pipeline: 'p0123456789abcdef',
        updatedAtMs: 7,
      },
      { name: 'f2', state: refused, sha256: 'h2', attempts: 1, ledger: { own: 'S2', kept: true } },
    ],
  };
  let tab: JoinedBatches;
  let here: FakeBrowser;
  let id: string;
  const items = () => tab.items(id);
  beforeEach(async () => {
    here = browser();
    tab = here.tab();
    const made = await tab.createFrom('letters', start, 'From a table');
    if (!made.ok) throw new Error('not created');
    id = made.value.id;
  });

  it('has its rows in their order, with what came with them', async () => {
    expect((await tab.summary(id))?.counts).toMatchObject({ total: 3, awaited: 1, partial: 1, failed: 1 });
    expect((await tab.summary(id))?.batch.ledger).toEqual(start.ledger);
    expect(await items()).toMatchObject([
      { name: 'f0', attempts: 2, attemptsBefore: 2, sha256: '', ledger: { own: 'S0' }, facts: { ageY: 40 } },
      { name: 'f1', attempts: 3, pipeline: 'p0123456789abcdef', updatedAtMs: 7, state: finished },
      { name: 'f2', state: refused },
    ]);
  });

  it('takes the files of its rows, and keeps what had come to an end', async () => {
    expect(await tab.addFiles(id, filesOf(['four']))).toMatchObject({ value: { added: 0 } });
    await tab.start(id);
    await until(async () => (await tab.summary(id))?.activity === 'idle');
    const [first, second] = await items();
    expect(first).toMatchObject({ attempts: 3, state: { status: 'done', row: { letters: 4 } } });
    expect(second?.state).toEqual(finished);
  });

  it('awaits a failed file again, since its bytes never came; a kept result stays until its file is there', async () => {
    const ids = (await items()).map((item) => item.id);
    expect(await tab.retryItems(ids)).toBe(1);
    expect((await tab.summary(id))?.counts).toMatchObject({ total: 3, awaited: 2, partial: 1 });
    const [, kept, failed] = await items();
    expect(kept).toMatchObject({ attempts: 3, sha256: 'h1', state: finished, ledger: { kept: true } });
    expect(failed).toMatchObject({ attempts: 1, attemptsBefore: 1, sha256: '' });
  });

  it('lets a partial result stand, and takes that back', async () => {
    const ids = (await items()).map((item) => item.id);
    await tab.confirm(ids, true);
    expect((await items()).map(({ confirmed }) => confirmed)).toEqual([undefined, true, undefined]);
    await tab.confirm(ids, false);
    expect((await items()).map(({ confirmed }) => confirmed)).toEqual([undefined, undefined, undefined]);
  });

  it('gives up the bytes of a failed file that a person has done with; its row stays', async () => {
    await tab.addFiles(id, filesOf(['bad']));
    await tab.start(id);
    await until(async () => (await tab.summary(id))?.activity === 'idle');
    expect(here.files.size).toBe(1);
    await tab.dismiss((await items()).map((item) => item.id));
    expect(here.files.size).toBe(0);
    expect((await items())[0]).toMatchObject({ dismissed: true, state: { status: 'failed' } });
    expect(await tab.retryFailed(id)).toBe(2);
    expect((await items())[0]).toMatchObject({ state: { status: 'awaited' } });
    expect((await items())[0]?.dismissed).toBeUndefined();
  });
});
