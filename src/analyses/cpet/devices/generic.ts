import { readTable, type TableProfile } from '../columns/read-table.ts';
import type { Device } from './device.ts';
import { documentWords } from './document-words.ts';

const table: TableProfile = { device: 'generic', deviceTitle: 'Unknown device' };

/** Any table with a time and a VO2 column: the aliases, the unit row and the size of the values have to do. */
export const generic: Device = {
  id: 'generic',
  title: 'Table of an exercise test',
  recognise: (document) => ('sheets' in document ? 0.05 : 0),
  table: () => table,
  read: (document) => readTable(documentWords(document).sheets, table),
};
