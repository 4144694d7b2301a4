import { describe, expect, test } from 'vitest';
import { calendarText, clockText, dayAndTimeText, dayText, shortDayAndClockText } from './dates.ts';
import { languageNames, type Language } from './languages.ts';

const languages = Object.keys(languageNames) as Language[];
const atMs = Date.UTC(2026, 10, 21, 6, 12, 3);

describe('days and times', () => {
  test('are written in English as in Britain', () => {
    expect(dayText(atMs)).toBe('21 Nov 2026');
    expect(clockText(atMs)).toBe('06:12:03');
    expect(dayAndTimeText(atMs)).toBe('21 Nov 2026, 06:12');
    expect(shortDayAndClockText(atMs)).toBe('21 Nov 06:12:03');
  });

  test('name the month in the language of the page', () => {
    const march = { year: 2024, month: 3 };
    expect(languages.map((language) => calendarText(march, language))).toEqual([
      'March 2024',
      'März 2024',
      'mars 2024',
      'marzo de 2024',
      'marzo 2024',
    ]);
    expect(calendarText({ ...march, day: 5 })).toBe('5 March 2024');
  });

  test('count hours to 24', () => {
    for (const language of languages)
      expect(clockText(atMs + 12 * 3_600_000, language)).toContain('18:12:03');
  });
});
