import { describe, expect, it } from 'vitest';
import { excerpt } from '../average-test.ts';
import { encodeText } from '../encode-text.ts';
import { simulateTest } from '../plain-test.ts';
import type { WrittenFile } from '../written-file.ts';
import { writeCortex } from './cortex.ts';
import { writeCosmedOmnia } from './cosmed-omnia.ts';
import { writeExerciseThresholds, writeOxynet } from './labelled-formats.ts';
import { writeMgcBreeze } from './mgc.ts';
import { writeParvo } from './parvo.ts';
import { writeVo2Master } from './small-formats.ts';
import { writeVyntus } from './vyntus.ts';
import { writeZan } from './zan.ts';

const test = excerpt(simulateTest(11, { sex: 'male' }), 300, 30);

function lines(file: WrittenFile): string[] {
  return file.kind === 'text' ? file.text.split(/\r?\n/) : [];
}

describe('the layouts of the carts', () => {
  it('puts a COSMED header at J1, units below, an empty row, data from row 4', () => {
    const [data] = writeCosmedOmnia(test, { language: 'de' }).sheets;
    expect(data?.name).toBe('Daten');
    expect(data?.rows[0]?.slice(9, 12)).toEqual(['t', 'Af', 'VT']);
    expect(data?.rows[1]?.[9]).toBe('s');
    expect(data?.rows[2]?.[9]).toBeUndefined();
    expect(data?.rows[3]?.[9]).toEqual({
      value: Math.round(test.breaths[0]?.timeS ?? 0) / 86400,
      format: 'mm:ss',
    });
    expect(data?.rows[6]?.[0]).toBe('Gewicht (kg)');
  });

  it('gives a CORTEX summary table a row t of its own before the real one', () => {
    const text = lines(writeCortex(test, { statedThresholds: true })).join('\n');
    expect(text.match(/<Data ss:Type="String">t<\/Data>/g)).toHaveLength(2);
    expect(text).toContain('<Data ss:Type="String">h:mm:ss</Data>');
  });

  it('writes Vyntus end-tidal pressures in kPa unless told otherwise', () => {
    const [, , names = '', units = ''] = lines(writeVyntus(test));
    const at = names.split('\t').indexOf('PETCO2');
    expect(units.split('\t')[at]).toBe('kPa');
  });

  it('names two MGC columns VO2, told apart by their unit', () => {
    const [names = '', units = ''] = lines(writeMgcBreeze(test));
    expect(names.split('\t').filter((name) => name === 'VO2')).toHaveLength(2);
    expect(units).toContain('(mL/kg/min)\t(mL/min)');
  });

  it('gives ZAN rows one field more than it has names, and a count of two more', () => {
    const all = lines(writeZan(test));
    const names = all.filter((line) => line.startsWith('P=')).length;
    expect(all).toContain(`count=${String(names + 2)}`);
    const row = all.find((line) => line.startsWith('B1=')) ?? '';
    expect(
      row
        .replace(/^B1=1,/, '')
        .replace(/,$/, '')
        .split(','),
    ).toHaveLength(names + 1);
  });

  it('stores Parvo ventilation STPD beside its factor', () => {
    const all = lines(writeParvo(test));
    expect(all.find((line) => line.includes('STPD to BTPS'))).toMatch(/1\.2\d+/);
    expect(all.findIndex((line) => line.includes('=====')) + 5).toBe(
      all.findIndex((line) => line.includes('-----')),
    );
  });

  it('quotes VO2 Master decimal commas, and labels the data sets that carry labels', () => {
    expect(writeVo2Master(test).text).toMatch(/"\d+,\d\d"/);
    expect(writeExerciseThresholds(simulateTest(11)).text).toMatch(/"LT_vo2max":"\d\d%"/);
    expect(
      new Set(
        lines(writeOxynet(simulateTest(11)))
          .slice(1, -1)
          .map((line) => line.split(',').at(-1)),
      ),
    ).toEqual(new Set(['-1', '0', '1']));
  });
});

describe('encoding a text', () => {
  it('knows the bytes of each encoding', () => {
    const bytes = (text: string, encoding: Parameters<typeof encodeText>[1]): number[] => [
      ...encodeText(text, encoding),
    ];
    expect(bytes('é°€', 'utf-8')).toEqual([...new TextEncoder().encode('é°€')]);
    expect(bytes('a', 'utf-8-bom')).toEqual([0xef, 0xbb, 0xbf, 0x61]);
    expect(bytes('ü', 'utf-16le-bom')).toEqual([0xff, 0xfe, 0xfc, 0x00]);
    expect(bytes('ü', 'utf-16be-bom')).toEqual([0xfe, 0xff, 0x00, 0xfc]);
    expect(bytes('ü€', 'windows-1252')).toEqual([0xfc, 0x80]);
    expect(bytes('Вя°', 'windows-1251')).toEqual([0xc2, 0xff, 0xb0]);
    expect(() => encodeText('я', 'windows-1252')).toThrow('no byte');
  });
});
