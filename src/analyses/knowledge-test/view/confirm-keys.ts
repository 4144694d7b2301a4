/** The keys by which doubts are decided, for lists of keys. */
export const confirmKeys: readonly { readonly key: string; readonly words: string }[] = [
  { key: '1–9', words: 'What is in doubt: choose a candidate; the number behind the last one types another' },
  { key: '0', words: 'What is in doubt: none of them' },
  { key: 'Enter', words: 'Confirm what is chosen, and go on to the next' },
  { key: 'N', words: 'Leave it for later' },
];
