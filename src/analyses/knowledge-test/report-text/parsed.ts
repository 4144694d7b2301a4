/** A value as it was understood; `mended`: some sign of it was taken for another one, so that a person should look. */
export type Parsed<Value> = { readonly value: Value; readonly mended: boolean };

/** Letters that a recogniser writes for digits. */
const lookalikes: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  I: '1',
  l: '1',
  i: '1',
  '|': '1',
  '!': '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  G: '6',
  B: '8',
};

/** A text in which letters that look like digits are digits. */
export function plainDigits(text: string): string {
  return text.replace(/[OoQDIli|!ZzSsGB]/g, (letter) => lookalikes[letter] ?? letter);
}

/** Whether a word is digits once letters that look like them are: "O%" and "l" are, "Pass" is not. */
export function isLikeDigits(word: string): boolean {
  return /^\d+$/.test(plainDigits(word.replace(/[^A-Za-z0-9|!]/g, '')));
}
