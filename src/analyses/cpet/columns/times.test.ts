import { describe, expect, it } from 'vitest';
import type { Cell } from '#readers/document.ts';
import { parseTimeText, readTimes } from './times.ts';

const plain = (text: string): number | undefined => {
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? undefined : value;
};
const excel = (days: number): Cell => ({ kind: 'date-time', days, format: 'mm:ss' });

describe('a time', () => {
  it.each([
    ['0:00:09', 9],
    ['00:16:31,8', 991.8],
    [' 00:56', 56],
    ['75:04', 4504],
    ['-1:30', -90],
    ['4:08', 248],
  ])('%s is %s s', (text, seconds) => {
    expect(parseTimeText(text)).toBeCloseTo(seconds, 6);
  });

  it('is none where the text is another', () => {
    expect(parseTimeText('--:--:--')).toBeUndefined();
    expect(parseTimeText('AT')).toBeUndefined();
  });
});

describe('a column of times', () => {
  it('reads Excel time cells whatever the unit row says', () => {
    const times = readTimes([excel(2 / 86_400), excel(5 / 86_400)], { unit: 's', rule: 'unit-row' }, plain);
    expect(times.seconds.map((value) => Math.round(value ?? -1))).toEqual([2, 5]);
  });

  it('takes hours and minutes that would last for days for minutes and seconds, and says so', () => {
    // 0:03 to 8:00 "h:mm", a breath every 3 min: in truth every 3 s
    const cells = Array.from({ length: 160 }, (_, i) => excel(((i + 1) * 3) / 1440));
    const times = readTimes(cells, undefined, plain);
    expect(times.seconds[0]).toBeCloseTo(3, 3);
    expect(times.seconds[159]).toBeCloseTo(480, 3);
    expect(times.corrections.map(({ code }) => code)).toEqual(['time-hours-were-minutes']);
  });

  it('takes a number that no clock can say for no time', () => {
    const minutes = { unit: 'min', rule: 'unit-row' } as const;
    expect(readTimes([1, 1e308, 2], minutes, plain).seconds).toEqual([60, undefined, 120]);
  });

  it('leaves an hour of one-minute averages as it is', () => {
    const cells = Array.from({ length: 60 }, (_, i) => `${i + 1}:00`);
    expect(readTimes(cells, undefined, plain).seconds[59]).toBe(3600);
  });

  it('reads decimal minutes by the unit row and by size', () => {
    const cells = ['0.5', '1.0', '1.5'];
    expect(readTimes(cells, { unit: 'min', rule: 'unit-row' }, plain)).toMatchObject({
      seconds: [30, 60, 90],
      rule: 'unit-row',
    });
    expect(readTimes(cells, undefined, plain)).toMatchObject({ seconds: [30, 60, 90], rule: 'magnitude' });
  });

  it('reads milliseconds and plain seconds by size, a negative start included', () => {
    const ms = Array.from({ length: 20 }, (_, i) => 2500 * (i + 1));
    expect(readTimes(ms, undefined, plain).seconds[1]).toBe(5);
    expect(readTimes([-301, -298, -294], undefined, plain).seconds).toEqual([-301, -298, -294]);
  });

  it('takes bare day fractions for what they are', () => {
    const cells = Array.from({ length: 30 }, (_, i) => ((i + 1) * 3) / 86_400);
    const times = readTimes(cells, { unit: 's', rule: 'unit-row' }, plain);
    expect(times.seconds[29]).toBeCloseTo(90, 3);
    expect(times.corrections.map(({ code }) => code)).toEqual(['time-day-fraction']);
  });

  it('reads minutes and seconds with a point between them, which no decimal minutes can be, and says so', () => {
    // 0.03, 0.06 … 0.57, 1.00: a breath every 3 s for four minutes, and never a fraction of .60 or more
    const cells = Array.from({ length: 80 }, (_, i) => {
      const second = 3 * (i + 1);
      return `${Math.floor(second / 60)}.${String(second % 60).padStart(2, '0')}`;
    });
    const times = readTimes(cells, { unit: 'min', rule: 'name' }, plain);
    expect(times.seconds[20]).toBe(63);
    expect(times.seconds[79]).toBe(240);
    expect(times.corrections.map(({ code }) => code)).toEqual(['time-decimals-were-seconds']);
  });

  it('leaves decimal minutes that end on halves as they are', () => {
    const cells = Array.from({ length: 20 }, (_, i) => String(0.5 * (i + 1)));
    expect(readTimes(cells, { unit: 'min', rule: 'unit-row' }, plain).seconds[19]).toBe(600);
  });

  it('refuses seconds under a heading of minutes: the test would last a day', () => {
    const cells = Array.from({ length: 200 }, (_, i) => 3 * (i + 1));
    expect(readTimes(cells, { unit: 'min', rule: 'name' }, plain).contradiction).toContain('s would fit');
  });

  it.each([
    ['2024-01-05T09:30:07.000Z', '2024-01-05T09:30:10.500Z'],
    ['05.01.2024 09:30:07', '05.01.2024 09:30:10,5'],
    ['1/5/2024 9:30:07 AM', '1/5/2024 9:30:10.5 AM'],
    ['9:30:07 PM', '9:30:10.5 PM'],
  ])('reads a date with a time of day, %s', (first, second) => {
    const times = readTimes([first, second], undefined, plain);
    expect(times.seconds).toEqual([0, 3.5]);
    expect(times.corrections.map(({ code }) => code)).toEqual(['clock-time']);
  });

  it.each(['4\'08"', '4 min 8 s', '4′08″'])('reads %s', (text) => {
    expect(readTimes([text], undefined, plain).seconds).toEqual([248]);
  });

  it('goes on past midnight', () => {
    expect(readTimes(['23:59:55', '00:00:01'], undefined, plain).seconds).toEqual([0, 6]);
    expect(readTimes(['12:59:55', '1:00:01'], undefined, plain).seconds).toEqual([0, 6]);
  });

  it('counts times of day from the first row', () => {
    const times = readTimes(['11:30:46', '11:30:52'], undefined, plain);
    expect(times.seconds).toEqual([0, 6]);
    expect(times.corrections.map(({ code }) => code)).toEqual(['clock-time']);
  });
});
