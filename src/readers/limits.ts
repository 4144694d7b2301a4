/**
 * Sizes beyond which a file is refused instead of read. Real exports stay far below:
 * the widest seen has 128 columns, the longest 46,000 cells.
 */
export const limits = {
  /** Characters of one line of a delimited file. */
  lineChars: 1_000_000,
  columns: 2048,
  cellChars: 64 * 1024,
  cells: 2_000_000,
  /** What a zipped workbook may say it unpacks to. */
  unpackedBytes: 200_000_000,
  /** Unpacked by packed size of one zip entry; DEFLATE reaches 1,030 on nothing but zeros, sheets reach about 30. */
  packingRatio: 200,
  /** Entries smaller than this may have any ratio. */
  packingRatioFromBytes: 1_000_000,
  zipEntries: 2000,
  /** A certification standard has up to about 200 pages, a handbook 600. */
  pdfPages: 1000,
  /** Pieces of text on all pages of a PDF; a standard has about 20,000. */
  pdfPieces: 1_000_000,
  /** What the streams of a PDF unpack to, pictures aside; a standard of 90 pages has 4 MB. */
  pdfUnpackedBytes: 50_000_000,
  /** The same of its pictures, which are unpacked one after another; a page in colours at 300 dots per inch has 25 MB. */
  pdfUnpackedPictureBytes: 1_000_000_000,
  /** Of one picture on a page, and of one drawn page; A4 at 600 dots per inch has 35,000,000. */
  pdfPicturePixels: 64_000_000,
} as const;
