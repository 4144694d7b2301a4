import type { Which } from '#app/reading/marks.ts';

/** What a key does while a test is read. */
export type ReadingAction =
  | { readonly kind: 'move'; readonly byS: number }
  | { readonly kind: 'place' | 'absent'; readonly which: Which }
  | { readonly kind: 'next' | 'later' | 'back' | 'note' | 'leave' };

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The keys by their place where the letter on them differs between keyboards: digits, with and without Shift. */
const digits: Readonly<Record<string, Which>> = {
  Digit1: 'vt1',
  Numpad1: 'vt1',
  Digit2: 'vt2',
  Numpad2: 'vt2',
};

/** What a key does; undefined for one that is the browser's own. */
export function actionOf({ key, code, shiftKey, ctrlKey, metaKey, altKey }: Key): ReadingAction | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const which = digits[code];
  if (which !== undefined) return { kind: shiftKey ? 'absent' : 'place', which };
  switch (key) {
    case 'ArrowLeft':
      return { kind: 'move', byS: shiftKey ? -1 : -5 };
    case 'ArrowRight':
      return { kind: 'move', byS: shiftKey ? 1 : 5 };
    case 'Enter':
      return { kind: 'next' };
    case 'j':
    case 'J':
      return { kind: 'later' };
    case 'k':
    case 'K':
      return { kind: 'back' };
    case 'n':
    case 'N':
      return { kind: 'note' };
    case 'Escape':
      return { kind: 'leave' };
    default:
      return undefined;
  }
}

/** The keys as the page lists them. */
export const keysInWords: readonly { readonly key: string; readonly words: string }[] = [
  { key: '← →', words: 'move the cursor by 5 s, with Shift by 1 s; a click puts it anywhere' },
  { key: '1, 2', words: 'VT1, VT2 at the cursor' },
  { key: 'Shift 1, Shift 2', words: 'the test shows no VT1, no VT2' },
  { key: 'N', words: 'a note' },
  { key: 'Enter', words: 'save and go on to the next test' },
  { key: 'J, K', words: 'next and previous test, read or not' },
  { key: 'Esc', words: 'save and stop here' },
];
