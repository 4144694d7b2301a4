import { utils, write, type BookType, type WorkSheet } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { SourceDocument } from './document.ts';
import { readDocument } from './read-document.ts';

/** A workbook with one sheet whose used range starts at B3, as bytes. */
function drawWorkbook(bookType: string, date1904 = false): Uint8Array {
  const sheet: WorkSheet = utils.aoa_to_sheet([], { dense: false });
  Object.assign(sheet, {
    '!ref': 'B3:E6',
    B3: { t: 's', v: 't' },
    C3: { t: 's', v: "V'O2" },
    E3: { t: 's', v: 'Größe' },
    B4: { t: 'n', v: 248.5 / 86_400, z: 'mm:ss' },
    C4: { t: 'n', v: 1 / 3, z: '0.0' },
    C6: { t: 'n', v: -3.5 },
    D6: { t: 's', v: '00:16:31,8' },
    E6: { t: 'n', v: 29_358, z: 'yyyy-mm-dd' },
  });
  const book = { SheetNames: ['Data'], Sheets: { Data: sheet }, Workbook: { WBProps: { date1904 } } };
  return new Uint8Array(write(book, { type: 'array', bookType: bookType as BookType }) as ArrayBuffer);
}

async function read(content: Uint8Array | string): Promise<SourceDocument> {
  const result = await readDocument(
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  );
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.fault)}`);
  return result.value;
}

async function refusal(content: Uint8Array): Promise<string> {
  const result = await readDocument(content);
  return !result.ok && 'code' in result.fault ? result.fault.code : 'none';
}

describe('a workbook', () => {
  it.each([
    ['xlsx', 'xlsx'],
    ['xlsb', 'xlsx'],
    ['biff8', 'xls'],
    ['xlml', 'spreadsheet-xml'],
  ])('written as %s gives the same rows where they stand', async (bookType, format) => {
    const document = await read(drawWorkbook(bookType));
    expect(document.format).toBe(format);
    if (!('sheets' in document)) throw new Error('no sheets');
    const [sheet] = document.sheets;
    expect(sheet?.name).toBe('Data');
    expect(sheet?.rows).toHaveLength(6);
    expect(sheet?.rows.slice(0, 3)).toEqual([[], [], [undefined, 't', "V'O2", undefined, 'Größe']]);
    expect(sheet?.rows[3]?.[1]).toMatchObject({ kind: 'date-time', format: 'mm:ss' });
    const time = sheet?.rows[3]?.[1];
    expect(typeof time === 'object' ? time.days * 86_400 : undefined).toBeCloseTo(248.5, 6);
    expect(sheet?.rows[3]?.[2]).toBeCloseTo(1 / 3, 12);
    expect(sheet?.rows[4]).toEqual([]);
    expect(sheet?.rows[5]?.slice(0, 4)).toEqual([undefined, undefined, -3.5, '00:16:31,8']);
    expect(sheet?.rows[5]?.[4]).toMatchObject({ kind: 'date-time', days: 29_358 });
  });

  it.each(['biff2', 'biff3', 'biff4'])(
    'of Excel 2 to 4 (%s) is read without a container',
    async (bookType) => {
      const document = await read(drawWorkbook(bookType));
      expect(document.format).toBe('xls');
      if (!('sheets' in document)) throw new Error('no sheets');
      expect(document.sheets[0]?.rows[5]?.slice(2, 4)).toEqual([-3.5, '00:16:31,8']);
    },
  );

  it('of Excel 95 has its accents and curly apostrophes', async () => {
    const sheet = utils.aoa_to_sheet([['Gr__e', 'V_O2', -3.5]]);
    const book = { SheetNames: ['Data'], Sheets: { Data: sheet } };
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'biff5' }) as ArrayBuffer);
    const latin = new TextDecoder('latin1').decode(bytes);
    bytes.set([0xf6, 0xdf], latin.indexOf('Gr__e') + 2);
    bytes.set([0x92], latin.indexOf('V_O2') + 1);
    const document = await read(bytes);
    if (!('sheets' in document)) throw new Error('no sheets');
    expect(document.sheets[0]?.rows).toEqual([['Größe', 'V’O2', -3.5]]);
  });

  it('that counts from 1904 has its dates moved, its times of day not', async () => {
    const document = await read(drawWorkbook('xlsx', true));
    if (!('sheets' in document)) throw new Error('no sheets');
    expect(document.sheets[0]?.rows[5]?.[4]).toMatchObject({ days: 29_358 + 1462 });
    expect(document.sheets[0]?.rows[3]?.[1]).toMatchObject({ days: 248.5 / 86_400 });
  });

  it('cut off or damaged is refused by name', async () => {
    const xlsx = drawWorkbook('xlsx');
    expect(await refusal(xlsx.slice(0, xlsx.length / 2))).toBe('workbook-damaged');
    const scrambled = xlsx.map((byte, i) => (i > 60 && i < xlsx.length - 2000 ? byte ^ 0x5a : byte));
    expect(await refusal(scrambled)).toBe('workbook-damaged');
    expect(await refusal(drawWorkbook('biff8').slice(0, 700))).toBe('workbook-damaged');
  });

  it('with a sheet whose part holds nothing is refused, and the sheet named', async () => {
    // Found by the fuzzer: it was a bug of ours.
    const parts = unzipSync(drawWorkbook('xlsx'));
    const emptied = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(0) });
    expect(await readDocument(emptied)).toMatchObject({
      ok: false,
      fault: { code: 'workbook-damaged', at: { sheet: 'Data' } },
    });
  });
});

describe('SpreadsheetML 2003', () => {
  const book = (rows: string) => `<?xml version="1.0"?>
    <?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
      xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
    <Styles><Style ss:ID="t"><NumberFormat ss:Format="h:mm:ss"/></Style></Styles>
    <Worksheet ss:Name="MetasoftStudio"><Table>${rows}</Table></Worksheet></Workbook>`;
  const text = (value: string, index = '') => `<Cell${index}><Data ss:Type="String">${value}</Data></Cell>`;

  it('keeps the gaps that ss:Index and merged cells leave', async () => {
    const document = await read(
      book(
        `<Row ss:Index="3">${text('V’O2 &amp; more', ' ss:Index="2"')}${text('W', ' ss:Index="5"')}</Row>
         <Row/><Row>${text('merged', ' ss:MergeAcross="2"')}${text(' 00:56')}${text('0012')}</Row>`,
      ),
    );
    expect(document).toEqual({
      format: 'spreadsheet-xml',
      sheets: [
        {
          name: 'MetasoftStudio',
          rows: [
            [],
            [],
            [undefined, 'V’O2 & more', undefined, undefined, 'W'],
            [],
            ['merged', undefined, undefined, ' 00:56', '0012'],
          ],
        },
      ],
    });
  });

  it('gives times as days with their format, and errors as nothing', async () => {
    const document = await read(
      book(`<Row><Cell ss:StyleID="t"><Data ss:Type="DateTime">1899-12-31T00:04:08.000</Data></Cell>
        <Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell><Data ss:Type="Number">1.5</Data></Cell></Row>`),
    );
    if (!('sheets' in document)) throw new Error('no sheets');
    const [time, error, number] = document.sheets[0]?.rows[0] ?? [];
    expect(time).toMatchObject({ kind: 'date-time', format: 'h:mm:ss' });
    expect(typeof time === 'object' ? time.days * 86_400 : undefined).toBeCloseTo(248, 3);
    expect(error).toBeUndefined();
    expect(number).toBe(1.5);
  });

  it('with a row at the end of the world is refused instead of filled up', async () => {
    const far = book(`<Row ss:Index="2000000000">${text('x')}</Row>`);
    expect(await refusal(new TextEncoder().encode(far))).toBe('too-many-cells');
  });
});
