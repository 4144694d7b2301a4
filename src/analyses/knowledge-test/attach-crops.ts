import type { Box, Picture } from '#core/picture.ts';
import type { PictureTools } from '../analysis.ts';
import { mostCodes } from './checks/suspect-codes.ts';
import type { KnowledgeTestFinding, PagePlace, PageReading, ReadField, ReportRead } from './finding.ts';
import type { KnowledgeTestInput } from './read-file.ts';
import { around } from './recognition/code-rows.ts';
import { levelPicture } from './recognition/read-picture.ts';

/** Around what is cut out, in its heights: enough to see what a letter is judged by. */
const marginHeights = 0.5;
/** A page has no more doubts worth a picture each than this; with more it is not readable at all. */
const mostCrops = 60;

/** A finding with pictures of what a person should look at, cut from its pages; they are kept with the readings. */
export async function withCrops(
  finding: KnowledgeTestFinding,
  input: KnowledgeTestInput,
  pictures: PictureTools | undefined,
): Promise<KnowledgeTestFinding> {
  const { pictureOf } = input;
  if (pictures === undefined || pictureOf === undefined) return finding;
  const wanted = placesInDoubt(finding).slice(0, mostCrops);
  const pages = [...new Set(wanted.map(({ page }) => page))];
  const crops = new Map<number, NonNullable<PageReading['crops']>>();
  for (const page of pages) {
    const whole = await pictureOf(page);
    if (whole === undefined) continue;
    const reading = finding.readings.find((each) => each.page === page);
    const boxes = wanted.filter((each) => each.page === page).map(({ box }) => box);
    const level = reading === undefined ? whole : levelPicture(whole, reading, around(boxes.map(withMargin)));
    const picture = withoutStruckWords(level, reading);
    const cut: { box: Box; png: string }[] = [];
    for (const box of boxes) cut.push({ box, png: await pictures.encode(cutOut(picture, box)) });
    crops.set(page, cut);
  }
  const readings = finding.readings.map((reading) => {
    const cut = crops.get(reading.page);
    return cut === undefined ? reading : { ...reading, crops: cut };
  });
  return attachCrops({ ...finding, readings });
}

/** A finding in which every doubt has the picture that its readings keep of its place. */
export function attachCrops(finding: KnowledgeTestFinding): KnowledgeTestFinding {
  const kept = new Map(
    finding.readings.flatMap(({ page, crops = [] }) =>
      crops.map(({ box, png }) => [keyOf({ page, box }), png] as const),
    ),
  );
  if (kept.size === 0) return finding;
  const attached = <Seen extends { readonly place?: PagePlace; readonly crop?: string }>(
    seen: Seen,
  ): Seen => {
    const png = seen.crop ?? (seen.place && kept.get(keyOf(seen.place)));
    return png === undefined ? seen : { ...seen, crop: png };
  };
  return {
    ...finding,
    reports: finding.reports.map((report) => ({
      ...report,
      fields: Object.fromEntries(
        Object.entries(report.fields).map(([name, field]: [string, ReadField<unknown>]) => [
          name,
          field.certainty === 'sure' ? field : attached(field),
        ]),
      ) as ReportRead['fields'],
      doubts: report.doubts.map(attached),
    })),
  };
}

/** Places on pictures that a person should look at, and of which there is no picture yet. */
function placesInDoubt({ reports, readings }: KnowledgeTestFinding): readonly PagePlace[] {
  const seen = new Set(
    readings.filter(({ passes }) => passes[0]?.origin === 'recognised').map(({ page }) => page),
  );
  const doubtful = reports.flatMap(({ fields, doubts }) => [
    ...doubts.filter(({ crop }) => crop === undefined),
    ...Object.values(fields).filter(({ certainty, crop }) => certainty === 'doubtful' && crop === undefined),
  ]);
  const next = reports.filter(mayBeTooMany).flatMap(({ codes }) => codes);
  return [...doubtful, ...next].flatMap(({ place }) =>
    place !== undefined && seen.has(place.page) ? [place] : [],
  );
}

/** Whether every code may be asked for in the end, when the picture is gone. */
function mayBeTooMany({ fields, codes, doubts, remarks }: ReportRead): boolean {
  const listed = codes.length + doubts.length;
  return (
    listed > (mostCodes(fields) ?? Infinity) || remarks.some(({ code }) => code === 'codes-exceed-missed')
  );
}

function keyOf({ page, box }: PagePlace): string {
  return [page, box.x0, box.y0, box.x1, box.y1].join(' ');
}

/** What was struck out of the text is white in its pictures too. */
function withoutStruckWords(picture: Picture, reading: PageReading | undefined): Picture {
  const struck = (reading?.passes[0]?.lines ?? []).flatMap(({ words }) =>
    words.filter(({ text }) => text.includes('•')).map(({ box }) => box),
  );
  if (struck.length === 0) return picture;
  const grey = picture.grey.slice();
  const [width, height] = [picture.widthPx, picture.heightPx];
  for (const box of struck) {
    const [x0, x1] = [Math.max(0, Math.floor(box.x0) - 2), Math.min(width, Math.ceil(box.x1) + 2)];
    const [y0, y1] = [Math.max(0, Math.floor(box.y0) - 2), Math.min(height, Math.ceil(box.y1) + 2)];
    for (let y = y0; y < y1; y += 1) grey.fill(255, y * width + x0, y * width + x1);
  }
  return { ...picture, grey };
}

function withMargin({ x0, x1, y0, y1 }: Box): Box {
  const margin = marginHeights * (y1 - y0);
  return {
    x0: Math.floor(x0 - margin),
    y0: Math.floor(y0 - margin),
    x1: Math.ceil(x1 + margin),
    y1: Math.ceil(y1 + margin),
  };
}

function cutOut({ widthPx, heightPx, grey, dpi }: Picture, box: Box): Picture {
  const seen = withMargin(box);
  const x0 = Math.max(0, seen.x0);
  const y0 = Math.max(0, seen.y0);
  const x1 = Math.min(widthPx, seen.x1);
  const y1 = Math.min(heightPx, seen.y1);
  const [width, height] = [Math.max(1, x1 - x0), Math.max(1, y1 - y0)];
  const cut = new Uint8Array(width * height).fill(255);
  for (let row = 0; row < y1 - y0; row += 1) {
    const from = (y0 + row) * widthPx + x0;
    cut.set(grey.subarray(from, from + (x1 - x0)), row * width);
  }
  return { widthPx: width, heightPx: height, grey: cut, ...(dpi !== undefined && { dpi }) };
}
