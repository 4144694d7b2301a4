/** Titles of the report's blocks that the panel of domains shows too: names of data, in no other language. */
// @wc-ignore
export const picturedBlocks: readonly string[] = [
  'Thresholds by the network',
  'Voices in the answer',
  'Your own models',
];
