/** Fills the row for the first `length` signs of a code from the rows of its shorter beginnings. */
export type FillRow = (code: string, length: number, rows: readonly Float64Array[]) => void;

/**
 * The last number of an edit distance's table for each code of a list. Neighbours in a list begin alike ("PA.IV.A.S4",
 * "PA.IV.A.S5"): what two codes have in common is computed once.
 */
export function costsAlongPrefixes(codes: readonly string[], width: number, fillRow: FillRow): Float64Array {
  const rows: Float64Array[] = [];
  const costs = new Float64Array(codes.length);
  let before = '';
  for (const [at, code] of codes.entries()) {
    while (rows.length <= code.length) rows.push(new Float64Array(width));
    let from = at === 0 ? 0 : 1;
    while (at > 0 && from <= before.length && from <= code.length && before[from - 1] === code[from - 1])
      from += 1;
    for (let length = from; length <= code.length; length += 1) fillRow(code, length, rows);
    costs[at] = rows[code.length]?.[width - 1] ?? Infinity;
    before = code;
  }
  return costs;
}

/** A row for no sign of the code: nothing was seen yet either. */
export function beginRow(row: Float64Array): void {
  row.fill(Infinity).fill(0, 0, 1);
}

/** A row for one more sign of the code, if that is not seen. */
export function loseOne(row: Float64Array, above: Float64Array, cost: number): void {
  for (let j = 0; j < row.length; j += 1) row[j] = (above[j] ?? 0) + cost;
}

/**
 * Whatever gets there cheaper from `seen` places further left in another row; `costs`: of what ends at each place. From
 * the row itself, as its last step: what was seen and is none of the code's.
 */
export function reachFrom(row: Float64Array, from: Float64Array, seen: number, costs: Float64Array): void {
  for (let j = seen; j < row.length; j += 1) {
    const cost = (from[j - seen] ?? 0) + (costs[j - 1] ?? 0);
    if (cost < (row[j] ?? 0)) row[j] = cost;
  }
}

/** What a sign (or two) costs at each place of what was seen: a table's rows ask for the same few a thousand times. */
export function rememberedBySign(costsOf: (signs: string) => Float64Array): (signs: string) => Float64Array {
  const known = new Map<string, Float64Array>();
  return (signs) => {
    let costs = known.get(signs);
    if (costs === undefined) known.set(signs, (costs = costsOf(signs)));
    return costs;
  };
}
