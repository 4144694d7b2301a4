import type { WrittenCell, WrittenSheet } from '../written-file.ts';

/** SpreadsheetML 2003, as CORTEX writes it: empty cells are left out and the next one carries its ss:Index. */
export function spreadsheetXml(sheets: readonly WrittenSheet[]): string {
  const worksheets = sheets.map(
    ({ name, rows }) =>
      ` <Worksheet ss:Name="${escaped(name)}">\n  <Table>\n${rows.map(rowXml).join('\n')}\n  </Table>\n </Worksheet>`,
  );
  return [
    '<?xml version="1.0"?>',
    '<?mso-application progid="Excel.Sheet"?>',
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"',
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">',
    ...worksheets,
    '</Workbook>',
    '',
  ].join('\n');
}

function rowXml(row: readonly WrittenCell[]): string {
  const cells: string[] = [];
  let skipped = false;
  row.forEach((cell, index) => {
    if (cell === undefined) {
      skipped = true;
      return;
    }
    const place = skipped ? ` ss:Index="${String(index + 1)}"` : '';
    skipped = false;
    const value = typeof cell === 'object' ? cell.value : cell;
    const type = typeof value === 'number' ? 'Number' : 'String';
    cells.push(`<Cell${place}><Data ss:Type="${type}">${escaped(String(value))}</Data></Cell>`);
  });
  return cells.length === 0 ? '   <Row/>' : `   <Row>${cells.join('')}</Row>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
