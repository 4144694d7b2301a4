import { fetchCodeAhead } from '#app/code-ahead.ts';

/** Called by the framework when its own code is there, before it takes the page over. */
export const init = fetchCodeAhead;
