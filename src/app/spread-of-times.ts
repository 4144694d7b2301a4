/** Middle and 99th percentile of many times, to about 5 %. */
export type SpreadOfTimes = { readonly medianMs: number; readonly p99Ms: number };

/** Each bucket's end is this many times its beginning; the first one ends at `firstMs`. */
const step = 1.1;
const firstMs = 0.1;
const buckets = 200;

/** Collects times without keeping them: a run of any length costs two hundred counts. */
export function collectTimes(): { readonly add: (ms: number) => void; readonly spread: () => SpreadOfTimes } {
  const counts = new Uint32Array(buckets);
  let total = 0;
  function quantileMs(share: number): number {
    let seen = 0;
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      seen += counts[bucket] ?? 0;
      if (seen >= share * total) return firstMs * step ** bucket;
    }
    return 0;
  }
  return {
    add: (ms) => {
      const bucket = Math.ceil(Math.log(Math.max(ms, firstMs) / firstMs) / Math.log(step));
      const place = Math.min(buckets - 1, bucket);
      counts[place] = (counts[place] ?? 0) + 1;
      total += 1;
    },
    spread: () => ({ medianMs: quantileMs(0.5), p99Ms: quantileMs(0.99) }),
  };
}
