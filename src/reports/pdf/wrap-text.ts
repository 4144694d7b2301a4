import { textWidthPt } from '../drawing/text-width.ts';
import { hasStandardLetters } from './letters.ts';

/** Bold letters, and those of the wide font, are wider. */
const widerBy = { bold: 1.06, wide: 1.12 } as const;

/** How wide a text is on the page, pt; rather too wide than too narrow. */
export function widthOf(text: string, sizePt: number, bold = false): number {
  const standard = bold ? widerBy.bold : 1;
  return textWidthPt(text, sizePt) * (hasStandardLetters(text) ? standard : widerBy.wide);
}

/** A text in lines that fit; a word that is too long for a line is cut. */
export function wrapText(text: string, sizePt: number, widthPt: number, bold = false): readonly string[] {
  if (widthOf(text, sizePt, bold) <= widthPt) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((each) => cutWord(each, sizePt, widthPt, bold))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer, sizePt, bold) > widthPt) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function cutWord(word: string, sizePt: number, widthPt: number, bold: boolean): readonly string[] {
  if (widthOf(word, sizePt, bold) <= widthPt) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && widthOf(part + letter, sizePt, bold) > widthPt) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return part === '' ? parts : [...parts, part];
}
