/** The numbering of one prefix, unpacked. */
export type Numbering = { readonly prefix: string; readonly areas: ReadonlyMap<string, NumberedArea> };
export type NumberedArea = { readonly title: string; readonly tasks: ReadonlyMap<string, NumberedTask> };
export type NumberedTask = { readonly title: string; readonly codes: readonly string[] };

/**
 * How the numbering is written down in `numbering/`, one line an area or a task:
 *
 *     I. Preflight Preparation
 *     A Pilot Qualifications | K 1-5 | R 1 2 | S 1
 *     C Weather Information | K 1 2+a-g 3+a-l 4 | R 1+a-c
 *
 * `1-5` are five numbers, `2+a-g` is number 2 and its letters a to g, `3=ab` its letters alone: 3 itself is no code.
 */
export function readNumbering(prefix: string, text: string): Numbering {
  const areas = new Map<string, { title: string; tasks: Map<string, NumberedTask> }>();
  let roman = '';
  for (const line of text.trim().split('\n')) {
    const area = /^([IVX]+)\. (.+)$/.exec(line);
    if (area?.[1] !== undefined && area[2] !== undefined) {
      roman = area[1];
      areas.set(roman, { title: area[2], tasks: new Map() });
      continue;
    }
    const [head = '', ...kinds] = line.split(' | ');
    const task = head.slice(0, 1);
    const codes = kinds.flatMap((kind) =>
      expand(kind.slice(2)).map((element) => `${prefix}.${roman}.${task}.${kind.charAt(0)}${element}`),
    );
    areas.get(roman)?.tasks.set(task, { title: head.slice(2), codes });
  }
  return { prefix, areas };
}

function expand(list: string): readonly string[] {
  return list.split(' ').flatMap((token) => {
    const [, first = '', last, sign, letters = ''] =
      /^(\d+)(?:-(\d+))?(?:([+=])([a-z-]+))?$/.exec(token) ?? [];
    if (last !== undefined) {
      return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => String(Number(first) + i));
    }
    const lettered = lettersOf(letters).map((letter) => `${first}${letter}`);
    return sign === '=' ? lettered : [first, ...lettered];
  });
}

function lettersOf(text: string): readonly string[] {
  const [from = '', to] = text.split('-');
  if (to === undefined) return [...text];
  const start = from.charCodeAt(0);
  return Array.from({ length: to.charCodeAt(0) - start + 1 }, (_, i) => String.fromCharCode(start + i));
}
