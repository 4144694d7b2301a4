import { describe, expect, test } from 'vitest';
import { plural } from './plural.ts';

describe('a sentence with a count', () => {
  test('is another for one than for many', () => {
    const files = (count: number): string => plural(count, ['# file waits', '# files wait']);
    expect([0, 1, 2].map(files)).toEqual(['0 files wait', '1 file waits', '2 files wait']);
  });

  test('groups the digits of a large count', () => {
    expect(plural(12_345, ['# file', '# files'])).toBe('12\u2009345 files');
  });

  test('says values by their names, whatever they hold', () => {
    const said = plural(1, ['# file of “{folder}”', '# files of “{folder}”'], { folder: '$& #1 {folder}' });
    expect(said).toBe('1 file of “$& #1 {folder}”');
  });

  test('follows the rule of another language: none is one in French', () => {
    const french = (count: number): number => (count > 1 ? 1 : 0);
    expect(plural(0, ['# fichier attend', '# fichiers attendent'], {}, french)).toBe('0 fichier attend');
  });
});
