import type { jsPDF as Pdf } from 'jspdf';
import type { ReportDocument } from '../document.ts';
import { fitted } from '../drawing/text-width.ts';
import { pieceOf } from './block-pieces.ts';
import { flowPieces, type Area } from './flow.ts';
import { hasStandardLetters } from './letters.ts';
import { margins, papers, type PaperId } from './paper.ts';
import { penFor, type Pen, type Picture } from './pen.ts';
import { drawRule, inks } from './piece.ts';
import { loadWideFont } from './wide-font.ts';
import { widthOf, wrapText } from './wrap-text.ts';

/** Whose paper it is. */
export type Letterhead = { readonly laboratory?: string; readonly logo?: Picture };

export type PdfRequest = {
  readonly report: ReportDocument;
  readonly paper: PaperId;
  readonly letterhead: Letterhead;
  /** What kind of report it is: "Cardiopulmonary exercise test". */
  readonly kind: string;
  /** Stands at the foot of every page beside "page x of y". */
  readonly footer: readonly string[];
  /** With the formulas and sources that a page shows when asked. */
  readonly withSources: boolean;
  readonly madeAtMs: number;
};

/** One report as a PDF; the same request gives the same bytes. */
export async function writePdf(request: PdfRequest): Promise<Uint8Array<ArrayBuffer>> {
  const { report, paper, madeAtMs } = request;
  const { jsPDF } = await import('jspdf');
  const { widthPt, heightPt } = papers[paper];
  const pdf: Pdf = new jsPDF({
    unit: 'pt',
    format: [widthPt, heightPt],
    compress: true,
    putOnlyUsedFonts: true,
  });
  pdf.setCreationDate(new Date(madeAtMs));
  pdf.setFileId('0'.repeat(32));
  pdf.setDocumentProperties({ title: report.title, subject: request.kind, creator: 'Benchside' });
  pdf.setLanguage('en');
  const wideFont = hasStandardLetters(lettersOf(request)) ? undefined : await loadWideFont();
  const pen = penFor(pdf, heightPt, wideFont);

  const contentPt = widthPt - 2 * margins.sidePt;
  const area: Area = {
    leftPt: margins.sidePt,
    widthPt: contentPt,
    columnPt: (contentPt - 16) / 2,
    topPt: margins.topPt + 16,
    bottomPt: heightPt - margins.bottomPt,
  };
  const top = drawHead(pen, request, contentPt);
  const widths = { columnPt: area.columnPt, pagePt: contentPt };
  const pieces = report.blocks.map((block) => pieceOf(block, widths, request.withSources));
  flowPieces(pen, pieces, area, top, () => {
    pdf.addPage([widthPt, heightPt]);
    drawRunningHead(pen, request, contentPt);
  });

  const pages = pdf.getNumberOfPages();
  for (let page = 1; page <= pages; page += 1) {
    pdf.setPage(page);
    drawFoot(pen, request.footer, `Page ${String(page)} of ${String(pages)}`, contentPt, heightPt);
  }
  return new Uint8Array(pdf.output('arraybuffer'));
}

/** Every letter that may be written. */
function lettersOf({ report, letterhead, footer, kind }: PdfRequest): string {
  return JSON.stringify([report, letterhead.laboratory, footer, kind]).replace(/\\[nrt"\\]/g, '');
}

/** Largest size of a logo on paper, pt. */
const logoBoxPt = { width: 130, height: 34 } as const;

const kindPt = 8;

/** Letterhead, title and subtitle; gives where the content begins. */
function drawHead(pen: Pen, { report, letterhead, kind }: PdfRequest, widthPt: number): number {
  const left = margins.sidePt;
  const right = left + widthPt;
  const { laboratory, logo } = letterhead;
  let y = margins.topPt;
  let lineTop = y + 12;
  let textLeft = left;
  if (logo !== undefined) {
    const scale = Math.min(logoBoxPt.width / logo.widthPx, logoBoxPt.height / logo.heightPx);
    const [width, height] = [logo.widthPx * scale, logo.heightPx * scale];
    pen.picture([left, y - 6], logo, width, height);
    textLeft += width + 10;
    lineTop = Math.max(lineTop, y - 6 + height);
  }
  pen.text([right, y + 7], kind, { sizePt: kindPt, colour: inks.soft, anchor: 'end' });
  const besidePt = right - textLeft - widthOf(kind, kindPt) - 14;
  const named = { sizePt: 10, colour: inks.ink, bold: true };
  const lines = wrapText(laboratory ?? '', named.sizePt, besidePt, true).slice(0, 3);
  lines.forEach((line, i) => {
    pen.text([textLeft, y + 7 + 12 * i], line, named);
  });
  y = Math.max(lineTop, y + 12 * lines.length) + 5;
  drawRule(pen, [left, y], widthPt, inks.soft);
  y += 17;
  for (const line of wrapText(report.title, 13, widthPt, true).slice(0, 3)) {
    pen.text([left, y], line, { sizePt: 13, colour: inks.ink, bold: true, lineOf: report.title });
    y += 15;
  }
  for (const line of report.subtitle === undefined ? [] : wrapText(report.subtitle, 8, widthPt)) {
    pen.text([left, y - 3], line, { sizePt: 8, colour: inks.soft });
    y += 10;
  }
  return y;
}

/** What every page but the first begins with. */
function drawRunningHead(pen: Pen, { report, letterhead, kind }: PdfRequest, widthPt: number): void {
  const left = margins.sidePt;
  const y = margins.topPt;
  const style = { sizePt: 7, colour: inks.soft };
  const whose = letterhead.laboratory ?? '';
  pen.text([left, y], fitted(report.title, 7, widthPt * 0.6), style);
  pen.text([left + widthPt, y], fitted(whose === '' ? kind : whose, 7, widthPt * 0.36), {
    ...style,
    anchor: 'end',
  });
  drawRule(pen, [left, y + 5], widthPt);
}

function drawFoot(
  pen: Pen,
  footer: readonly string[],
  page: string,
  widthPt: number,
  heightPt: number,
): void {
  const left = margins.sidePt;
  const style = { sizePt: 5.8, colour: inks.soft };
  const top = heightPt - margins.bottomPt + 12;
  drawRule(pen, [left, top], widthPt);
  footer.slice(0, 2).forEach((line, i) => {
    pen.text([left, top + 9 + i * 8], fitted(line, style.sizePt, widthPt - 60), style);
  });
  pen.text([left + widthPt, top + 9], page, { ...style, anchor: 'end' });
}
