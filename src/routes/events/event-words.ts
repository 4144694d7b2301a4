const units: Readonly<Record<string, string>> = { Ms: 'ms', S: 's', Bytes: 'B', Mb: 'MB' };

/** The facts of an event in one line: "batch batch-3fa2c1, files 12, took 140 ms". */
export function factsInWords(facts: Readonly<Record<string, string | number | boolean>>): string {
  return Object.entries(facts)
    .map(([name, value]) => {
      if (typeof value === 'boolean') return `${value ? '' : 'not '}${inWords(name)}`;
      const [, bare = name, unit = ''] = /^(\w+?)(Ms|S|Bytes|Mb)$/.exec(name) ?? [];
      return `${inWords(bare)} ${String(value)} ${units[unit] ?? ''}`.trimEnd();
    })
    .join(', ');
}

/** cutOffs → cut offs */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
