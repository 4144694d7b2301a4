import { describe, expect, it } from 'vitest';
import { oncePer } from './once-per.ts';

describe('what is computed for an object', () => {
  it('is computed once, also where it is nothing', () => {
    let runs = 0;
    const lengthOf = oncePer(({ text }: { readonly text: string }) => {
      runs += 1;
      return text === '' ? undefined : text.length;
    });
    const [key, empty] = [{ text: 'four' }, { text: '' }];
    expect([lengthOf(key), lengthOf(key), lengthOf({ text: 'four' })]).toEqual([4, 4, 4]);
    expect([lengthOf(empty), lengthOf(empty)]).toEqual([undefined, undefined]);
    expect(runs).toBe(3);
  });

  it('is kept apart from what another function computes of it', () => {
    const key = { text: 'four' };
    const first = oncePer(({ text }: typeof key) => text[0]);
    const last = oncePer(({ text }: typeof key) => text.at(-1));
    expect([first(key), last(key), first(key)]).toEqual(['f', 'r', 'f']);
  });

  it('is seen nowhere in the object', () => {
    const key = { text: 'four' };
    oncePer(({ text }: typeof key) => text.length)(key);
    expect(key).toStrictEqual({ text: 'four' });
    expect(JSON.stringify({ ...key })).toBe('{"text":"four"}');
    expect(Reflect.ownKeys(structuredClone(key))).toEqual(['text']);
    expect(Reflect.ownKeys({ ...key })).toEqual(['text']);
  });
});
