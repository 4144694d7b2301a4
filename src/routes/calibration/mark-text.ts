import type { ThresholdLabel } from '#analyses/cpet/model/labels/label.ts';
import { clockTime } from '#ui/words.ts';

/** A typed mark: a label, nothing at all, or text that is neither. */
export type TypedMark =
  | { readonly kind: 'mark'; readonly label: ThresholdLabel }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable' };

const unreadable: TypedMark = { kind: 'unreadable' };

/**
 * Reads a mark as people type it: "6:40" and "1:02:30" are times, "400", "400.5" and "400 s" seconds,
 * "1870 mL/min" a VO2. Decimals with point or comma.
 */
export function readMark(typed: string): TypedMark {
  const text = typed.trim().toLowerCase().replace(',', '.');
  if (text === '') return { kind: 'empty' };
  const clock = /^(?:(\d+):)?(\d{1,3}):([0-5]?\d(?:\.\d+)?)$/.exec(text);
  if (clock !== null) {
    const [, hours = '0', minutes = '0', seconds = '0'] = clock;
    return time(3600 * Number(hours) + 60 * Number(minutes) + Number(seconds));
  }
  const number = /^(\d+(?:\.\d+)?)\s*(s|sec|ml|ml\/min)?$/.exec(text);
  if (number === null) return unreadable;
  const value = Number(number[1]);
  if (number[2]?.startsWith('ml') !== true) return time(value);
  return value >= 100 && value <= 9000 ? { kind: 'mark', label: { vo2MlPerMin: value } } : unreadable;
}

function time(timeS: number): TypedMark {
  return timeS <= 36_000 ? { kind: 'mark', label: { timeS } } : unreadable;
}

/** A mark as the field shows it: "6:40", else "1870 mL/min"; "" for none. */
export function markText(label: ThresholdLabel | undefined): string {
  if (label?.timeS !== undefined) return clockTime(label.timeS);
  return label?.vo2MlPerMin === undefined ? '' : `${label.vo2MlPerMin.toFixed(0)} mL/min`;
}
