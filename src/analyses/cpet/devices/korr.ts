import { readTable, type TableProfile } from '../columns/read-table.ts';
import type { Device } from './device.ts';
import { documentWords, weigh } from './document-words.ts';

const table: TableProfile = { device: 'korr', deviceTitle: 'KORR CardioCoach' };

/** KORR CardioCoach: tab-separated, a row of names, a row of units, minutes and seconds. */
export const korr: Device = {
  id: 'korr',
  title: 'KORR CardioCoach',
  guide: {
    layout: 'Text separated by tabs: names over units, minutes and seconds.',
    steps: [{ from: 'memory', text: 'In the CardioCoach software, export the test’s data as a text file.' }],
  },
  recognise: (document) => {
    const { text } = documentWords(document);
    return weigh([0.9, /\b(cardio\s?coach|korr|reevue|metacheck)\b/.test(text)]);
  },
  table: () => table,
  read: (document) => {
    const { sheets, header } = documentWords(document);
    return readTable(sheets, table, header);
  },
};
