/**
 * Marks that turn the reading direction (Unicode UAX 9), signs without width that make two names look alike, tags, and
 * control characters. What letters of a language or a picture are joined and parted by (U+200C, U+200D) stays.
 */
const unseen =
  // eslint-disable-next-line no-control-regex -- these are to be shown
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * A text from outside as it may be shown: "report[U+202E]gnp.csv" for a name that would read "reportvsc.png", and would
 * turn what stands behind it. For showing and handing out; files are found by their names as they are.
 */
export function visibleText(text: string): string {
  return text.replace(
    unseen,
    (sign) => `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}
