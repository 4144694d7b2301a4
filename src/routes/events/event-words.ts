/** "21 Nov 06:12:03": when an event was, on this device's clock. */
export function dayAndTime(atMs: number): string {
  const at = new Date(atMs);
  const day = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
  return `${day} ${at.toLocaleTimeString('en-GB')}`;
}

/** The facts of an event in one line: "batch batch-3fa2c1, files 12". */
export function factsInWords(facts: Readonly<Record<string, string | number | boolean>>): string {
  return Object.entries(facts)
    .map(([name, value]) =>
      typeof value === 'boolean' ? `${value ? '' : 'not '}${name}` : `${name} ${value}`,
    )
    .join(', ');
}
