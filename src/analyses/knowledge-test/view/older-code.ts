/** What a learning statement code is said to be where others have their words; undefined for ACS codes. */
export function olderCodeInWords(code: string): string | undefined {
  if (code.includes('.')) return undefined;
  return 'A learning statement code, of the older system: its list is not here.';
}
