import type { CalendarDay } from '../invented-subject.ts';

/** A number with fixed digits and the decimal mark of the cart's language. */
export function decimal(value: number | undefined, digits: number, mark: '.' | ',' = '.'): string {
  if (value === undefined) return '';
  const text = value.toFixed(digits);
  return mark === '.' ? text : text.replace('.', ',');
}

/** A number rounded as the cart stores it. */
export function rounded(value: number | undefined, digits: number): number | undefined {
  return value === undefined ? undefined : Number(value.toFixed(digits));
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** "4:08": minutes without a leading zero; may exceed 60. */
export function minutesSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  return `${String(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

/** "04:08". */
export function paddedMinutesSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  return `${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

/** "00:04:08". */
export function hoursMinutesSeconds(seconds: number): string {
  const whole = Math.round(seconds);
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** "00:04:08,3": tenths after the decimal mark. */
export function hoursToTenths(seconds: number, mark: '.' | ','): string {
  const tenths = Math.round(seconds * 10);
  return `${hoursMinutesSeconds(Math.floor(tenths / 10))}${mark}${String(tenths % 10)}`;
}

/** "25.05.2022". */
export function dottedDay({ year, month, day }: CalendarDay): string {
  return `${two(day)}.${two(month)}.${String(year)}`;
}

/** "5/25/2022". */
export function slashedDay({ year, month, day }: CalendarDay): string {
  return `${String(month)}/${String(day)}/${String(year)}`;
}

/** "2022-05-25". */
export function isoDay({ year, month, day }: CalendarDay): string {
  return `${String(year)}-${two(month)}-${two(day)}`;
}
