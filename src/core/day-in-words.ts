/** "21 Nov 2026": the day of an instant, where the device is. */
export function dayInWords(atMs: number): string {
  return new Date(atMs).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
