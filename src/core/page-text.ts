import type { Box } from './picture.ts';

/** A word as it stands on a page. */
export type PageWord = {
  readonly text: string;
  readonly box: Box;
  /** How sure the reader was of it, 0 to 1; 1 where a text layer says it. */
  readonly confidence: number;
};

/** Words side by side, from left to right. */
export type PageLine = { readonly words: readonly PageWord[]; readonly box: Box };

/** The text of one page with its places: a PDF's text layer, or what was recognised on a picture. */
export type PageText = {
  readonly origin: 'text-layer' | 'recognised';
  /** Of the boxes: a PDF's points (1/72 inch), or a picture's pixels. */
  readonly unit: 'point' | 'pixel';
  readonly width: number;
  readonly height: number;
  /** From top to bottom. */
  readonly lines: readonly PageLine[];
  /** A text layer that cannot be seen: some program recognised a scan and laid its guesses under or over the picture. */
  readonly unseen?: true;
};

/** A line's words with one blank between them. */
export function textOfLine(line: PageLine): string {
  return line.words.map((word) => word.text).join(' ');
}
