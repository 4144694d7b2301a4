import type { Sheet } from '#readers/document.ts';
import { cellText, isBlank } from '../columns/cells.ts';
import { readTable, type TableProfile } from '../columns/read-table.ts';
import { phaseOf } from '../columns/words.ts';
import type { Device } from './device.ts';
import { documentWords, weigh, type DocumentWords } from './document-words.ts';

const table: TableProfile = {
  device: 'geratherm',
  deviceTitle: 'Geratherm Ergostik',
  clockRestartsEachPhase: true,
};

/**
 * Geratherm Ergostik (Blue Cherry): the phase stands in column A on the first row of each phase only, minutes and
 * seconds are stored as hours and minutes, and the clock begins anew with each phase.
 */
export const geratherm: Device = {
  id: 'geratherm',
  title: 'Geratherm Ergostik',
  guide: {
    layout:
      'Excel workbook: names over units, the phase in column A only where it begins, a clock that begins anew with each phase.',
    steps: [
      { from: 'memory', text: 'In Blue Cherry, export the measured values of the test to Excel.' },
      {
        from: 'files',
        text: 'Leave the sheet as it was exported: sorting or filling cells takes away what tells the phases apart.',
      },
    ],
  },
  recognise: (document) => {
    const found = documentWords(document);
    return weigh(
      [0.9, /\b(geratherm|ergostik|blue\s?cherry)\b/.test(found.text)],
      [0.7, hasSparsePhases(found)],
    );
  },
  table: () => table,
  read: (document) => {
    const found = documentWords(document);
    return readTable(
      found.sheets.map((sheet) => nameFirstColumn(sheet, found)),
      table,
    );
  },
};

/** Phase names in column A with empty cells between them, beside Excel times, which are looked for first: few tables have them. */
function hasSparsePhases({ header }: DocumentWords): boolean {
  if (header === undefined) return false;
  const data = header.sheet.rows.slice(header.dataRow);
  if (!data.some((row) => row.some((cell) => typeof cell === 'object'))) return false;
  const rows = data.filter((row) => row.some((cell) => !isBlank(cell)));
  const named = rows.filter((row) => phaseOf(cellText(row[0])) !== undefined).length;
  const empty = rows.filter((row) => isBlank(row[0])).length;
  return named >= 2 && named + empty >= 0.95 * rows.length && empty > 3 * named;
}

/** The column of phases often has no heading of its own. */
function nameFirstColumn(sheet: Sheet, { header }: DocumentWords): Sheet {
  if (header?.sheet !== sheet || !isBlank(sheet.rows[header.row]?.[0])) return sheet;
  const rows = sheet.rows.map((row, index) => (index === header.row ? ['Phase', ...row.slice(1)] : row));
  return { ...sheet, rows };
}
