import fc from 'fast-check';
import { expect, it } from 'vitest';
import { visibleText } from './visible-text.ts';

it.each([
  ['report\u202egnp.csv', 'report[U+202E]gnp.csv'],
  ['a\u2067b\u2069c', 'a[U+2067]b[U+2069]c'],
  ['same\u200b.csv', 'same[U+200B].csv'],
  ['\ufeffa\u2060\u061c', '[U+FEFF]a[U+2060][U+061C]'],
  ['bell\u0007, escape\u001b[31m', 'bell[U+0007], escape[U+001B][31m'],
  ['tag\u{e0041}', 'tag[U+E0041]'],
])('shows what nobody could see in %j', (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

it.each([
  'Müller, Ünal — 3 %.csv',
  'two\nlines\tand a tab\r\n',
  'שלום.csv',
  'کتاب\u200cها', // Persian joins and parts its letters by signs without width
  '👩\u200d⚕️ 4 °C',
  'narrow\u202fblank',
])('leaves %j as it is', (text) => {
  expect(visibleText(text)).toBe(text);
});

it('leaves nothing that turns the direction of what stands beside it, and adds nothing of its own twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = visibleText(text);
      expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      expect(visibleText(shown)).toBe(shown);
    }),
  );
});
