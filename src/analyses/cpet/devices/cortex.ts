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
