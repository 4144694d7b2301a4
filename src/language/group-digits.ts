/** 12345 → "12 345": digits in groups of three with a thin space (ISO 80000-1), from five digits on, in every language. */
export function groupDigits(count: number): string {
  const digits = String(Math.round(count));
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, '\u2009');
}
