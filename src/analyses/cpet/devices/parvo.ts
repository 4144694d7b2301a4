import { readTable, type TableProfile } from '../columns/read-table.ts';
import type { Device } from './device.ts';
import { documentWords, hasAny, weigh } from './document-words.ts';

const table: TableProfile = {
  device: 'parvo',
  deviceTitle: 'Parvo TrueOne',
  unitHabits: {
    vo2MlPerMin: 'L/min',
    vco2MlPerMin: 'L/min',
    veStpdLPerMin: 'L/min',
    vtL: 'L',
    workRateW: 'W',
  },
};

/**
 * ParvoMedics TrueOne 2400: names over conditions over units between "==========" and "----------", decimal minutes,
 * L/min, VE at STPD with the factor to BTPS in the header, event lines and a summary below the data.
 */
export const parvo: Device = {
  id: 'parvo',
  title: 'Parvo TrueOne',
  recognise: (document) => {
    const { words, text } = documentWords(document);
    return weigh(
      [0.5, words.has('stpdtobtps')],
      [0.2, hasAny(words, 'basevaluesforsampling', 'o2gain', 'selectedflowmeter')],
      [0.2, text.includes('==========')],
      [0.6, /\b(parvo\s?medics|trueone)\b/.test(text)],
    );
  },
  table: () => table,
  read: (document) => {
    const { sheets, header } = documentWords(document);
    return readTable(sheets, table, header);
  },
};
