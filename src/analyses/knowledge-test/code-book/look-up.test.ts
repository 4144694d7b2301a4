import { expect, test } from 'vitest';
import { drawCodeBook as book } from '../../../../tests/support/draw-code-book.ts';
import { lookUpIn } from './kept-books.ts';
import { codeLookUp } from './look-up.ts';
import { parseCodeBook } from './parse-code-book.ts';

test('the book of the edition in force on the day of the test speaks', () => {
  const lookUp = codeLookUp([book('FAA-S-ACS-6B', 'PA'), book('FAA-S-ACS-6C', 'PA')]);
  expect(lookUp('PA.I.A.K1', '2024-05-30').text).toBe('Knots of FAA-S-ACS-6B, including:');
  expect(lookUp('PA.I.A.K1', '2024-05-31').text).toBe('Knots of FAA-S-ACS-6C, including:');
  expect(lookUp('PA.I.A.K1').document).toBe('FAA-S-ACS-6C');
});

test('a lettered element comes with the words of its number', () => {
  expect(codeLookUp([book('FAA-S-ACS-6C', 'PA')])('PA.I.A.K1a', '2025-01-01')).toEqual({
    code: 'PA.I.A.K1a',
    areaTitle: 'Strings',
    taskTitle: 'Knots',
    kindTitle: 'knowledge',
    document: 'FAA-S-ACS-6C',
    text: 'Bowline',
    numberText: 'Knots of FAA-S-ACS-6C, including:',
    references: ['AC 0-1'],
    objective: 'To know.',
  });
});

test('without the right book a code has its area and task, and the other edition is named', () => {
  const none = codeLookUp([])('PA.I.A.K1', '2025-01-01');
  expect(none).toMatchObject({ areaTitle: 'Preflight Preparation', taskTitle: 'Pilot Qualifications' });
  expect(none).not.toHaveProperty('text');
  const other = codeLookUp([book('FAA-S-ACS-6B', 'PA')])('PA.I.A.K1', '2025-01-01');
  expect(other).toMatchObject({ areaTitle: 'Preflight Preparation', otherEdition: 'FAA-S-ACS-6B' });
  expect(other).not.toHaveProperty('text');
});

test('a book newer than this program counts from the date on its cover', () => {
  const lookUp = codeLookUp([book('FAA-S-ACS-6C', 'PA'), book('FAA-S-ACS-6D', 'PA', { date: '2031-03' })]);
  expect(lookUp('PA.I.A.K1', '2031-02-01').document).toBe('FAA-S-ACS-6C');
  expect(lookUp('PA.I.A.K1', '2031-04-01').document).toBe('FAA-S-ACS-6D');
});

test('fundamentals of instructing are explained by any instructor’s standard', () => {
  expect(codeLookUp([book('FAA-S-ACS-29', 'FI')])('FI.I.A.K1', '2025-01-01').text).toContain('Knots');
});

test('archived elements say so, learning statement codes stay unexplained', () => {
  const lookUp = codeLookUp([book('FAA-S-ACS-6C', 'PA')]);
  expect(lookUp('PA.I.A.K2', '2025-01-01').archived).toBe(true);
  expect(lookUp('PLT012')).toEqual({ code: 'PLT012', references: [] });
  expect(lookUp('PA.I.A.K1', '2025-01-01')).toBe(lookUp('PA.I.A.K1', '2025-01-01'));
});

test('an exported book comes back as it was, without what does not belong to it', () => {
  const whole = book('FAA-S-ACS-6C', 'PA');
  const read = parseCodeBook(JSON.parse(JSON.stringify({ ...whole, more: 1 })));
  expect(read).toEqual({ ok: true, value: whole });
});

test.each([
  ['no object', 'text'],
  ['another kind', { ...book('A', 'PA'), kind: 'x' }],
  ['another format', { ...book('A', 'PA'), format: 2 }],
  ['no date', { ...book('A', 'PA'), date: 'soon' }],
  ['no hash', { ...book('A', 'PA'), sourceSha256: 'x' }],
  ['nothing in it', { ...book('A', 'PA'), areas: [] }],
  ['an area twice', { ...book('A', 'PA'), areas: [...book('A', 'PA').areas, ...book('A', 'PA').areas] }],
  ['codes of another area', { ...book('A', 'PA'), areas: [{ ...book('A', 'PA').areas[0], area: 'II' }] }],
  ['a text without end', { ...book('A', 'PA'), title: 'x'.repeat(5000) }],
  ['too many areas', { ...book('A', 'PA'), areas: Array.from({ length: 61 }, () => ({})) }],
])('%s is no code book', (_what, raw) => {
  expect(parseCodeBook(raw)).toMatchObject({ ok: false, fault: { code: 'not-a-code-book' } });
});

test('the same list of kept books gives the same look-up, and what is no book of this format says nothing', () => {
  const kept = [book('FAA-S-ACS-6C', 'PA'), { kind: 'acs-code-book', format: 2 }, undefined];
  expect(lookUpIn(kept)).toBe(lookUpIn(kept));
  expect(lookUpIn(kept)('PA.I.A.K1a').text).toBe('Bowline');
  expect(lookUpIn(undefined)('PA.I.A.K1a').text).toBeUndefined();
});
