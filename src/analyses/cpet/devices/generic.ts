import { readTable, type TableProfile } from '../columns/read-table.ts';
import type { Device } from './device.ts';
import { documentWords } from './document-words.ts';

const table: TableProfile = { device: 'generic', deviceTitle: 'Unknown device' };

/** Any table with a time and a VO2 column: the aliases, the unit row and the size of the values have to do. */
export const generic: Device = {
  id: 'generic',
  title: 'Table of an exercise test',
  guide: {
    layout:
      'Any table as CSV, text, Excel or Excel XML, with one row of headings and, best, one of units; headings in English, German, French, Italian, Spanish, Portuguese, Dutch, Danish or Norwegian.',
    steps: [
      {
        from: 'files',
        text: 'It needs the time and VO2 (or VO2 per kg with the body mass). VCO2, VE, heart rate, load and end-tidal pressures add what rests on them.',
      },
      {
        from: 'files',
        text: 'One test in a file; rows for each breath or short averages; units beside the headings or below them.',
      },
      {
        from: 'files',
        text: 'Where a heading is not understood, say in the import doctor once what it holds: the profile is kept for all files alike.',
      },
    ],
  },
  recognise: (document) => ('sheets' in document ? 0.05 : 0),
  table: () => table,
  read: (document) => {
    const { sheets, header } = documentWords(document);
    return readTable(sheets, table, header);
  },
};
