import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasShared, sharedPath } from '../../tests/support/shared-samples.ts';
import { readPlainSpreadsheetXml } from './plain-spreadsheet-xml.ts';
import { readWorkbook } from './workbook.ts';

/** Two sheets with all that is plain: styles, gaps in rows and columns, merged and empty cells, entities. */
const plain = `<?xml version="1.0"?>
<!-- Creation time: 2021 -->
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Styles>
  <Style ss:ID="Default"><Alignment ss:Vertical="Center"/><Font  ss:Bold="1"/></Style>
  <Style ss:ID="s1"><NumberFormat ss:Format="0.00"/></Style>
 </Styles>
 <Worksheet ss:Name="Data"><Table><Column ss:Width="90"/>
  <Row/>
  <Row ss:Index="4"><Cell><Data ss:Type="String">V'O2 &amp; &lt;x&gt;&#10;</Data></Cell>
   <Cell ss:Index="3" ss:StyleID="s1"><Data ss:Type="Number">-1.5e3</Data></Cell></Row>
  <Row><Cell ss:MergeAcross="2"><Data ss:Type="String">a</Data></Cell>
   <Cell><Data ss:Type="Number">7</Data></Cell><Cell/></Row>
 </Table></Worksheet>
 <Worksheet ss:Name="B"><Table>
  <Row ss:Height="12"><Cell><Data ss:Type="String"></Data></Cell><Cell><Data ss:Type="Number">0</Data></Cell></Row>
 </Table></Worksheet>
</Workbook>
`;

/** The sheets as the library reads them; the code of its fault where it refuses them. */
async function byLibrary(text: string): Promise<unknown> {
  const read = await readWorkbook('spreadsheet-xml', text);
  if (read.ok) return 'sheets' in read.value ? read.value.sheets : undefined;
  return 'code' in read.fault ? read.fault.code : read.fault;
}

function rowsWith(row: string): ReturnType<typeof readPlainSpreadsheetXml> {
  return readPlainSpreadsheetXml(plain.replace('<Row/>', row));
}

describe('plain SpreadsheetML 2003', () => {
  it('is read without the library, every cell where it stands', () => {
    expect(readPlainSpreadsheetXml(plain)).toEqual([
      {
        name: 'Data',
        rows: [[], [], [], ["V'O2 & <x>\n", undefined, -1500], ['a', undefined, undefined, 7]],
      },
      { name: 'B', rows: [[undefined, 0]] },
    ]);
  });

  const data = (type: string, value: string) =>
    `<Row><Cell><Data ss:Type="${type}">${value}</Data></Cell></Row>`;

  it.each([
    ['a date', data('DateTime', '2024-06-14T10:15:00.000')],
    ['a truth value', data('Boolean', '1')],
    ['an error', data('Error', '#N/A')],
    ['a part in bold', data('String', 'V<B>O2</B>')],
    ['quoted markup', data('String', '<![CDATA[a < b]]>')],
    ['a doubled entity', data('String', '&amp;#65;')],
    ['an unknown entity', data('String', '&nbsp;')],
    ['a bare ampersand', data('String', 'a & b')],
    ['a character by its code point', data('String', '_x0041_')],
    ['a comment', '<Row><!-- none --></Row>'],
    ['a formula', '<Row><Cell ss:Formula="=1+1"><Data ss:Type="Number">2</Data></Cell></Row>'],
    ['a note on a cell', '<Row><Cell><Comment ss:Author="x"/></Cell></Row>'],
    ['an empty merged cell', '<Row><Cell ss:MergeAcross="2"/></Row>'],
    ['a cell behind its place', `<Row><Cell/><Cell/><Cell ss:Index="1"/></Row>`],
    ['a row behind its place', '<Row/><Row ss:Index="1"/>'],
    ['a column far away', '<Row><Cell ss:Index="2049"/></Row>'],
    ['a row far away', '<Row ss:Index="4000000"/>'],
    ['a cell of too much text', data('String', 'x'.repeat(70_000))],
    ['another prefix', '<ss:Row/>'],
  ])('with %s is left to the library', (_what, row) => {
    expect(rowsWith(row)).toBeUndefined();
  });

  it('with a format of dates is left to the library', () => {
    expect(readPlainSpreadsheetXml(plain.replace('"0.00"', '"mm:ss"'))).toBeUndefined();
    expect(readPlainSpreadsheetXml(plain.replace('"0.00"', '"Short Time"'))).toBeUndefined();
  });

  it('cut off anywhere is left to the library', () => {
    for (let end = 0; end < plain.trimEnd().length; end += 1)
      expect(readPlainSpreadsheetXml(plain.slice(0, end))).toBeUndefined();
  });

  it('with any cells is what the library says', async () => {
    const cell = fc.record({
      attributes: fc.constantFrom('', ' ss:Index="3"', ' ss:MergeAcross="1"', ' ss:StyleID="s1"'),
      type: fc.constantFrom('String', 'Number'),
      value: fc.oneof(
        fc.double().map(String),
        fc.integer().map(String),
        fc.constantFrom(
          '',
          ' ',
          '-',
          '00:14',
          ' 7 ',
          '0x1F',
          '1,5',
          'Größe',
          '\u0092',
          'a&amp;b',
          '&quot;',
          '&#9;',
        ),
      ),
    });
    const row = fc.record({
      attributes: fc.constantFrom('', '', ' ss:Index="9"', ' ss:AutoFitHeight="0"'),
      cells: fc.array(cell, { maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 4 }), async (rows) => {
        const written = rows.map(
          ({ attributes, cells }) =>
            `<Row${attributes}>${cells
              .map((one) => `<Cell${one.attributes}><Data ss:Type="${one.type}">${one.value}</Data></Cell>`)
              .join('')}</Row>`,
        );
        const text = plain.replace('<Row/>', written.join(''));
        const ours = readPlainSpreadsheetXml(text);
        if (ours !== undefined) expect(ours).toEqual(await byLibrary(text));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('damaged is what the library says, or left to it', async () => {
    const pieces = [
      '<',
      '>',
      '"',
      '/',
      ' ',
      '&',
      '=',
      '1',
      'x',
      '<Cell>',
      '</Cell>',
      '<Row>',
      '</Row>',
      '</Data>',
    ];
    const more = [
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      ' ss:Index="2"',
      '</Table>',
      '<Styles>',
      '_x0041_',
      '&#65;',
      'Error',
    ];
    const change = fc.tuple(fc.nat(plain.length - 1), fc.nat(6), fc.constantFrom('', ...pieces, ...more));
    let read = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 2 }), async (changes) => {
        let text = plain;
        for (const [at, length, piece] of changes) text = text.slice(0, at) + piece + text.slice(at + length);
        const ours = readPlainSpreadsheetXml(text);
        if (ours === undefined) return;
        read += 1;
        expect(ours).toEqual(await byLibrary(text));
      }),
      { seed: 2, numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(50);
  });

  it.skipIf(!hasShared)('of a real cart is what the library says', async () => {
    const text = readFileSync(sharedPath('cpet/samples/cortex/cortex_test.xml'), 'utf8').replaceAll(
      '\r\n',
      '\n',
    );
    expect(readPlainSpreadsheetXml(text)).toEqual(await byLibrary(text));
  });
});
