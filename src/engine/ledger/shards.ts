/** One share of a folder: `index` of `count`, from 1. */
export type Shard = { readonly index: number; readonly count: number };

/** "3/16" as a shard; undefined for anything else. */
export function parseShard(text: string): Shard | undefined {
  const match = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text);
  if (match === null) return undefined;
  const [index, count] = [Number(match[1]), Number(match[2])];
  return index <= count ? { index, count } : undefined;
}

/**
 * The share, from 1 to `count`, that a file belongs to, by its path inside the folder alone: whatever else is in the
 * folder and in whichever order a machine lists it, the shares are disjoint, together whole, and the same when a job is
 * run again. Slashes of either kind and either Unicode form of a letter count as the same.
 *
 * FNV-1a over UTF-16 units (Fowler, Noll and Vo 1991), its bits mixed once more (the finaliser of MurmurHash3,
 * Appleby 2011), or names that only count up would fall unevenly.
 */
export function shardOf(path: string, count: number): number {
  const name = path.replaceAll('\\', '/').normalize('NFC');
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (((hash ^ (hash >>> 16)) >>> 0) % count) + 1;
}

/** Whether a file belongs to a share. */
export function isInShard(path: string, { index, count }: Shard): boolean {
  return shardOf(path, count) === index;
}

/**
 * The order of files in ledgers of shards and in what is merged from them: numbers within names count as numbers, so
 * that test 2 comes before test 10, all else by UTF-16 units. No locale: the same on every machine.
 */
export function compareFiles(a: string, b: string): number {
  let i = 0;
  let k = 0;
  while (i < a.length && k < b.length) {
    const endA = behindDigits(a, i);
    const endB = behindDigits(b, k);
    if (endA > i && endB > k) {
      const difference = Number(a.slice(i, endA)) - Number(b.slice(k, endB));
      if (difference !== 0) return difference;
      i = endA;
      k = endB;
      continue;
    }
    const difference = a.charCodeAt(i) - b.charCodeAt(k);
    if (difference !== 0) return difference;
    i += 1;
    k += 1;
  }
  const rest = a.length - i - (b.length - k);
  if (rest !== 0 || a === b) return rest;
  return a < b ? -1 : 1;
}

/** Behind at most 15 digits from here, which a number holds exactly. */
function behindDigits(text: string, from: number): number {
  let at = from;
  while (at < from + 15 && text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at += 1;
  return at;
}
