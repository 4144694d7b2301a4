import { fetchCodeAhead } from '#app/code-ahead.ts';
import { loadWords } from '#language/load-words.ts';

const words = loadWords();

/** Called by the framework when its own code is there; it loads no page before this has ended. */
export async function init(): Promise<void> {
  await words;
  fetchCodeAhead();
}
