import { describe, expect, it } from 'vitest';
import {
  defaultSettings,
  inTableOrder,
  parseFileLimitMb,
  parseFilesPerBatch,
  parseSettings,
  switchColumn,
  visibleColumns,
} from './settings.ts';

describe('settings of this device', () => {
  it('survive nonsense and older versions', () => {
    expect(parseSettings(undefined)).toEqual(defaultSettings);
    expect(
      parseSettings({
        theme: 'neon',
        language: 'tlh',
        units: { vo2: 'cups' },
        csv: { delimiter: '|', decimalMark: ',' },
        columns: 3,
      }),
    ).toEqual({
      theme: 'system',
      language: 'system',
      letterKeys: true,
      units: { vo2: 'mL/min', speed: 'km/h', pressure: 'mmHg' },
      csv: { delimiter: ';', decimalMark: ',', byteOrderMark: false },
      fileLimitMb: 10,
      filesPerBatch: {},
      readInPlace: false,
      keepInputs: false,
      lockAfterMinutes: 15,
      retention: { kind: 'kept' },
      columns: {},
      options: {},
      kept: {},
      initials: '',
      exports: defaultSettings.exports,
      laboratory: { name: '' },
    });
  });

  it('come back as they were stored', () => {
    const chosen = parseSettings({
      theme: 'contrast',
      letterKeys: false,
      language: 'en',
      units: { vo2: 'METs', speed: 'mph', pressure: 'kPa' },
      readInPlace: true,
      keepInputs: true,
      lockAfterMinutes: 5,
      retention: { kind: 'days', days: 30 },
      csv: { delimiter: '\t', decimalMark: ',', byteOrderMark: true },
      columns: { cpet: { shown: ['sex'], hidden: [] } },
      options: { cpet: { hrMaxEquation: 'fox-1971' } },
      kept: { cpet: { laboratories: [] } },
      initials: 'AB',
      filesPerBatch: { 'knowledge-test': 60 },
      exports: { formats: ['html'], paper: 'letter', deidentified: false, only: 'accepted' },
      laboratory: { name: 'North' },
    });
    expect(parseSettings(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen);
  });
});

it('the file limit stays within what a browser can hold', () => {
  expect(['25', '0', '9999', '', 'ten', 12.5].map(parseFileLimitMb)).toEqual([
    25,
    1,
    200,
    undefined,
    undefined,
    12.5,
  ]);
});

it('the number of files in a batch is a whole number within what the analysis allows', () => {
  expect(['60', '0', '9999', '', 'ten', 12.4].map((typed) => parseFilesPerBatch(typed, 1000))).toEqual([
    60,
    1,
    1000,
    undefined,
    undefined,
    12,
  ]);
});

describe('columns of the live table', () => {
  const columns = [{ name: 'vo2', headline: true }, { name: 'sex' }, { name: 'rer', headline: true }];
  const namesOf = (choice: Parameters<typeof visibleColumns>[1]): string[] =>
    visibleColumns(columns, choice).map((column) => column.name);

  it('start with the headline ones, and keep their order when others are switched on', () => {
    expect(namesOf(undefined)).toEqual(['vo2', 'rer']);
    expect(namesOf(switchColumn(undefined, { name: 'sex' }, true))).toEqual(['vo2', 'sex', 'rer']);
  });

  it('can be led by some; the others keep their order', () => {
    const order = (first?: readonly string[]): string =>
      inTableOrder(columns, first)
        .map(({ name }) => name)
        .join(' ');
    expect(order(['rer', 'gone', 'vo2'])).toBe('rer vo2 sex');
    expect(order()).toBe('vo2 sex rer');
  });

  it('a hidden column can be shown again', () => {
    const hidden = switchColumn(undefined, { name: 'vo2', headline: true }, false);
    expect(namesOf(hidden)).toEqual(['rer']);
    expect(namesOf(switchColumn(hidden, { name: 'vo2', headline: true }, true))).toEqual(['vo2', 'rer']);
  });
});
