/** What a number in the settings may be. */
export type NumberRange = { readonly least: number; readonly most: number };

/** A number as a person typed it, or as it was stored, brought into its range; undefined for what is no number. */
export function parseTypedNumber(raw: unknown, { least, most }: NumberRange): number | undefined {
  const value = typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  return Math.min(most, Math.max(least, value));
}

/** The same, rounded to a whole number. */
export function parseTypedCount(raw: unknown, range: NumberRange): number | undefined {
  const value = parseTypedNumber(raw, range);
  return value === undefined ? undefined : Math.round(value);
}
