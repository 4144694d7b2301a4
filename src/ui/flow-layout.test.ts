import { expect, it } from 'vitest';
import { layOutFlow, wrap } from './flow-layout.ts';

const steps = [
  {
    title: 'Files imported',
    count: 12,
    aside: { title: 'Not analysed', count: 2, reasons: [{ words: 'no table', count: 2 }] },
  },
  { title: 'In the figures', count: 10, note: 'tests' },
];
const stages = [
  { title: 'VT1', count: 9, missing: [{ words: 'the exercise is too short for any threshold', count: 1 }] },
  { title: 'VT2', count: 10, missing: [] },
];

for (const width of [340, 900])
  it(`lays boxes out without overlap at ${String(width)} px`, () => {
    const { boxes, height } = layOutFlow(steps, stages, width);
    expect(boxes.map(({ lines }) => lines[0]?.text)).toEqual([
      'Files imported: 12',
      'Not analysed: 2',
      'In the figures: 10',
      'VT1: 9',
      'VT2: 10',
    ]);
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      for (const other of boxes)
        if (other !== box)
          expect(
            box.x + box.width <= other.x ||
              other.x + other.width <= box.x ||
              box.y + box.height <= other.y ||
              other.y + other.height <= box.y,
          ).toBe(true);
    }
  });

it('breaks lines between words', () => {
  expect(wrap('1 no thresholds possible', 14)).toEqual(['1 no', 'thresholds', 'possible']);
  expect(wrap('unbreakablyLong word', 4)).toEqual(['unbreakablyLong', 'word']);
});
