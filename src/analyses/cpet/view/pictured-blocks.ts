/** Titles of the report's blocks that the panel of domains shows too. */
export const picturedBlocks: readonly string[] = [
  'Thresholds by the network',
  'Voices in the answer',
  'Your own models',
];
