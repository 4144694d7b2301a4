import { readTable } from '../columns/read-table.ts';
import type { Device } from './device.ts';
import { documentWords } from './document-words.ts';

/** Any table with a time and a VO2 column: the aliases, the unit row and the size of the values have to do. */
export const generic: Device = {
  id: 'generic',
  title: 'Table of an exercise test',
  recognise: (document) => ('sheets' in document ? 0.05 : 0),
  read: (document) =>
    readTable(documentWords(document).sheets, { device: 'generic', deviceTitle: 'Unknown device' }),
};
