import { expect, it } from 'vitest';
import { placeAt, stackLayers, timeScale, timeTicks, type StackFrame } from './stacked-shares.ts';

const frame: StackFrame = { leftPx: 40, topPx: 10, widthPx: 100, heightPx: 200 };
const timeS = [100, 150, 200];

it('layers lie on each other and fill the frame', () => {
  const drawn = stackLayers(
    timeS,
    [
      { title: 'Moderate', colour: '--a', shares: [1, 0.5, 0] },
      { title: 'Heavy', colour: '--b', shares: [0, 0.5, 1] },
    ],
    frame,
  );
  expect(drawn.map(({ outline }) => outline)).toEqual([
    '40.0,10.0 90.0,110.0 140.0,210.0 140.0,210.0 90.0,210.0 40.0,210.0',
    '40.0,10.0 90.0,10.0 140.0,10.0 140.0,210.0 90.0,110.0 40.0,10.0',
  ]);
});

it('a name stands where its layer is high, and nowhere where it would not fit', () => {
  const [wide, thin] = stackLayers(
    timeS,
    [
      { title: 'Moderate', colour: '--a', shares: [0.95, 0.95, 0.95] },
      { title: 'Severe', colour: '--c', shares: [0.05, 0.05, 0.05] },
    ],
    frame,
  );
  expect(wide?.label).toEqual({ x: 90, y: 115 });
  expect(thin?.label).toBeUndefined();
});

it('the axis has whole steps that leave room for their labels', () => {
  expect(timeTicks([10, 600], 320, 60)).toEqual([120, 240, 360, 480, 600]);
  expect(timeTicks([], 320, 60)).toEqual([0]);
});

it('a time off the axis ends at its rim', () => {
  const x = timeScale(timeS, frame);
  expect([x(0), x(150), x(900)]).toEqual([40, 90, 140]);
});

it('the pointer finds the nearest time', () => {
  expect([0, 66, 139].map((x) => placeAt(timeS, x, frame))).toEqual([0, 1, 2]);
  expect(placeAt([], 10, frame)).toBeUndefined();
});
