import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasShared, sharedPath } from '../../tests/support/shared-samples.ts';
import type { SourceDocument } from './document.ts';
import { readDocument } from './read-document.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function read(content: string | Uint8Array): Promise<SourceDocument> {
  const result = await readDocument(typeof content === 'string' ? bytesOf(content) : content);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.fault)}`);
  return result.value;
}

async function refusal(content: string | Uint8Array): Promise<string> {
  const result = await readDocument(typeof content === 'string' ? bytesOf(content) : content);
  return !result.ok && 'code' in result.fault ? `${result.fault.kind} ${result.fault.code}` : 'none';
}

describe('what a file is', () => {
  it('is decided by its bytes: delimited text', async () => {
    expect(await read('t;VO2\r\ns;mL/min\r\n1;250,5\r\n')).toEqual({
      format: 'delimited',
      encoding: 'utf-8',
      delimiter: ';',
      sheets: [
        {
          name: '',
          rows: [
            ['t', 'VO2'],
            ['s', 'mL/min'],
            ['1', '250,5'],
          ],
        },
      ],
    });
  });

  it('tells an ini section from a JSON array', async () => {
    expect(await read('[person]\r\nname=\r\n\r\n[Data]\r\nB=1,2\r\n')).toEqual({
      format: 'sections',
      encoding: 'utf-8',
      sections: [
        { name: 'person', row: 1, lines: [{ row: 2, text: 'name=' }] },
        { name: 'Data', row: 4, lines: [{ row: 5, text: 'B=1,2' }] },
      ],
    });
    expect(await read('[1]')).toEqual({ format: 'json', value: [1] });
    expect(await read('[true]')).toEqual({ format: 'json', value: [true] });
    expect(await read('[\n{"t": 1}]')).toEqual({ format: 'json', value: [{ t: 1 }] });
  });

  it('reads the NaN that Python writes into JSON as null, but not inside texts', async () => {
    expect(await read('{"VO2": NaN, "note": "NaN \\" NaN", "x": -Infinity}')).toEqual({
      format: 'json',
      value: { VO2: null, note: 'NaN " NaN', x: null },
    });
  });

  it.each([
    ['', 'unreadable empty-file'],
    [' \r\n\t\r\n', 'unreadable empty-file'],
    ['{"t": [1, 2', 'unreadable json-damaged'],
    ['<?xml version="1.0"?><gpx/>', 'unsupported xml-unknown'],
    ['<!DOCTYPE html><html></html>', 'unsupported not-a-test-export'],
    [
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row/>',
      'unreadable workbook-damaged',
    ],
    ['%PDF-1.7\n', 'unsupported not-a-test-export'],
    ['t,VO2\n1,"250\n2,260\n', 'unreadable quote-not-closed'],
    ['t,VO2\n\0\0\0,1', 'unreadable unreadable-text'],
    ['t,VO2\n\u0007\u0001\u0002\u0003,1\n\u001b\u001b,2', 'unreadable unreadable-text'],
  ])('refuses %j by name', async (content, fault) => {
    expect(await refusal(content)).toBe(fault);
  });

  it.each([
    ['a PNG picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]],
    ['a JPEG picture', [0xff, 0xd8, 0xff, 0xe0]],
    ['a gzip archive', [0x1f, 0x8b, 8, 0]],
  ])('refuses %s', async (_what, bytes) => {
    expect(await refusal(Uint8Array.from(bytes))).toBe('unsupported not-a-test-export');
  });

  it('refuses random bytes as no text', async () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 2654435761) >>> 13);
    expect(await refusal(noise)).toBe('unreadable unreadable-text');
  });
});

describe.skipIf(!hasShared)('real samples', () => {
  it.each([
    ['cosmed/ramp_cosmed.xlsx', 'xlsx', 393],
    ['cortex/step_cortex.xlsx', 'xlsx', 846],
    ['cortex/cortex_test.xml', 'spreadsheet-xml', 66],
    ['vyntus/vyntus_test.txt', 'delimited', 11],
    ['mgc/Anton_vo2max.txt', 'delimited', 572],
    ['mgc/37818_vo2max_unavg.csv', 'delimited', 355],
    ['mgc/mar16_101_pre.csv', 'delimited', 438],
    ['mgc/metflex101_constant_unavg55.csv', 'delimited', 330],
    ['parvo/parvo_ramp.CSV', 'delimited', 130],
    ['parvo/parvo_binned.CSV', 'delimited', undefined],
    ['oxynet/data_test.csv', 'delimited', 776],
  ])('%s is %s with %s rows', async (path, format, rowCount) => {
    const document = await read(readFileSync(sharedPath('cpet/samples', path)));
    expect(document.format).toBe(format);
    if (!('sheets' in document)) throw new Error('no sheets');
    if (rowCount !== undefined) expect(document.sheets[0]?.rows).toHaveLength(rowCount);
  });

  it('the Exercise Thresholds export is JSON', async () => {
    expect((await read(readFileSync(sharedPath('cpet/samples/oxynet/test_data_ET.json')))).format).toBe(
      'json',
    );
  });

  it('all 36 ZAN files are sections with data', async () => {
    for (let n = 1; n <= 36; n += 1) {
      const document = await read(readFileSync(sharedPath('cpet/samples/zan', String(n).padStart(2, '0'))));
      if (document.format !== 'sections') throw new Error(`file ${n} is ${document.format}`);
      expect(document.sections.map(({ name }) => name)).toContain('Data');
    }
  });

  it('a Parvo name with a comma stays one cell', async () => {
    const document = await read(readFileSync(sharedPath('cpet/samples/parvo/parvo_ramp.CSV')));
    if (!('sheets' in document)) throw new Error('no sheets');
    expect(document.sheets[0]?.rows[5]).toEqual(['Name', 'RAMP, ', 'File number', '0', 'Doctor', undefined]);
  });
});
