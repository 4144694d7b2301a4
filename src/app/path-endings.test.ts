import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openEndings } from './path-endings.ts';

type Thing = { readonly path: string };

/** Whether one path is the other, or its end from some folder on. */
const alike = (a: string, b: string): boolean => `/${a}`.endsWith(`/${b}`) || `/${b}`.endsWith(`/${a}`);

it('finds the one path that ends alike, as looking at every path does', () => {
  const path = fc
    .array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('/'));
  fc.assert(
    fc.property(fc.array(path), fc.array(path), (paths, asked) => {
      const things = new Set(paths.map((each): Thing => ({ path: each })));
      const endings = openEndings<Thing>((thing) => thing.path);
      things.forEach(endings.add);
      for (const each of asked) {
        const found = [...things].filter((thing) => alike(thing.path, each));
        const only = endings.only(each);
        expect(only).toBe(found.length === 1 ? found[0] : undefined);
        if (only === undefined) continue;
        endings.remove(only);
        things.delete(only);
      }
    }),
  );
});

it('looks at no path but the one it is asked for, however many end alike', () => {
  let looks = 0;
  const endings = openEndings<number>((subject) => {
    looks += 1;
    return `study/S${subject}/test.csv`;
  });
  for (let subject = 0; subject < 500; subject += 1) endings.add(subject);
  looks = 0;
  expect(endings.only('test.csv')).toBeUndefined();
  expect(endings.only('other/S7/test.csv')).toBeUndefined();
  expect(endings.only('2026/study/S7/test.csv')).toBe(7);
  expect(looks).toBe(0);
});
