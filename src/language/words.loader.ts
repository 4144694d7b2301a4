/** What the code made of components asks for its words; the names are the compiler's (`wuchale.config.js`). */
export { wordsOf as getRuntime, wordsOf as getRuntimeRx } from './words-in-use.ts';
