import { expect, it } from 'vitest';
import { mayMend } from './mend-count.ts';

it('a count that is wrong is made up for once a day, and never without a memory', () => {
  const kept = new Map<string, string>();
  const memory = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const dayMs = 86_400_000;
  expect(mayMend(memory, 0)).toBe(true);
  expect(mayMend(memory, dayMs - 1)).toBe(false);
  expect(mayMend(memory, dayMs)).toBe(true);
  const refuse = (): never => {
    throw new DOMException('', 'SecurityError');
  };
  expect(mayMend({ getItem: refuse, setItem: refuse }, 0)).toBe(false);
});
