/**
 * "14 CFR parts 61, 68; AC 68-1; FAA-H-8083-2, FAA-H-8083-3" → one entry each. A comma parts two publications only
 * where a name follows, not a number: "parts 61, 68" stays together.
 */
export function splitReferences(text: string): readonly string[] {
  return text
    .split(';')
    .flatMap((part) => part.split(/,\s+(?=[A-Z])/))
    .map((entry) => entry.replace(/[.,\s]+$/, '').trim())
    .filter((entry) => entry !== '');
}

/** Lines of a paragraph as one text: a word that was parted at its hyphen or slash comes together again. */
export function joinLines(lines: readonly string[]): string {
  return lines
    .reduce(
      (text, line) => (text === '' || /[\p{L}\d][-/]$/u.test(text) ? text + line : `${text} ${line}`),
      '',
    )
    .trim();
}
