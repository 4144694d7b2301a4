import { describe, expect, it } from 'vitest';
import { drawRecording } from '../../../../tests/support/draw-recording.ts';
import { clean } from '../cleaning/clean.ts';
import type { Recording, StatedPhase } from '../recording.ts';
import { atSeconds } from '../test-seconds.ts';
import { findPhases } from './find-phases.ts';
import { describeVo2Course } from './vo2-course.ts';

/** A stretch drawn as seconds, and where the value goes from and to. */
type Piece = readonly [seconds: number, from: number, to?: number];

function drawn(pieces: readonly Piece[]): number[] {
  return pieces.flatMap(([seconds, from, to = from]) =>
    Array.from({ length: seconds }, (_, i) => from + ((to - from) * i) / seconds),
  );
}

/** A smooth test, one row a second. */
function recordingOf(
  vo2: readonly Piece[],
  more: {
    readonly speed?: readonly Piece[];
    readonly grade?: readonly Piece[];
    readonly watts?: readonly Piece[];
    readonly stated?: readonly StatedPhase[];
    /** The time of the first row; 0 where absent. */
    readonly firstS?: number;
  } = {},
): Recording {
  const vo2MlPerMin = drawn(vo2);
  const channels = {
    vo2MlPerMin,
    ...(more.speed === undefined ? {} : { speedKmPerH: drawn(more.speed) }),
    ...(more.grade === undefined ? {} : { gradePercent: drawn(more.grade) }),
    ...(more.watts === undefined ? {} : { workRateW: drawn(more.watts) }),
  };
  const timeS = vo2MlPerMin.map((_, i) => i + (more.firstS ?? 0));
  return drawRecording(timeS, channels, { statedPhases: more.stated ?? [] });
}

function find(...given: Parameters<typeof recordingOf>) {
  const recording = recordingOf(...given);
  const seconds = atSeconds(recording, clean(recording));
  const course = seconds && describeVo2Course(seconds.vo2, 30);
  if (seconds === undefined || course === undefined) throw new Error('a drawn test has a VO2');
  return findPhases(recording, seconds, course);
}

const namesOf = ({ phases }: ReturnType<typeof find>): string => phases.map(({ phase }) => phase).join(' ');

/** Two stages and a pause, then a ramp whose VO2 rises after a lag of 40 s. */
const stagesThenRamp: readonly Piece[] = [
  [120, 250],
  [60, 250, 1300],
  [240, 1300],
  [60, 1300, 1700],
  [240, 1700],
  [60, 1700, 900],
  [100, 900],
  [540, 900, 3500],
  [120, 3500, 800],
];

describe('phases', () => {
  it('find the ramp behind stages and a pause in VO2 alone', () => {
    const found = find(stagesThenRamp);
    expect(namesOf(found)).toBe('warm-up stages recovery incremental recovery');
    expect(found.protocol.kind).toBe('stages-then-ramp');
    expect(Math.abs(found.part.startS - 840)).toBeLessThan(30);
    expect(Math.abs(found.part.endS - 1420)).toBeLessThan(20);
  });

  it('take the rise from the belt, speed and grade together', () => {
    const found = find(
      [
        [60, 400],
        [60, 400, 1000],
        [100, 1000],
        [600, 1000, 3200],
        [120, 3200, 800],
      ],
      {
        speed: [
          [60, 0],
          [120, 4],
          [640, 5],
          [120, 3],
        ],
        grade: [
          [180, 0],
          [640, 0, 20],
          [120, 0],
        ],
      },
    );
    expect(found.part).toMatchObject({ kind: 'incremental', foundFrom: 'work-rate' });
    expect(Math.abs(found.part.startS - 180)).toBeLessThan(20);
    expect(Math.abs(found.part.endS - 820)).toBeLessThan(20);
    expect(found.protocol).toMatchObject({ kind: 'ramp', mode: 'treadmill' });
  });

  it('count a first run at two fifths of the highest load or more to the test', () => {
    const found = find(
      [
        [90, 400],
        [90, 400, 2300],
        [270, 2300],
        [450, 2300, 3500],
        [60, 3500, 1500],
      ],
      {
        speed: [
          [90, 0],
          [360, 9],
          [90, 9.5],
          [90, 10],
          [90, 10.5],
          [90, 11],
          [90, 11.5],
          [60, 0],
        ],
      },
    );
    expect(found.part.foundFrom).toBe('gas-exchange');
    expect(Math.abs(found.part.startS - 100)).toBeLessThan(20);
  });

  it('look for stages within the exercise that a file states', () => {
    const stated = [
      { phase: 'rest', startS: 0 },
      { phase: 'exercise', startS: 120 },
      { phase: 'recovery', startS: 1420 },
    ] as const;
    const speed: readonly Piece[] = [
      [120, 0],
      [300, 7],
      [300, 9],
      [120, 5],
      [580, 5, 16],
      [120, 0],
    ];
    const found = find(stagesThenRamp, { stated, speed });
    expect(namesOf(found)).toBe('rest stages recovery incremental recovery');
    expect(found.part).toMatchObject({ foundFrom: 'stated', endS: 1420 });
    expect(Math.abs(found.part.startS - 840)).toBeLessThan(20);
    const plain = find(stagesThenRamp.slice(6), { stated: [{ phase: 'exercise', startS: 90 }] });
    expect(plain.part.startS).toBe(90);
  });

  it('lie within what was recorded, whatever a file states whose rows are missing', () => {
    const stated = [
      { phase: 'exercise', startS: 300 },
      { phase: 'recovery', startS: 840 },
    ] as const;
    const course: readonly Piece[] = [
      [120, 250],
      [600, 250, 3000],
      [120, 3000, 800],
    ];
    // 20 s of the stated exercise are there: it says nothing of the rest.
    const late = find(course, { stated, firstS: 820 });
    expect(late.part.foundFrom).toBe('gas-exchange');
    expect(late.phases.every(({ startS }) => startS >= 820)).toBe(true);
    const cut = find(course, { stated: [stated[0], { phase: 'recovery', startS: 1320 }], firstS: 600 });
    expect(cut.part).toMatchObject({ foundFrom: 'stated', startS: 600, endS: 1320 });
  });

  it('set a verification bout apart, even where it reaches more than the test', () => {
    const vo2: readonly Piece[] = [
      [120, 300],
      [600, 300, 3400],
      [120, 3400, 1000],
      [180, 1000],
      [60, 1000, 3300],
      [80, 3300, 3450],
      [120, 3450, 900],
    ];
    const byGas = find(vo2);
    expect(namesOf(byGas)).toBe('rest incremental recovery exercise recovery');
    expect(Math.abs(byGas.part.endS - 720)).toBeLessThan(20);
    expect(byGas.remarks.map(({ code }) => code)).toEqual(['verification-bout']);
    const watts: readonly Piece[] = [
      [120, 0],
      [600, 0, 300],
      [300, 20],
      [140, 320],
      [120, 0],
    ];
    const byLoad = find(vo2, { watts });
    expect(byLoad.part).toMatchObject({ foundFrom: 'work-rate' });
    expect(Math.abs(byLoad.part.endS - 720)).toBeLessThan(10);
  });

  it('leave intervals and level tests what they are', () => {
    const on: Piece = [240, 3000];
    const off: Piece = [180, 800];
    const intervals = find([off, on, off, on, off, on, off]);
    expect(intervals.part.kind).toBe('intervals');
    const level = find([[120, 400], [60, 400, 1900], [600, 1900], off]);
    expect(level.part.kind).toBe('constant-load');
    expect(level.remarks).toEqual([]);
  });
});
