const units: Readonly<Record<string, string>> = { Ms: 'ms', S: 's', Bytes: 'B', Mb: 'MB' };

/** The names of facts, without their unit, as people read them; another version's log may hold others. */
const names: Readonly<Record<string, string>> = {
  batch: /* @wc-include */ 'batch',
  item: /* @wc-include */ 'item',
  files: /* @wc-include */ 'files',
  rows: /* @wc-include */ 'rows',
  code: /* @wc-include */ 'code',
  outcome: /* @wc-include */ 'outcome',
  reason: /* @wc-include */ 'reason',
  where: /* @wc-include */ 'where',
  severity: /* @wc-include */ 'severity',
  version: /* @wc-include */ 'version',
  count: /* @wc-include */ 'count',
  attempts: /* @wc-include */ 'attempts',
  cutOffs: 'cut offs',
  added: /* @wc-include */ 'added',
  duplicates: /* @wc-include */ 'duplicates',
  alreadyThere: 'already there',
  withoutRoom: 'without room',
  completed: /* @wc-include */ 'completed',
  partial: /* @wc-include */ 'partial',
  failed: /* @wc-include */ 'failed',
  queued: /* @wc-include */ 'queued',
  took: /* @wc-include */ 'took',
};

/** How something ended and where something lies, as the log says it. */
const words: Readonly<Record<string, string>> = {
  finished: /* @wc-include */ 'finished',
  stopped: /* @wc-include */ 'stopped',
  refused: /* @wc-include */ 'refused',
  'broken-off': 'broken off',
  'no-room': 'no room',
  pause: /* @wc-include */ 'paused',
  cancel: /* @wc-include */ 'cancelled',
  browser: /* @wc-include */ 'browser',
  file: /* @wc-include */ 'file',
  folder: /* @wc-include */ 'folder',
  note: /* @wc-include */ 'note',
  warning: /* @wc-include */ 'warning',
};

/** The facts of an event in one line: "batch batch-3fa2c1, files 12, took 140 ms". Codes and names stay as they are. */
export function factsInWords(facts: Readonly<Record<string, string | number | boolean>>): string {
  return Object.entries(facts)
    .map(([name, value]) => {
      if (typeof value === 'boolean') return `${value ? '' : 'not '}${inWords(name)}`;
      const [, bare = name, unit = ''] = /^(\w+?)(Ms|S|Bytes|Mb)$/.exec(name) ?? [];
      const shown = Object.hasOwn(words, value) ? words[value] : String(value);
      return `${inWords(bare)} ${shown ?? ''} ${units[unit] ?? ''}`.trimEnd();
    })
    .join(', ');
}

/** cutOffs → cut offs */
function inWords(name: string): string {
  if (Object.hasOwn(names, name)) return names[name] ?? name;
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
