/** A rectangle on a page: origin top left, in the page's own unit (`PageText.unit`) or in pixels of a picture. */
export type Box = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/** A picture in shades of grey: 8 bits a pixel (0 black, 255 white), row by row from the top, upright. */
export type Picture = {
  readonly widthPx: number;
  readonly heightPx: number;
  /** `widthPx * heightPx` long. */
  readonly grey: Uint8Array;
  /** Pixels per inch of the paper, where that is known. */
  readonly dpi?: number;
};
