import { readTable, type TableProfile } from '../columns/read-table.ts';
import { timeUnitOf } from './cortex.ts';
import type { Device } from './device.ts';
import { documentWords, hasAny, weigh } from './document-words.ts';

const table: TableProfile = {
  device: 'vyntus',
  deviceTitle: 'Vyntus / SentrySuite',
  unitHabits: {
    vo2MlPerMin: 'mL/min',
    vco2MlPerMin: 'mL/min',
    veLPerMin: 'L/min',
    vtL: 'L',
    workRateW: 'W',
  },
};

/**
 * Vyntus CPX and SentrySuite, Jaeger Oxycon before them: tab-separated text or a sheet, times in minutes and seconds
 * under "min". End-tidal pressures are in kPa or mmHg, which only the unit row tells, so there is no habit for them.
 */
export const vyntus: Device = {
  id: 'vyntus',
  title: 'Vyntus / SentrySuite / Jaeger',
  guide: {
    layout: 'Text separated by tabs, or an Excel sheet: names over units, times as minutes and seconds.',
    steps: [
      {
        from: 'memory',
        text: 'In SentrySuite (or the older JLAB), open the test’s table of measured values and save it as a text file or to Excel.',
      },
      {
        from: 'files',
        text: 'Set the table to every breath or to short averages: with one row a minute there is nothing to find thresholds in.',
      },
      {
        from: 'files',
        text: 'Keep the row of units: end-tidal pressures come in kPa or mmHg, and only that row says which.',
      },
    ],
  },
  recognise: (document) => {
    const found = documentWords(document);
    const { words, headings, text, hasApostrophes } = found;
    const timeUnit = timeUnitOf(found);
    return weigh(
      [0.3, hasApostrophes],
      [0.3, hasApostrophes && (timeUnit === 'min' || timeUnit === 'mm:ss')],
      [0.2, hasAny(headings, 'vtex', 'eqo2', 'fettg/d', 'chog/d', 'pet/co2', 'vestpd', 'brfev', 'tph')],
      [0.2, hasAny(words, 'idnummer', 'polsoo2') || [...words].some((word) => word.startsWith('idnummer'))],
      [0.5, /\b(vyntus|sentrysuite|jaeger|oxycon|vyaire|carefusion|masterscreen)\b/.test(text)],
    );
  },
  table: () => table,
  read: (document) => {
    const { sheets, header } = documentWords(document);
    return readTable(sheets, table, header);
  },
};
