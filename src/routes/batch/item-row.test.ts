import { expect, it } from 'vitest';
import type { Item, ItemState } from '#engine/ports.ts';
import { faultLine, splitName, splitPath, tableColumn } from './item-row.ts';

function item(state: ItemState): Item {
  return {
    id: 'i',
    batchId: 'b',
    ordinal: 0,
    name: 'lab/a.csv',
    sizeBytes: 1,
    sha256: '',
    attempts: 1,
    state,
  };
}

it('a fault stands in one line with its place', () => {
  const fault = {
    kind: 'unsupported',
    code: 'no-vo2-column',
    detail: 'no VO2; found t, HR',
    at: { sheet: 'Data', row: 3 },
  } as const;
  expect(faultLine(item({ status: 'failed', fault }))).toBe(
    'no VO2; found t, HR (sheet Data, row 3) · no-vo2-column',
  );
  expect(faultLine(item({ status: 'queued' }))).toBeUndefined();
});

it('a value is printed with the digits of its column, and only when there is a result', () => {
  const rer = { name: 'rer_peak', title: 'RER', kind: 'decimal', digits: 2, description: '' } as const;
  const column = tableColumn(rer, []);
  const row = { rer_peak: 1.1538 };
  const done = item({ status: 'done', quality: 'success', row, version: 1 });
  expect([column.text(done), column.value(done)]).toEqual(['1.15', 1.1538]);
  expect(column.text(item({ status: 'queued' }))).toBe('');
});

it('an uptake is shown in the unit that was chosen, and in its own where there is no body mass for it', () => {
  const vo2 = {
    name: 'vo2',
    title: 'VO2peak',
    unit: 'mL/min',
    kind: 'decimal',
    digits: 0,
    description: '',
  } as const;
  const column = tableColumn(vo2, [], { vo2: 'METs', speed: 'km/h', pressure: 'mmHg' });
  const withMass = item({
    status: 'done',
    quality: 'success',
    row: { vo2: 2450, body_mass_kg: 70 },
    version: 1,
  });
  const without = item({ status: 'done', quality: 'success', row: { vo2: 2450 }, version: 1 });
  expect(column.unit).toBe('METs');
  expect([withMass, without].map(column.text)).toEqual(['10.0', '2450 mL/min']);
  expect(column.value(withMass)).toBeCloseTo(10, 12);
  expect(column.value(without)).toBeUndefined();
  expect(column.text(item({ status: 'queued' }))).toBe('');
  const roomy = tableColumn(vo2, [without], { vo2: 'METs', speed: 'km/h', pressure: 'mmHg' });
  expect(roomy.widthPx).toBeGreaterThan(column.widthPx);
});

it('folders are shown apart from the file', () => {
  expect(splitPath('lab/2024/a.csv')).toEqual({ folder: 'lab/2024/', file: 'a.csv' });
  expect(splitPath('a.csv')).toEqual({ folder: '', file: 'a.csv' });
  expect(splitPath('lab\u202e/\u2067a.csv')).toEqual({ folder: 'lab[U+202E]/', file: '[U+2067]a.csv' });
});

it('a name keeps its ending and the four letters before it together', () => {
  expect(splitName('01-cosmed-ramp.xlsx')).toEqual({ start: '01-cosmed-', end: 'ramp.xlsx' });
  expect(splitName('ZAN.patient')).toEqual({ start: 'ZAN.pat', end: 'ient' });
  expect(splitName('a.csv')).toEqual({ start: '', end: 'a.csv' });
});

it('a text column is as wide as what the first rows hold, within reason', () => {
  const device = { name: 'device', title: 'Device', kind: 'text', description: '' } as const;
  const of = (text: string): Item =>
    item({ status: 'done', quality: 'success', row: { device: text }, version: 1 });
  const widths = ['ZAN', 'CORTEX MetaSoft', 'x'.repeat(200)].map(
    (text) => tableColumn(device, [of(text)]).widthPx,
  );
  expect(widths).toEqual([72, 121, 152]);
  const name = { ...device, personal: true } as const;
  expect(tableColumn(name, [of('SAMPLE, ALEX RIVER')]).widthPx).toBeGreaterThan(170);
});
