import { currentSettings } from './settings.svelte.ts';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * Whether a key is one letter, digit or sign, and the user switched those off: who speaks to the computer, or strikes
 * keys unintentionally, sets off many of them (WCAG 2.1.4). For handlers that hear keys wherever the focus is.
 */
export function isUnwantedKey(
  { key, ctrlKey, metaKey, altKey }: Pressed,
  areWanted = currentSettings().letterKeys,
): boolean {
  if (areWanted || ctrlKey || metaKey || altKey) return false;
  return [...key].length === 1;
}
