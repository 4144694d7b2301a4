import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/**
 * Whether a file may hold a picture at all. A picture is a stream, and a stream's dictionary always stands in the file
 * as it is (ISO 32000-1, 7.5.7), so that its subtype can be looked for without opening anything.
 */
export function mayHoldPictures(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x2f); at >= 0; at = bytes.indexOf(0x2f, at + 1)) {
    if (image.every((code, i) => bytes[at + 1 + i] === code) && !goesOn(bytes[at + 1 + image.length]))
      return true;
  }
  return false;
}

const image = [...'Image'].map((letter) => letter.charCodeAt(0));

/** Whether a name goes on with this byte: every page that a common writer makes lists `/ImageB`, which is no picture. */
function goesOn(byte = 0x20): boolean {
  return byte > 0x20 && !delimiters.has(byte);
}

/** What ends a name, beside blanks (ISO 32000-1, table 2). */
const delimiters: ReadonlySet<number> = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));

/** Of the page: a picture that covers this much hides what was drawn before it. */
const coveringShare = 0.5;
/** Of the letters: a page where more can be seen is no scan; a recogniser's layer shows none. */
const seenShare = 0.1;

/** Text drawn neither filled nor stroked (ISO 32000-1, table 106). */
const invisible = 3;

/** By name, so that the tests can write them down; the numbers are the library's. */
export type DrawingNumbers = {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly setTextRenderingMode: number;
  readonly showText: number;
  readonly paintImageXObject: number;
};

/**
 * Whether the text of a page cannot be seen on it: some program recognised a scan and laid its result under or over
 * the picture. Such a layer is a guess like any other.
 */
export async function isTextUnseen(page: PDFPageProxy, numbers: DrawingNumbers): Promise<boolean> {
  const { width, height } = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList();
  return isUnseen(
    fnArray.map((fn, i) => ({ fn, args: argsArray[i] as unknown })),
    numbers,
    width * height,
  );
}

type State = { readonly areaScale: number; readonly mode: number };

/** The same of the list of what is drawn; `pageArea` in square points. */
export function isUnseen(
  drawn: readonly { readonly fn: number; readonly args: unknown }[],
  numbers: DrawingNumbers,
  pageArea: number,
): boolean {
  let seen = 0;
  let all = 0;
  let now: State = { areaScale: 1, mode: 0 };
  const saved: State[] = [];
  for (const { fn, args } of drawn) {
    switch (fn) {
      case numbers.save:
        saved.push(now);
        break;
      case numbers.restore:
        now = saved.pop() ?? now;
        break;
      case numbers.transform:
        now = { ...now, areaScale: now.areaScale * areaScaleOf(args) };
        break;
      case numbers.setTextRenderingMode:
        now = { ...now, mode: Array.isArray(args) ? Number(args[0]) : 0 };
        break;
      case numbers.showText: {
        const letters = lettersOf(args);
        all += letters;
        if (now.mode % 4 !== invisible) seen += letters;
        break;
      }
      case numbers.paintImageXObject:
        if (now.areaScale > coveringShare * pageArea) seen = 0;
        break;
    }
  }
  return all > 0 && seen < seenShare * all;
}

function areaScaleOf(args: unknown): number {
  const [a = 0, b = 0, c = 0, d = 0] = Array.from(args as ArrayLike<number>);
  return Math.abs(a * d - b * c);
}

/** Glyphs are objects between numbers, which are gaps. */
function lettersOf(args: unknown): number {
  const glyphs: unknown = Array.isArray(args) ? args[0] : undefined;
  return Array.isArray(glyphs) ? glyphs.filter((glyph) => typeof glyph === 'object').length : 0;
}
