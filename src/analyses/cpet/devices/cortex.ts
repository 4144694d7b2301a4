import { readTable, type TableProfile } from '../columns/read-table.ts';
import { parseUnit } from '../columns/units.ts';
import type { Device } from './device.ts';
import { documentWords, hasAny, weigh, type DocumentWords } from './document-words.ts';

const table: TableProfile = {
  device: 'cortex',
  deviceTitle: 'CORTEX MetaSoft',
  unitHabits: {
    vo2MlPerMin: 'L/min',
    vco2MlPerMin: 'L/min',
    veLPerMin: 'L/min',
    vtL: 'L',
    workRateW: 'W',
  },
};

/** CORTEX MetaSoft and MetaSoft Studio: sections, a summary with thresholds, then the table; gas flows in L/min. */
export const cortex: Device = {
  id: 'cortex',
  title: 'CORTEX MetaSoft',
  guide: {
    layout:
      'Excel workbook, or XML that Excel opens (sheet “MetasoftStudio”): person and test first, then a summary, then the table under “t”.',
    steps: [
      {
        from: 'memory',
        text: 'Open the test in MetaSoft Studio, show its table of measured values, and export it to Excel or as Excel XML.',
      },
      {
        from: 'files',
        text: 'Which columns come out is set by the export template: take t, V’O2, V’CO2, V’E, breathing rate, heart rate, load and both end-tidal pressures into it.',
      },
      {
        from: 'files',
        text: 'Choose rows for each breath; the table of stages or the summary alone is no test.',
      },
    ],
  },
  recognise: (document) => {
    const found = documentWords(document);
    const { words, headings, text, hasApostrophes } = found;
    return weigh(
      [0.35, hasApostrophes],
      [0.3, timeUnitOf(found) === 'h:mm:ss' && hasApostrophes],
      [0.15, hasAny(headings, 'feeto2', 'eu', 'cho', '%ar', 'v', 'vo2/p', 'vo2/v', 'wr')],
      [0.3, hasAny(words, 'metasoftstudio', 'stammdaten', 'administrativedata')],
      [0.3, /\b(metasoft|metalyzer|metamax|cortex)\b/.test(text)],
      [
        0.3,
        hasAny(
          words,
          'cpetresults',
          'ergebnissedesspiroergometrietests',
          'resultatsdetcp',
          'resultatsdetestcp',
        ),
      ],
    );
  },
  table: () => table,
  read: (document) => {
    const { sheets, header } = documentWords(document);
    return readTable(sheets, table, header);
  },
};

/** The unit written under the time heading, if any. */
export function timeUnitOf({ header }: DocumentWords): string | undefined {
  const time = header?.columns.find(({ role }) => role === 'time');
  return time?.unitRowText === undefined ? undefined : parseUnit(time.unitRowText);
}
