/** What a person can do in the queue by a key; each has a button too. */
export type ReviewAction = 'next' | 'previous' | 'accept' | 'needs-work' | 'undo' | 'overview' | 'keys';

type ReviewKey = { readonly key: string; readonly action: ReviewAction; readonly words: string };

/** Every key but the digits, in the order in which the list of keys has them. */
export const reviewKeys: readonly ReviewKey[] = [
  { key: 'J', action: 'next', words: 'Next one' },
  { key: 'K', action: 'previous', words: 'Previous one' },
  { key: 'A', action: 'accept', words: 'Accept, and go on to the next open one' },
  { key: 'R', action: 'needs-work', words: 'Needs work: say why if you like, and go on' },
  { key: 'U', action: 'undo', words: 'Take back the last change' },
  { key: 'G', action: 'overview', words: 'To the batch' },
  { key: '?', action: 'keys', words: 'This list' },
];

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>;

/**
 * What a key asks for: an action, or the place from 1 of a value to set by hand; undefined for any other key, and while
 * a key is held down where that would give verdicts nobody thought about.
 */
export function askedBy(pressed: Pressed): ReviewAction | number | undefined {
  const { key, ctrlKey, metaKey, altKey, repeat } = pressed;
  if (ctrlKey || metaKey || altKey) return undefined;
  if (/^[1-9]$/.test(key)) return Number(key);
  const action = reviewKeys.find((each) => each.key === key.toUpperCase())?.action;
  return repeat && action !== 'next' && action !== 'previous' ? undefined : action;
}
