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
  guide: {
    layout:
      'CSV or Excel: “TrueOne” and the person first, then names, conditions and units between lines of = and -, then the rows.',
    steps: [
      {
        from: 'memory',
        text: 'In TrueOne, open the test, choose the averaging, and save the data as CSV or for Excel.',
      },
      {
        from: 'files',
        text: 'Keep the lines above the table: the factor from STPD to BTPS stands there, and ventilation is given as STPD.',
      },
      {
        from: 'files',
        text: 'Choose short averages (up to 15 s) and take the time among the columns; a mixing chamber gives no end-tidal pressures.',
      },
    ],
  },
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
