import { dayText } from '#language/dates.ts';
import { groupDigits } from '#language/group-digits.ts';
import { fixed, isOne } from '#language/numbers.ts';

export { groupDigits };

/** "1 test", "12 tests": a count with its noun. */
export function countOf(count: number, noun: { readonly one: string; readonly many: string }): string {
  return `${groupDigits(count)} ${isOne(count) ? noun.one : noun.many}`;
}

/** Bytes in words: "0 B", "812 B", "1.4 MB". Decimal multiples, as file managers show them. */
export function bytesInWords(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let step = 0;
  while (value >= 999.5 && step < units.length - 1) {
    value /= 1000;
    step += 1;
  }
  const digits = step === 0 || value >= 99.5 ? 0 : 1;
  return `${fixed(value, digits)} ${units[step] ?? 'B'}`;
}

/** A length of time in words, coarse on purpose: "a few seconds", "40 s", "3 min", "1 h 20 min". */
export function durationInWords(seconds: number): string {
  if (seconds < 5) return 'a few seconds';
  if (seconds < 60) return `${String(Math.ceil(seconds / 5) * 5)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${String(minutes)} min`;
  const rest = minutes % 60;
  return `${String(Math.floor(minutes / 60))} h${rest === 0 ? '' : ` ${String(rest)} min`}`;
}

/** "just now", "12 min ago", "3 h ago", else the day as written in the page's language. */
export function agoInWords(thenMs: number, nowMs: number): string {
  const seconds = (nowMs - thenMs) / 1000;
  if (seconds < 60) return 'just now';
  if (seconds < 3600) return `${String(Math.floor(seconds / 60))} min ago`;
  if (seconds < 86_400) return `${String(Math.floor(seconds / 3600))} h ago`;
  return dayText(thenMs);
}

/** Seconds of a test as minutes and seconds: 754 → "12:34", -5 → "−0:05". */
export function clockTime(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const text = `${String(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, '0')}`;
  return seconds < 0 && whole > 0 ? `−${text}` : text;
}
