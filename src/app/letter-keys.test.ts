import { expect, it } from 'vitest';
import { isUnwantedKey } from './letter-keys.ts';

const pressed = { ctrlKey: false, metaKey: false, altKey: false };

it('every key is wanted where nobody switched keys of one sign off', () => {
  for (const key of ['a', '1', '?', 'Enter']) expect(isUnwantedKey({ ...pressed, key })).toBe(false);
});

it('letters, digits and signs rest once they are switched off; named keys and those with Ctrl do not', () => {
  for (const key of ['a', 'J', '1', '!', '?', 'é'])
    expect(isUnwantedKey({ ...pressed, key }, false)).toBe(true);
  for (const key of ['Enter', 'Escape', 'ArrowLeft', 'F2'])
    expect(isUnwantedKey({ ...pressed, key }, false)).toBe(false);
  expect(isUnwantedKey({ ...pressed, key: 'z', ctrlKey: true }, false)).toBe(false);
});
