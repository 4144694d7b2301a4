import type { Page } from '@playwright/test';
import { readLedger } from '#engine/ledger/read-ledger.ts';
import type { Ledger } from '#engine/ledger/ledger.ts';

/** Where the user's files of a journey lie: in the browser's own file system, whose handles are of the same kind. */
const folder = 'user-files';

/** The file that the user chooses next, where it is not the suggested one. */
export async function chooseNext(page: Page, name: string): Promise<void> {
  await page.evaluate((chosen) => {
    sessionStorage.setItem('chosen', chosen);
  }, name);
}

/** Stands in for the dialogs in which a person chooses a file or a folder: no journey can press their buttons. */
export async function mockPickers(page: Page): Promise<void> {
  await page.addInitScript((folderName) => {
    const userFolder = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle(folderName, { create: true });
    const fileOf = async (suggestedName: string) =>
      (await userFolder()).getFileHandle(sessionStorage.getItem('chosen') ?? suggestedName, { create: true });
    Object.assign(window, {
      showSaveFilePicker: ({ suggestedName }: { suggestedName: string }) => fileOf(suggestedName),
      showOpenFilePicker: async () => [await fileOf('results.csv')],
      showDirectoryPicker: userFolder,
    });
  }, folder);
}

/** A browser that lets no page write to a file. */
export async function withoutPickers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ['showSaveFilePicker', 'showOpenFilePicker', 'showDirectoryPicker'])
      Object.defineProperty(window, name, { value: undefined });
  });
}

export async function writeUserFile(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    async ({ folderName, fileName, content }) => {
      const root = await navigator.storage.getDirectory();
      const user = await root.getDirectoryHandle(folderName, { create: true });
      const stream = await (await user.getFileHandle(fileName, { create: true })).createWritable();
      await stream.write(content);
      await stream.close();
    },
    { folderName: folder, fileName: name, content: text },
  );
}

/** The text of a user's file; '' where it is empty, undefined where it is not there. */
export async function readUserFile(page: Page, name: string): Promise<string | undefined> {
  return page.evaluate(
    async ({ folderName, fileName }) => {
      const root = await navigator.storage.getDirectory();
      const user = await root.getDirectoryHandle(folderName, { create: true });
      // While the browser puts a new version in its place the file is, for an instant, neither: it is looked for again.
      for (let look = 0; look < 20; look += 1) {
        try {
          return await (await (await user.getFileHandle(fileName)).getFile()).text();
        } catch {
          await new Promise((passed) => setTimeout(passed, 5));
        }
      }
      return undefined;
    },
    { folderName: folder, fileName: name },
  );
}

/** The names in the user's folder, or in a folder in it. */
export async function userFileNames(page: Page, below?: string): Promise<readonly string[]> {
  return page.evaluate(
    async ({ folderName, inner }) => {
      const root = await navigator.storage.getDirectory();
      let at = await root.getDirectoryHandle(folderName);
      if (inner !== undefined) at = await at.getDirectoryHandle(inner);
      const names: string[] = [];
      for await (const name of at.keys()) names.push(name);
      return names.sort();
    },
    { folderName: folder, inner: below },
  );
}

/**
 * Reads a ledger.
 *
 * @throws with the fault where it is not whole.
 */
export function ledgerOf(text: string | undefined): Ledger {
  const ledger = readLedger(new TextEncoder().encode(text ?? ''));
  if (!ledger.ok) throw new Error(JSON.stringify(ledger.fault));
  return ledger.value;
}

/** How many rows of a ledger came to an end; 0 for a file that nothing was written to yet. */
export function endedIn(text: string | undefined): number {
  if (text === undefined || text === '') return 0;
  return ledgerOf(text).rows.filter(({ status }) => /^(?:COMPLETED|PARTIAL|FAILED)$/.test(status)).length;
}

/** What must not depend on interruptions: everything but ATTEMPTS and UPDATED_AT. */
export function lastingOf(text: string | undefined): string {
  const { rows, resultNames } = ledgerOf(text);
  const lasting = rows.map(({ file, status, error, sha256, pipeline, own, results }) =>
    [own, file, status, error, sha256, pipeline, results].join(';'),
  );
  return [resultNames.join(';'), ...lasting].join('\n');
}
