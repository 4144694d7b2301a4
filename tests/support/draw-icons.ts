/**
 * `npx tsx tests/support/draw-icons.ts`: draws the PNG icons of the installed app from static/icon.svg, in the sizes that
 * browsers ask for. A maskable icon may be cut to any shape within its middle 80 % (W3C Manifest, "purpose").
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { projectRoot } from '#cli/project-root.ts';

const ground = '#0b6680';
const folder = join(projectRoot, 'static', 'icons');
const svg = await readFile(join(projectRoot, 'static', 'icon.svg'));

/** `share`: how much of the side the drawing takes; what is left is the drawing's own ground. */
async function draw(side: number, share: number): Promise<Buffer> {
  const canvas = createCanvas(side, side);
  const context = canvas.getContext('2d');
  const drawing = await loadImage(svg);
  if (share < 1) {
    context.fillStyle = ground;
    context.fillRect(0, 0, side, side);
  }
  const margin = (side * (1 - share)) / 2;
  context.drawImage(drawing, margin, margin, side * share, side * share);
  return canvas.encode('png');
}

for (const side of [192, 512]) await writeFile(join(folder, `icon-${String(side)}.png`), await draw(side, 1));
await writeFile(join(folder, 'maskable-512.png'), await draw(512, 0.8));
await writeFile(join(folder, 'apple-touch-180.png'), await draw(180, 0.85));
