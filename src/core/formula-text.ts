/**
 * What spreadsheets take for a formula: = + - @ or their full-width forms, after any blanks and quotes, or a leading
 * tab, line end or NUL (OWASP, CSV injection). Apostrophes are stepped over, so that the one added can be told apart.
 */
const formulaLike = /^(?:'*[\t\r\n\0]|[\s'"\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])/;

/** Puts an apostrophe before a text that a spreadsheet would run as a formula; other texts come back as they are. */
export function neutralise(text: string): string {
  return formulaLike.test(text) ? `'${text}` : text;
}

/** The text that `neutralise` was given: takes off the apostrophe that it put there. */
export function withoutNeutralising(text: string): string {
  return text.startsWith("'") && formulaLike.test(text.slice(1)) ? text.slice(1) : text;
}
