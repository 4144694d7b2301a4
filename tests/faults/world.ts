import type { Random } from '#core/random.ts';
import type { Browser } from '#cli/find-browser.ts';
import { chooseFolder, followToEnd } from '#cli/drive-page.ts';
import { resultsOf, type Results } from './results.ts';
import { openSitting } from './sitting.ts';

/** What every scenario works with. */
export type World = {
  readonly browser: Browser;
  /** The production build's folder, and where it is served. */
  readonly build: string;
  readonly url: string;
  /** The folder of the batch, and how many files it has. */
  readonly folder: string;
  readonly files: number;
  /** What comes of the folder when nothing disturbs it. */
  readonly wanted: Results;
  readonly random: Random;
  readonly say: (line: string) => void;
};

/** What comes of a folder when nothing disturbs it. */
export async function undisturbed(world: Omit<World, 'wanted'>): Promise<Results> {
  const sitting = await openSitting(world);
  try {
    await sitting.page().goto(`${world.url}/`);
    await chooseFolder(sitting.page(), world.folder);
    await followToEnd(sitting.page(), () => undefined);
    return await resultsOf(sitting.page(), sitting.profile);
  } finally {
    await sitting.remove();
  }
}
