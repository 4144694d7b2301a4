import { expect, it } from 'vitest';
import { readPicture } from '#analyses/knowledge-test/recognition/read-picture.ts';
import { drawPicture } from '../fixtures/knowledge-test/draw-photo.ts';
import { recogniseInNode } from '../support/node-recogniser.ts';
import { judgedPages } from './recognition-pages.ts';
import { farePage, reachesAims, sumOf } from './recognition-table.ts';

/**
 * A dozen of the pages that `npm run accuracy -- recognition` judges, cut to two rows of their codes, so that the real
 * engine reads them all within seconds.
 */
it('Codes on photos at 200 dpi and above are accepted right or put forward, hardly any wrong', async () => {
  const pages = judgedPages()
    .filter(({ dpi, truth }) => dpi >= 200 && !truth.codes[0]?.startsWith('PLT'))
    .filter((_, at) => at % 11 === 0)
    .slice(0, 12);
  expect(pages).toHaveLength(12);
  const fared = [];
  for (const page of pages) {
    const truth = { ...page.truth, codes: page.truth.codes.slice(0, 6) };
    const picture = drawPicture(truth, {
      font: page.font,
      dpi: 200,
      seed: page.seed,
      brief: true,
      arrangement: 'columns',
      blurPx: 0.6,
      noise: 4,
      shadow: 0.3,
      partPt: { x0: 40, y0: 168, x1: 572, y1: 235 },
    });
    const reading = await readPicture(picture, { recogniseText: recogniseInNode }, 1);
    if (!reading.ok) throw new Error(JSON.stringify(reading.fault));
    fared.push(farePage({ ...page, truth }, reading.value));
  }
  const all = sumOf(fared);
  expect(all.codes).toBe(72);
  expect(all.right / all.codes).toBeGreaterThan(0.8);
  expect(reachesAims(all)).toBe(true);
}, 120_000);
