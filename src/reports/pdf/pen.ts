import type { jsPDF } from 'jspdf';
import type { Point, Shape } from '../drawing/shapes.ts';
import { hasStandardLetters, plainLetters } from './letters.ts';
import { shapeOperators } from './shape-operators.ts';

export type TextStyle = {
  readonly sizePt: number;
  readonly colour: string;
  readonly bold?: boolean;
  /** The text it is a line of, where other lines need the wide font. */
  readonly lineOf?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
};

export type Picture = {
  readonly kind: 'png' | 'jpeg';
  readonly base64: string;
  readonly widthPx: number;
  readonly heightPx: number;
};

/** Draws on the pages of one PDF; points in pt from the top left of a page. */
export type Pen = {
  readonly text: (at: Point, text: string, style: TextStyle) => void;
  readonly shapes: (at: Point, shapes: readonly Shape[]) => void;
  readonly picture: (at: Point, picture: Picture, widthPt: number, heightPt: number) => void;
};

/** The name under which the wide font is known in the document. */
const wideFontName = 'DejaVuSans';

/** A pen for this document; `wideFont` (base64) for texts that the standard fonts have no letters for. */
export function penFor(pdf: jsPDF, pageHeightPt: number, wideFont: string | undefined): Pen {
  if (wideFont !== undefined) {
    pdf.addFileToVFS(`${wideFontName}.ttf`, wideFont);
    pdf.addFont(`${wideFontName}.ttf`, wideFontName, 'normal');
  }

  function chooseFont(text: string, { sizePt, bold, lineOf = text }: TextStyle): void {
    if (wideFont !== undefined && !hasStandardLetters(lineOf)) {
      pdf.setFont(wideFontName, 'normal');
      pdf.setFontSize(sizePt * 0.92); // its letters are larger
      return;
    }
    pdf.setFont('helvetica', bold === true ? 'bold' : 'normal');
    pdf.setFontSize(sizePt);
  }

  function text([x, y]: Point, written: string, style: TextStyle, turned = false): void {
    const letters = plainLetters(written);
    if (letters.trim() === '') return;
    chooseFont(letters, style);
    pdf.setTextColor(style.colour);
    const align = ({ start: 'left', middle: 'center', end: 'right' } as const)[style.anchor ?? 'start'];
    if (!turned) pdf.text(letters, x, y, { align });
    // The library turns about the start of a text, wherever it is anchored.
    else pdf.text(letters, x, y + pdf.getTextWidth(letters) / 2, { angle: 90 });
  }

  return {
    text,
    shapes: ([left, top], shapes) => {
      for (const shape of shapes) {
        if (shape.kind === 'text') {
          const at: Point = [left + shape.at[0], top + shape.at[1]];
          text(at, shape.text, { ...shape, bold: shape.bold === true }, shape.turned === true);
          continue;
        }
        const opacity = 'opacity' in shape ? shape.opacity : undefined;
        pdf.saveGraphicsState();
        if (opacity !== undefined) pdf.setGState(pdf.GState({ opacity, 'stroke-opacity': opacity }));
        write(pdf, shapeOperators(shape, left, pageHeightPt - top));
        pdf.restoreGraphicsState();
      }
    },
    picture: ([x, y], { kind, base64 }, widthPt, heightPt) => {
      pdf.addImage(base64, kind.toUpperCase(), x, y, widthPt, heightPt, 'logo', 'FAST');
    },
  };
}

/** Puts operators into the page as they are. */
function write(pdf: jsPDF, operators: string): void {
  (pdf.internal as unknown as { readonly write: (text: string) => void }).write(operators);
}
