import { textOfLine, type PageText } from '#core/page-text.ts';
import type { Box, Picture } from '#core/picture.ts';
import type { Remark } from '#core/remark.ts';
import { fail, failFile, faultCode, faultDetail, ok, type Result } from '#core/result.ts';
import { readPdfText } from '#readers/pdf-text.ts';
import type { PictureTools, SourceFile, Tools } from '../analysis.ts';
import { fileKind } from './file-kind.ts';
import type { FailedPage, ReadPages } from './finding-of.ts';
import type { PageReading } from './finding.ts';
import type { Recognition } from './recognise.ts';
import { liesOnSide, quartersToTry, turnQuarters } from './recognition/quarter-turns.ts';
import { splitReports } from './report-text/split-reports.ts';
import { withoutIdNumbers, withoutIdNumbersIn } from './report-text/strike-out.ts';

/** What was read, and how to look at a page again: only pictures have one. */
export type KnowledgeTestInput = ReadPages & {
  readonly pictureOf?: (page: number) => Promise<Picture | undefined>;
};

/** A page with fewer letters in its text layer is a scan with a stamp on it. */
const fewestLetters = 40;
/** Scanned pages are drawn like this: what is written small is read best so, and no scan has more to give. */
const drawnDpi = 300;
/** Letters lower than this are misread more often than not (10 pt at 100 dpi: 7 % of codes were read). */
const lowestLettersPx = 10;
/** A page on a picture with a longer side than this (90 dpi) shows letters at least. */
const smallestPagePx = 1000;
/** Of a page: less ink than this is dust. */
const leastInkShare = 0.0005;
const inkGrey = 128;

/**
 * Bytes → pages with their text: a PDF by its text layer, a scanned page or a photo by two readings of its picture. The
 * older id number is struck out before anything else sees it.
 *
 * Faults: `empty-file`, `unsupported-type`, `low-resolution`, those of a PDF and of a picture, and of the recogniser (kind `model`).
 */
export async function readFile(
  file: SourceFile,
  tools: Tools,
  recognition: Recognition,
): Promise<Result<KnowledgeTestInput>> {
  const kind = fileKind(file.bytes);
  switch (kind.kind) {
    case 'pdf':
      return readPdf(file.bytes, tools.pictures, recognition);
    case 'picture':
      return readPhoto(file.bytes, tools.pictures, recognition);
    case 'empty':
      return failFile('unreadable', 'empty-file', 'the file has no content');
    case 'other':
      return failFile(
        'unsupported',
        'unsupported-type',
        `the file is ${kind.description}, not a PDF, JPEG, PNG or WebP`,
      );
  }
}

async function readPdf(
  bytes: Uint8Array,
  pictures: PictureTools | undefined,
  recognition: Recognition,
): Promise<Result<KnowledgeTestInput>> {
  const text = await readPdfText(bytes);
  if (!text.ok) return text;
  const { pages } = text.value;
  const readings: PageReading[] = [];
  const failed: FailedPage[] = [];
  for (const [at, layer] of pages.entries()) {
    const page = at + 1;
    if (isReadable(layer)) {
      readings.push({ page, passes: [withoutIdNumbers(tenthsOfPoints(layer))] });
      continue;
    }
    const seen = await readScannedPage(bytes, page, pictures, recognition);
    if (seen.ok) readings.push(seen.value);
    else if (pages.length === 1 || !('code' in seen.fault)) return seen;
    else failed.push({ page, code: faultCode(seen.fault), detail: faultDetail(seen.fault) });
  }
  const drawn =
    pictures &&
    (async (page: number): Promise<Picture | undefined> => {
      const picture = await pictures.drawPdfPage(bytes, page, drawnDpi);
      return picture.ok ? picture.value : undefined;
    });
  const read = { pages: pages.length, readings, failed, remarks: readings.flatMap(lowResolution) };
  return ok({ ...read, ...(drawn && { pictureOf: drawn }) });
}

/** A layer that nobody can see is somebody's guess at a scan: the scan itself is read. */
function isReadable(layer: PageText): boolean {
  const text = layer.lines.map(textOfLine).join('').replace(/\s/g, '');
  return text.length >= fewestLetters && layer.unseen !== true;
}

/** A finding keeps every word's place: no one needs it finer. */
function tenthsOfPoints(layer: PageText): PageText {
  const tenths = (value: number): number => Math.round(10 * value) / 10;
  const rounded = ({ x0, y0, x1, y1 }: Box): Box => ({
    x0: tenths(x0),
    y0: tenths(y0),
    x1: tenths(x1),
    y1: tenths(y1),
  });
  return {
    ...layer,
    lines: layer.lines.map(({ words, box }) => ({
      box: rounded(box),
      words: words.map((word) => ({ ...word, box: rounded(word.box) })),
    })),
  };
}

async function readScannedPage(
  bytes: Uint8Array,
  page: number,
  pictures: PictureTools | undefined,
  recognition: Recognition,
): Promise<Result<PageReading>> {
  if (pictures === undefined) return cannotSee();
  const picture = await pictures.drawPdfPage(bytes, page, drawnDpi);
  if (!picture.ok) return picture;
  return seePicture(picture.value, page, pictures, recognition);
}

async function readPhoto(
  bytes: Uint8Array,
  pictures: PictureTools | undefined,
  recognition: Recognition,
): Promise<Result<KnowledgeTestInput>> {
  if (pictures === undefined) return cannotSee();
  const picture = await pictures.decode(bytes);
  if (!picture.ok) return picture;
  const reading = await seePicture(picture.value, 1, pictures, recognition);
  if (!reading.ok) return reading;
  const { widthPx, heightPx } = picture.value;
  const isEmpty = reading.value.passes.every(({ lines }) => lines.length === 0);
  if (isEmpty && Math.max(widthPx, heightPx) < smallestPagePx) {
    const size = `${widthPx} by ${heightPx} pixels`;
    return failFile('unreadable', 'low-resolution', `the picture has ${size}; a page needs 1,700 by 2,200`);
  }
  return ok({
    pages: 1,
    readings: [reading.value],
    failed: [],
    remarks: lowResolution(reading.value),
    pictureOf: () => Promise.resolve(picture.value),
  });
}

async function seePicture(
  picture: Picture,
  page: number,
  pictures: PictureTools,
  recognition: Recognition,
): Promise<Result<PageReading>> {
  if (isBlank(picture))
    return ok({ page, passes: [], ...(picture.dpi !== undefined && { dpi: picture.dpi }) });
  const reading = await readUpright(picture, page, pictures, recognition);
  if (!reading.ok) return reading;
  return ok(withoutIdNumbersIn(reading.value));
}

/**
 * As it lies, and where no report is found so, turned by right angles: a photo that went through a messenger has lost
 * what said which way is up. Text that runs down a page the recogniser reads by itself, but then nothing lies where a
 * report has it: that page is turned back too.
 */
async function readUpright(
  picture: Picture,
  page: number,
  pictures: PictureTools,
  recognition: Recognition,
): Promise<Result<PageReading>> {
  const asItLies = await recognition.readPicture(picture, pictures, page);
  if (!asItLies.ok) return asItLies;
  const [first] = asItLies.value.passes;
  const found = holdsReport(asItLies.value);
  const runsDown = found && first !== undefined && liesOnSide(first);
  if (found && !runsDown) return asItLies;
  for (const quarters of runsDown ? ([3] as const) : quartersToTry(picture)) {
    const turned = await recognition.readPicture(turnQuarters(picture, quarters), pictures, page);
    if (!turned.ok) return turned;
    if (holdsReport(turned.value)) return ok({ ...turned.value, quarters });
  }
  return asItLies;
}

function holdsReport(reading: PageReading): boolean {
  return splitReports([reading]).reports.length > 0;
}

function isBlank({ grey }: Picture): boolean {
  const least = leastInkShare * grey.length;
  let ink = 0;
  for (let at = 0; at < grey.length && ink < least; at += 1) if ((grey[at] ?? 255) < inkGrey) ink += 1;
  return ink < least;
}

/** Said where letters are too low to be read well, by what was read. */
function lowResolution({ page, passes }: PageReading): readonly Remark[] {
  const [first] = passes;
  if (first?.origin !== 'recognised') return [];
  const heights = first.lines
    .flatMap(({ words }) => words.map(({ box }) => box.y1 - box.y0))
    .sort((a, b) => a - b);
  const middle = heights[Math.floor(heights.length / 2)];
  if (middle === undefined || middle >= lowestLettersPx) return [];
  return [
    {
      code: 'low-resolution',
      severity: 'warning',
      detail: `letters on page ${page} are ${Math.round(middle)} pixels high; fewer than ${lowestLettersPx} are misread often`,
      at: { page },
      value: Math.round(middle),
    },
  ];
}

function cannotSee(): ReturnType<typeof fail> {
  return fail({ kind: 'model', detail: 'nothing here can read pictures of text' });
}
