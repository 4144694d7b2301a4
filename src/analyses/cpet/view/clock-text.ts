/**
 * Seconds of a time as people type it: "7:05", "7:05.5", and "-1:05" or "−1:05" for one of the rest before a test that
 * begins at 0:00; undefined for anything else.
 */
export function parseClock(text: string): number | undefined {
  const found = /^\s*([-−–]\s?)?(\d{1,3}):([0-5]\d(?:[.,]\d)?)\s*$/.exec(text);
  if (found === null) return undefined;
  const [, sign, minutes, seconds = ''] = found;
  const timeS = 60 * Number(minutes) + Number(seconds.replace(',', '.'));
  return sign === undefined || timeS === 0 ? timeS : -timeS;
}
