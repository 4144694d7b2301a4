/** Things with paths, found by paths that end as theirs. */
export type Endings<Thing> = {
  readonly add: (thing: Thing) => void;
  readonly remove: (thing: Thing) => void;
  /** The one thing whose path is this, its end from some folder on, or ends with it so; undefined for none and several. */
  readonly only: (path: string) => Thing | undefined;
};

/**
 * An empty look-up. What it costs grows with the depth of a path, not with the number of things: in a study with a
 * folder a subject ten thousand files may bear one name.
 */
export function openEndings<Thing>(pathOf: (thing: Thing) => string): Endings<Thing> {
  const byPath = new Map<string, Set<Thing>>();
  const byEnding = new Map<string, Set<Thing>>();
  return {
    add: (thing) => {
      const path = pathOf(thing);
      put(byPath, path, thing);
      for (const ending of endingsOf(path)) put(byEnding, ending, thing);
    },
    remove: (thing) => {
      const path = pathOf(thing);
      byPath.get(path)?.delete(thing);
      for (const ending of endingsOf(path)) byEnding.get(ending)?.delete(thing);
    },
    only: (path) => {
      const [, ...shorter] = endingsOf(path);
      const alike = [byEnding.get(path), ...shorter.map((ending) => byPath.get(ending))];
      const count = alike.reduce((sum, things) => sum + (things?.size ?? 0), 0);
      if (count !== 1) return undefined;
      return alike.flatMap((things) => [...(things ?? [])])[0];
    },
  };
}

/** A path, then what is left of it without its first folder, without its first two, … */
function endingsOf(path: string): readonly string[] {
  const endings = [path];
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1))
    endings.push(path.slice(slash + 1));
  return endings;
}

function put<Thing>(into: Map<string, Set<Thing>>, key: string, thing: Thing): void {
  const things = into.get(key);
  if (things === undefined) into.set(key, new Set([thing]));
  else things.add(thing);
}
