/** How deep each place of a text lies in round brackets; undefined where it has none, or not in pairs. */
export type Depths = Int16Array | undefined;

export function depthsIn(text: string): Depths {
  if (!text.includes('(')) return undefined;
  const depths = new Int16Array(text.length + 1);
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    depths[at] = depth;
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    if (depth < 0) return undefined;
  }
  depths[text.length] = depth;
  return depth === 0 ? depths : undefined;
}

/** Where the bracket around a place closes; the end of the text where it stands in none. */
export function enclosingEnd(depths: Depths, from: number, end: number): number {
  const depth = depths?.[from] ?? 0;
  if (depths === undefined || depth === 0) return end;
  let at = from;
  while (at < end && (depths[at + 1] ?? 0) >= depth) at += 1;
  return at;
}

/** A text split where a join stands outside of all brackets. */
export function splitOutside(text: string, join: string): readonly string[] {
  if (!text.includes(join)) return [text];
  const depths = depthsIn(text);
  if (depths === undefined) return text.split(join);
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf(join); at >= 0; at = text.indexOf(join, at + join.length)) {
    if (depths[at] !== 0) continue;
    parts.push(text.slice(from, at));
    from = at + join.length;
  }
  return [...parts, text.slice(from)];
}

/** "VO2peak (moving 30 s)": what stands before the bracket that ends a text, and what within; undefined without one. */
export function lastBracket(text: string): readonly [before: string, within: string] | undefined {
  const depths = text.endsWith(')') ? depthsIn(text) : undefined;
  if (depths === undefined) return undefined;
  let open = text.length - 1;
  while (open > 0 && depths[open] !== 0) open -= 1;
  if (open < 2 || text[open - 1] !== ' ') return undefined;
  return [text.slice(0, open - 1), text.slice(open + 1, -1)];
}
