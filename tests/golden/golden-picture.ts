import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage, type Canvas } from '@napi-rs/canvas';
import { projectRoot } from '#cli/project-root.ts';
import { differingShare, type Box, type Picture } from './compare-pictures.ts';

const folder = join(projectRoot, 'tests/golden/pictures');
/** Where a picture that differs is laid, for a person to look at. */
const seenFolder = join(projectRoot, 'test-results/pictures');

/** `BENCHSIDE_RENEW_PICTURES=1`: what is drawn now is what is right. */
const renewing = process.env['BENCHSIDE_RENEW_PICTURES'] === '1';

/**
 * What is wrong with a picture beside its golden one, in words; nothing where they are the same. Each part is held by
 * itself to the largest share of pixels that may differ, so that a small one cannot hide in a large picture.
 */
export async function differencesFrom(
  name: string,
  seen: Picture,
  { parts, largestShare }: { readonly parts: Readonly<Record<string, Box>>; readonly largestShare: number },
): Promise<readonly string[]> {
  const path = join(folder, `${name}.png`);
  if (renewing) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, writePng(seen));
    return [];
  }
  if (!existsSync(path)) return [`there is no golden picture ${path}: README.md says how to make it`];
  const golden = await readPng(readFileSync(path));
  const isSameSize = golden.widthPx === seen.widthPx && golden.heightPx === seen.heightPx;
  const found = isSameSize
    ? Object.entries(parts).flatMap(([part, box]) => {
        const share = differingShare(golden, seen, box);
        return share > largestShare ? [`${part}: ${(100 * share).toFixed(3)} % of its pixels differ`] : [];
      })
    : [`it is ${sizeInWords(seen)} px, the golden one ${sizeInWords(golden)} px`];
  if (found.length === 0) return [];
  mkdirSync(seenFolder, { recursive: true });
  const seenPath = join(seenFolder, `${name}.png`);
  writeFileSync(seenPath, writePng(seen));
  return [`${name} is not as in ${path}; drawn now: ${seenPath}`, ...found];
}

/** A PNG's pixels. */
export async function readPng(bytes: Uint8Array): Promise<Picture> {
  const image = await loadImage(bytes);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return pictureOf(canvas);
}

/** What a canvas shows. */
export function pictureOf(canvas: Canvas): Picture {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  return { widthPx: width, heightPx: height, rgba: data };
}

function writePng({ widthPx, heightPx, rgba }: Picture): Uint8Array {
  const canvas = createCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d');
  const data = context.createImageData(widthPx, heightPx);
  data.data.set(rgba);
  context.putImageData(data, 0, 0);
  return canvas.toBuffer('image/png');
}

function sizeInWords({ widthPx, heightPx }: Picture): string {
  return `${String(widthPx)} × ${String(heightPx)}`;
}
