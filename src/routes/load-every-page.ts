import { preloadCode } from '$app/navigation';
import { analyses } from '#analyses/registry.ts';
import { viewOf } from '#analyses/views.ts';
import { linkTo, places } from './link-to.ts';

/**
 * Loads the code of every page, so that one which is first opened while a batch runs does not depend on a build that
 * may be gone from the server by then; for a browser that keeps no copy of the app. One after another: all at once hold
 * the page up for a fifth of a second. What cannot be loaded is heard by `watchParts`.
 */
export async function loadEveryPage(): Promise<void> {
  for (const { id } of analyses) await viewOf(id).catch(() => undefined);
  await import('#app/exports/export-test.ts').catch(() => undefined); // which a test's page asks for when it is pressed
  for (const path of places) await preloadCode(linkTo(path)).catch(() => undefined);
}
