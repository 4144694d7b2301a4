import { chosenLanguage } from './chosen-language.ts';
import type { Language } from './languages.ts';

/** English days are written as in Britain: "21 Nov 2026", and hours are counted to 24. */
const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : language);

const forms = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  dayOfYear: { day: 'numeric', month: 'short' },
  clock: { timeStyle: 'medium' },
  dayAndTime: { dateStyle: 'medium', timeStyle: 'short' },
  month: { month: 'long', year: 'numeric', timeZone: 'UTC' },
  dayOfMonth: { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

const made = new Map<string, Intl.DateTimeFormat>();

/** Made once for each language: making one takes longer than a thousand uses. */
function written(form: keyof typeof forms, at: number, language: Language): string {
  const key = `${language} ${form}`;
  let format = made.get(key);
  if (format === undefined)
    made.set(key, (format = new Intl.DateTimeFormat(localeOf(language), forms[form])));
  return format.format(at);
}

/** "21 Nov 2026": the day of an instant (ms since 1970), where the device is. */
export function dayText(atMs: number, language: Language = chosenLanguage()): string {
  return written('day', atMs, language);
}

/** "21 Nov 06:12:03". */
export function shortDayAndClockText(atMs: number, language: Language = chosenLanguage()): string {
  return `${written('dayOfYear', atMs, language)} ${written('clock', atMs, language)}`;
}

/** "06:12:03". */
export function clockText(atMs: number, language: Language = chosenLanguage()): string {
  return written('clock', atMs, language);
}

/** "21 Nov 2026, 06:12". */
export function dayAndTimeText(atMs: number, language: Language = chosenLanguage()): string {
  return written('dayAndTime', atMs, language);
}

/** "November 2023", or "31 May 2024" where the day is known: a date of the calendar, months counted from 1. */
export function calendarText(
  date: { readonly year: number; readonly month: number; readonly day?: number | undefined },
  language: Language = chosenLanguage(),
): string {
  const at = Date.UTC(date.year, date.month - 1, date.day ?? 1);
  return written(date.day === undefined ? 'month' : 'dayOfMonth', at, language);
}
