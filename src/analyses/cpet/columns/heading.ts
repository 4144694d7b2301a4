import { normalise } from './normalise.ts';
import { roleOf, type ColumnRole } from './aliases.ts';
import { parseUnit } from './units.ts';

/** A column's heading, taken apart. */
export type Heading = {
  /** As written, trimmed; words in brackets that are no unit are shown as "…". */
  readonly text: string;
  /** Normalised for look-up: "V’O2 (STPD)" → "vo2". */
  readonly key: string;
  /** Text in brackets that is not part of the name: a unit, or words to be judged as one. */
  readonly unitText?: string;
  /** Gas condition written beside the name. */
  readonly condition?: 'STPD' | 'BTPS';
};

const conditions: Readonly<Record<string, 'STPD' | 'BTPS' | undefined>> = {
  stpd: 'STPD',
  st: 'STPD',
  btps: 'BTPS',
  bt: 'BTPS',
};

/** Words in brackets or behind the name that say nothing about the quantity or its unit. */
const asides = new Set(['abs', 'absolute', 'absolut', 'est', 'meas', 'measured', 'gemessen', 'i', 'bxb']);

/** Words in brackets that make another quantity of it: what was predicted, the maximum, what is left up to it. */
const otherThings =
  /^%?(pred(icted)?|norm(al)?|soll(wert)?|ref(erence)?|max(imal|imum)?|min(imum)|peak|res(erve)?|target|theor(etical)?|theorique|teorico|lln|uln|sd|se|sem|diff(erence)?|delta|change|zscore)\d*$/;

/** What goes on for longer is no heading, and the patterns below take the square of its length. */
const longestHeading = 300;

/** Takes a heading apart. Suffixes that R adds to repeated or cleaned names ("VO2...4", "vo2.1", "VO2_I") are dropped. */
export function parseHeading(raw: string): Heading {
  let text = raw.slice(0, longestHeading).replace(/\s+/g, ' ').trim();
  let name = text
    .replace(/\.{2,}\d+$/, '')
    .replace(/([a-z])\.\d+$/i, '$1')
    .replace(/(\d)\.\d$/, '$1');
  let unitText: string | undefined;
  let condition: 'STPD' | 'BTPS' | undefined;
  for (const match of text.matchAll(/\[([^\]]*)\]|\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g)) {
    const inside = (match[1] ?? match[2] ?? '').trim();
    const key = normalise(inside);
    // "Time (Clock)", "P(a-et)CO2", "VO2 (pred)" are other quantities
    if (key === 'clock' || key === 'aet' || key === 'aa' || otherThings.test(key)) continue;
    name = name.replace(match[0], ' ');
    if (Object.hasOwn(conditions, key)) condition = conditions[key];
    else if (!asides.has(key) && inside !== '') {
      unitText ??= inside;
      // "L(btps)" carries both
      const nested = /\((btps|stpd)\)/i.exec(inside);
      if (nested?.[1] !== undefined) condition = conditions[nested[1].toLowerCase()];
      if (!isUnitLike(inside)) text = text.replace(match[0], match[0].replace(inside, '…'));
    }
  }
  name = name.replace(/_(abs|I)$|_ABS$/, '');
  const suffix = /[\s._]?(stpd|btps)$/i.exec(name.trim());
  if (suffix?.[1] !== undefined && suffix.index > 0) {
    condition ??= conditions[suffix[1].toLowerCase()];
    name = name.trim().slice(0, suffix.index);
  }
  const heading = { text, key: normalise(name) };
  return {
    ...heading,
    ...(unitText === undefined ? {} : { unitText }),
    ...(condition === undefined ? {} : { condition }),
  };
}

/** Known units, and what is written like one; other words beside a name may be a person's and are not shown. */
export function isUnitLike(text: string): boolean {
  return parseUnit(text) !== undefined || /^[^\s]*[/^·%][^\s]*$/.test(text);
}

/**
 * What a heading stands for. A unit written behind the name without brackets ("VO2 mL/min") is split off when the
 * whole heading is not known. Anything "/kg" whose name alone is a gas uptake is per body mass.
 */
export function recogniseHeading(text: string): { readonly heading: Heading; readonly role?: ColumnRole } {
  const heading = parseHeading(text);
  const role = roleOf(heading.key);
  if (role !== undefined) return { heading, role };
  const words = heading.text.split(/[\s,]+/);
  for (let cut = 1; cut < words.length && cut <= 3; cut += 1) {
    const unitText = words.slice(cut).join(' ');
    const front = parseHeading(words.slice(0, cut).join(' '));
    const frontRole = roleOf(front.key);
    const unit = parseUnit(unitText);
    if (frontRole !== undefined && unit !== undefined && unit !== 'none') {
      const condition = heading.condition === undefined ? {} : { condition: heading.condition };
      return { heading: { ...front, ...condition, text: heading.text, unitText }, role: frontRole };
    }
  }
  return { heading };
}
