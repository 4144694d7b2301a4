import { matchRows } from '#engine/ledger/match-rows.ts';
import type { Steps } from './in-turns.ts';

/** Rows or files looked at in one step: a millisecond or two. */
const step = 250;

/** Rows times files of a group that are compared with each other at once: a few milliseconds. */
const atOnceAtMost = 40_000;

type Named = { readonly name: string; readonly parts: readonly string[] };
type Row<Thing> = Named & { readonly thing: Thing };
type Group<Thing> = { readonly rows: readonly Row<Thing>[]; readonly files: readonly Named[] };

/** What is to be matched: `open`: the names of files that still look for a row. */
export type ToMatch<Thing> = {
  readonly rows: readonly Thing[];
  readonly nameOf: (thing: Thing) => string;
  /** All that were given: what a row may mean is not decided by leaving out what other rows took. */
  readonly files: readonly string[];
  readonly open: ReadonlySet<string>;
};

/** `found`: the row of each file that has one, and one only. `unclear`: files and rows that may mean each other in several ways. */
export type LooselyMatched<Thing> = {
  readonly found: ReadonlyMap<string, Thing>;
  readonly unclear: ReadonlySet<string>;
};

/**
 * Rows that a table names and files that no row names exactly, matched as a table is to its files (`matchRows`). Names that cannot mean each other are kept apart first, so that only few
 * are compared in one step.
 */
export function* matchLoosely<Thing>({
  rows,
  nameOf,
  files,
  open,
}: ToMatch<Thing>): Steps<LooselyMatched<Thing>> {
  const found = new Map<string, Thing>();
  const unclear = new Set<string>();
  const all: Group<Thing> = {
    rows: yield* named(rows, (thing) => ({ thing, ...partsOf(nameOf(thing)) })),
    files: yield* named([...new Set(files)], partsOf),
  };
  const groups = [...(yield* split(all, 0, open))];
  for (let next = groups.pop(); next !== undefined; next = groups.pop()) {
    yield;
    const { group, depth } = next;
    const isLarge = group.rows.length * group.files.length > atOnceAtMost;
    if (isLarge && [...group.rows, ...group.files].every(({ parts }) => parts.length > depth)) {
      groups.push(...(yield* split(group, depth, open)));
      continue;
    }
    const names = group.rows.map(({ name }) => name);
    const { matched, ambiguous, contested } = matchRows(
      names,
      group.files.map(({ name }) => name),
    );
    for (const { row, file } of matched) {
      const thing = group.rows[row]?.thing;
      if (thing !== undefined && open.has(file)) found.set(file, thing);
    }
    for (const file of [
      ...ambiguous.flatMap(({ files: several }) => several),
      ...contested.map((one) => one.file),
    ])
      if (open.has(file)) unclear.add(file);
  }
  return { found, unclear };
}

function* named<From, To>(things: readonly From[], as: (thing: From) => To): Steps<readonly To[]> {
  const all: To[] = [];
  for (const [index, thing] of things.entries()) {
    if (index % step === 0) yield;
    all.push(as(thing));
  }
  return all;
}

/**
 * A path from its end, alike for all names that `matchRows` may take for one another: in lower case, and of the name
 * itself what comes before its first point.
 */
function partsOf(name: string): Named {
  const [last = '', ...folders] = name
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .split(/[\\/]+/)
    .filter((part, at) => part !== '' && part !== '.' && !(at === 0 && /^[a-z]:$/.test(part)))
    .reverse();
  const point = last.indexOf('.', 1);
  return { name, parts: [point < 0 ? last : last.slice(0, point), ...folders] };
}

/** Groups by the part at this depth; those without a row or without an open file are left out. */
function* split<Thing>(
  { rows, files }: Group<Thing>,
  depth: number,
  open: ReadonlySet<string>,
): Steps<readonly { readonly group: Group<Thing>; readonly depth: number }[]> {
  const groups = new Map<string, { rows: Row<Thing>[]; files: Named[] }>();
  for (const [index, file] of files.entries()) {
    if (index % step === 0) yield;
    const part = file.parts[depth] ?? '';
    const group = groups.get(part);
    if (group === undefined) groups.set(part, { rows: [], files: [file] });
    else group.files.push(file);
  }
  for (const [index, row] of rows.entries()) {
    if (index % step === 0) yield;
    groups.get(row.parts[depth] ?? '')?.rows.push(row);
  }
  return [...groups.values()]
    .filter((group) => group.rows.length > 0 && group.files.some(({ name }) => open.has(name)))
    .map((group) => ({ group, depth: depth + 1 }));
}
