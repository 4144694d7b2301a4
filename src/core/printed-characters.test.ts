import { expect, test } from 'vitest';
import { plainCharacters } from './printed-characters.ts';

test('plain text stays as it is', () => {
  expect(plainCharacters('PA.I.B.K1a, 82%')).toBe('PA.I.B.K1a, 82%');
});

test('blanks of every width become one kind, and what has no width or turns the direction goes', () => {
  expect(plainCharacters('SAM\u202ePLE\u2069, ALEX\u061c')).toBe('SAMPLE, ALEX');
  expect(plainCharacters('EXAM\u00a0ID:\u2009900\u200b0\ufeff')).toBe('EXAM ID: 9000');
});

test('hyphens become one kind, dashes between words stay', () => {
  expect(plainCharacters('FAA\u2010S\u2011ACS\u22127B – Airplane — Land')).toBe(
    'FAA-S-ACS-7B – Airplane — Land',
  );
});

test('dots in codes become full stops, a bullet stays', () => {
  expect(plainCharacters('PA·I․B∙K1a')).toBe('PA.I.B.K1a');
  expect(plainCharacters('· PA')).toBe('· PA');
});

test('a soft hyphen is a hyphen where one is printed, else nothing', () => {
  expect(plainCharacters('FAA\u00adH\u00ad8083')).toBe('FAA-H-8083');
  expect(plainCharacters('instruc\u00adtor')).toBe('instructor');
  expect(plainCharacters('instruc\u00ad')).toBe('instruc-');
  expect(plainCharacters('PA.\u00adI.\u00adB.K1')).toBe('PA.I.B.K1');
});

test('ligatures and full-width letters become plain ones, other letters stay', () => {
  expect(plainCharacters('ﬂight ＰＡ Müller ½')).toBe('flight PA Müller ½');
});
