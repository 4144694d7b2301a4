/** Widths of Helvetica's letters, thousandths of the size (Adobe, Core 14 AFM): those that are not of the usual 556. */
const widths: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      [222, "'‘’ijl"],
      [278, ' !,./:;I[\\]ft'],
      [333, '()-r`'],
      [355, '"'],
      [500, 'Jcksvxyz'],
      [584, '+<=>~−'],
      [611, 'FTZ'],
      [667, '&ABEKPSVXY'],
      [722, 'CDHNRUw'],
      [778, 'GOQ'],
      [833, 'Mm'],
      [889, '%'],
      [944, 'W'],
      [1015, '@'],
    ] as const
  ).flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)),
);

/** How wide a text is in Helvetica, pt; near enough for every sans-serif to tell what fits. */
export function textWidthPt(text: string, sizePt: number): number {
  let sum = 0;
  for (const letter of text) sum += widths[letter] ?? 556;
  return (sum * sizePt) / 1000;
}

/** The text, or as much of it as fits, with an ellipsis. */
export function fitted(text: string, sizePt: number, widthPt: number): string {
  if (textWidthPt(text, sizePt) <= widthPt) return text;
  const letters = [...text];
  while (letters.length > 0 && textWidthPt(`${letters.join('')}…`, sizePt) > widthPt) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
