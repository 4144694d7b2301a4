import { expect, it } from 'vitest';
import { mayReload } from './reload-when-lost.ts';

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

it('a page without its stores loads itself anew, but not over and over', () => {
  const session = memory();
  expect(mayReload(session, 1_000)).toBe(true);
  expect(mayReload(session, 30_000)).toBe(false);
  expect(mayReload(session, 62_000)).toBe(true);
});

it('a clock that was set back keeps nothing from being loaded', () => {
  const session = memory();
  expect(mayReload(session, 10_000_000)).toBe(true);
  expect(mayReload(session, 1_000)).toBe(true);
});

it('a page that can remember nothing leaves it to its user', () => {
  const none = {
    getItem: () => {
      throw new DOMException('', 'SecurityError');
    },
    setItem: () => undefined,
  };
  expect(mayReload(none, 0)).toBe(false);
});
