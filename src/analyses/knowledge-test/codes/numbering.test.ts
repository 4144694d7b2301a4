import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sharedPath } from '../../../../tests/support/shared-samples.ts';
import { numberingText, type NumberingTable } from '../../../../tests/support/write-numbering.ts';
import { knownExams } from './exams.ts';
import { parseCode } from './grammar.ts';
import { codesOfExam, codesOfPrefix, explainCode, isKnownCode, numberingOf } from './numbering.ts';
import { readNumbering } from './numbering-text.ts';
import { numberingTexts } from './numbering/all.ts';

const prefixes = Object.keys(numberingTexts);
const all = prefixes.flatMap(codesOfPrefix);

test('the numbering has 19 prefixes, 794 tasks and 15,445 codes, each one once', () => {
  const tasks = prefixes.flatMap((prefix) =>
    [...(numberingOf(prefix)?.areas.values() ?? [])].flatMap((area) => [...area.tasks.keys()]),
  );
  expect([prefixes.length, tasks.length, all.length]).toEqual([19, 794, 15_445]);
  expect(new Set(all).size).toBe(all.length);
});

test('every code of it is a code by the grammar', () => {
  expect(all.filter((code) => parseCode(code)?.text !== code)).toEqual([]);
});

test('without dots, or in capitals, no two codes are alike', () => {
  expect(new Set(all.map((code) => code.replaceAll('.', '').toUpperCase())).size).toBe(all.length);
});

test('the short form is unfolded', () => {
  const { areas } = readNumbering('XX', 'I. First\nA One | K 1-3 5+a-c 6=bd | S 2\nB Two | R 1');
  expect(areas.get('I')?.title).toBe('First');
  expect(areas.get('I')?.tasks.get('A')?.codes).toEqual(
    'K1 K2 K3 K5 K5a K5b K5c K6b K6d S2'.split(' ').map((element) => `XX.I.A.${element}`),
  );
  expect(areas.get('I')?.tasks.get('B')).toEqual({ title: 'Two', codes: ['XX.I.B.R1'] });
});

test('a code is explained by its area and task', () => {
  expect(explainCode('PA.I.B.K1a')).toMatchObject({
    document: 'FAA-S-ACS-6C',
    areaTitle: 'Preflight Preparation',
    taskTitle: 'Airworthiness Requirements',
    kindTitle: 'knowledge',
  });
  expect(explainCode('MC.I.A.K1')?.document).toBeUndefined();
  expect(explainCode('PA.I.B.K1a')).toBe(explainCode('PA.I.B.K1a'));
});

test('what the numbering does not have is not explained', () => {
  expect(isKnownCode('PA.I.B.K1z')).toBe(false);
  expect(isKnownCode('AI.I.A.K1')).toBe(false); // it starts at area II
  expect(isKnownCode('PLT012')).toBe(false);
  expect(explainCode('PA.XVI.A.K1')).toBeUndefined();
  expect(explainCode('nonsense')).toBeUndefined();
});

test('an exam has the codes of its prefix, mechanics’ tests those of their area', () => {
  expect(codesOfExam('PAR')).toHaveLength(1192);
  expect(codesOfExam('CAX')).toHaveLength(1192);
  expect(codesOfExam('FOI').every((code) => code.startsWith('FI.I.'))).toBe(true);
  expect(codesOfExam('AMA').every((code) => code.startsWith('AM.II.'))).toBe(true);
  const mechanics = ['AMG', 'AMA', 'AMP'].flatMap(codesOfExam);
  expect(new Set(mechanics).size).toBe(codesOfPrefix('AM').length);
  expect(codesOfExam('PGL')).toEqual([]);
  expect(codesOfExam('XYZ')).toEqual([]);
  const withPrefix = knownExams().filter((exam) => exam.prefixes.length > 0);
  expect(withPrefix.filter(({ code }) => codesOfExam(code).length === 0)).toEqual([]);
});

const tablePath = sharedPath('acs/structure.json');

test.skipIf(!existsSync(tablePath))('it is the one of the publications, title by title', () => {
  const table = JSON.parse(readFileSync(tablePath, 'utf8')) as NumberingTable;
  expect(
    Object.fromEntries(Object.entries(table).map(([prefix, of]) => [prefix, numberingText(of)])),
  ).toEqual(Object.fromEntries(prefixes.map((prefix) => [prefix, numberingTexts[prefix]?.trim()])));
  // Counted without the short form in between.
  const counts = Object.values(table).flatMap(({ areas }) =>
    Object.values(areas).flatMap(({ tasks }) =>
      Object.values(tasks).flatMap(({ K = '', R = '', S = '' }) =>
        `${K} ${R} ${S}`.split(' ').map((token) => token.replace(/\d+/, '1').replace('~1', '').length),
      ),
    ),
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all.length);
});
