/** Seconds of a time as people type it: "7:05", "7:05.5"; undefined for anything else. */
export function parseClock(text: string): number | undefined {
  const found = /^\s*(\d{1,3}):([0-5]\d(?:[.,]\d)?)\s*$/.exec(text);
  return found === null ? undefined : 60 * Number(found[1]) + Number(found[2]?.replace(',', '.'));
}
