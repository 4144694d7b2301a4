import { describe, expect, it } from 'vitest';
import { textOfLine } from '#core/page-text.ts';
import { drawPicture } from '../../tests/fixtures/knowledge-test/draw-photo.ts';
import { truthFor } from '../../tests/fixtures/knowledge-test/report-truth.ts';
import { recogniseInNode } from '../../tests/support/node-recogniser.ts';
import { openRecogniser, recogniserMegapixelsAtMost } from './open-recogniser.ts';

const truth = truthFor(7, { examCode: 'PAR', codeCount: 4 });
/** Name, FTN and exam: three lines. */
const top = drawPicture(truth, { font: 'sans', dpi: 200, partPt: { x0: 40, y0: 104, x1: 572, y1: 152 } });

describe('the text recogniser', () => {
  it('reads the head of a report, with places on the picture', async () => {
    const page = await recogniseInNode(top);
    if (!page.ok) throw new Error(JSON.stringify(page.fault));
    const text = page.value.lines.map(textOfLine).join('\n');
    expect(text).toContain(`${truth.family}, ${truth.given}`);
    expect(text).toContain(truth.ftn);
    expect(text).toContain(truth.examId);
    const name = page.value.lines[0]?.words[0];
    expect(name?.text).toBe('NAME:');
    expect(name?.confidence).toBeGreaterThan(0.8);
    expect(Math.abs((name?.box.x0 ?? 0) - ((54 - 40) * 200) / 72)).toBeLessThan(5);
    expect(page.value).toMatchObject({
      origin: 'recognised',
      unit: 'pixel',
      width: top.widthPx,
      height: top.heightPx,
    });
  });

  it('says the same of the same picture, whatever it read before', async () => {
    const first = await recogniseInNode(top, { layout: 'block' });
    await recogniseInNode(
      drawPicture(truth, { font: 'mono', dpi: 100, partPt: { x0: 40, y0: 104, x1: 300, y1: 130 } }),
      {
        alphabet: '0123456789',
      },
    );
    expect(await recogniseInNode(top, { layout: 'block' })).toEqual(first);
  });

  it('finds no lines on an empty picture', async () => {
    const empty = { widthPx: 300, heightPx: 200, grey: new Uint8Array(60_000).fill(250) };
    expect(await recogniseInNode(empty)).toMatchObject({ ok: true, value: { lines: [] } });
  });

  it('refuses a picture that would take too much memory', async () => {
    const widthPx = 1000;
    const heightPx = recogniserMegapixelsAtMost * 1000 + 1;
    const huge = { widthPx, heightPx, grey: new Uint8Array(0) };
    expect(await recogniseInNode(huge)).toMatchObject({ ok: false, fault: { code: 'picture-too-large' } });
  });

  it('blames the device where its files are not there, or damaged', async () => {
    const missing = () => Promise.reject(new Error('offline'));
    const damaged = () => Promise.resolve(Uint8Array.of(1, 2, 3));
    for (const wasm of [missing, damaged])
      expect(await openRecogniser({ wasm, english: damaged })).toMatchObject({
        ok: false,
        fault: { kind: 'model', notBegun: true },
      });
  });
});
