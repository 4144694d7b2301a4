import { readTable, type TableProfile } from '../columns/read-table.ts';
import type { Device } from './device.ts';
import { documentWords, hasAll, hasAny, weigh } from './document-words.ts';

const table: TableProfile = {
  device: 'mgc',
  deviceTitle: 'MGC Breeze',
  unitHabits: {
    vo2MlPerMin: 'mL/min',
    vco2MlPerMin: 'mL/min',
    veLPerMin: 'L/min',
    vtL: 'mL',
    peto2MmHg: 'mmHg',
    petco2MmHg: 'mmHg',
    speedKmPerH: 'mph',
    gradePercent: '%',
  },
};

/** MGC Diagnostics (MedGraphics) Breeze: VO2 twice, per kg and absolute; VT in mL; speed in mph. */
export const mgc: Device = {
  id: 'mgc',
  title: 'MGC Breeze',
  guide: {
    layout:
      'Text separated by tabs: names in the first row, units in the second; VO2 stands in it twice, absolute and per kg.',
    steps: [
      { from: 'memory', text: 'In BreezeSuite, open the test’s tabular data and export it as a text file.' },
      {
        from: 'files',
        text: 'Keep the second row: the two columns named VO2 can only be told apart by their units.',
      },
    ],
  },
  recognise: (document) => {
    const { headings, text } = documentWords(document);
    return weigh(
      [0.4, hasAll(headings, 'vtbtps', 'vebtps')],
      [0.2, headings.has('rr') && headings.has('rer')],
      [0.15, headings.has('br')],
      [0.15, headings.has('hrr')],
      [0.1, hasAny(headings, 'extime', 'heartrate')],
      [0.6, /\b(medgraphics|breezesuite|breeze suite|mgc diagnostics|ultima)\b/.test(text)],
    );
  },
  table: () => table,
  read: (document) => {
    const { sheets, header } = documentWords(document);
    return readTable(sheets, table, header);
  },
};
