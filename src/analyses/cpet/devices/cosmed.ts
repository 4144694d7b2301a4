import { readTable, type TableProfile } from '../columns/read-table.ts';
import type { Device } from './device.ts';
import { documentWords, hasAll, hasAny, weigh, type DocumentWords } from './document-words.ts';

const table = (found: DocumentWords): TableProfile => ({
  device: 'cosmed',
  deviceTitle: modelOf(found),
  unitHabits: {
    vo2MlPerMin: 'mL/min',
    vco2MlPerMin: 'mL/min',
    veLPerMin: 'L/min',
    vtL: 'L',
    peto2MmHg: 'mmHg',
    petco2MmHg: 'mmHg',
    feto2Percent: '%',
    fetco2Percent: '%',
    workRateW: 'W',
  },
});

/** COSMED OMNIA (Quark, K5), K4b2 and the older Suite: subject, test and environment blocks left of a table at J1. */
export const cosmed: Device = {
  id: 'cosmed',
  title: 'COSMED',
  guide: {
    layout:
      'Excel workbook with the sheet “Data”: subject, test and surroundings on the left, the table from column J on; or the same in German or Italian.',
    steps: [
      {
        from: 'memory',
        text: 'Open the test in OMNIA (or the older Suite) and export its data to Excel, breath by breath, not averaged.',
      },
      {
        from: 'files',
        text: 'An export averaged over 10 s has no end-tidal columns: VT1 and VT2 then rest on fewer methods.',
      },
      {
        from: 'files',
        text: 'PetO2 and PetCO2 (or FetO2 and FetCO2) are wanted among the columns; PeO2 and PeCO2 are mixed expired gas and do not replace them.',
      },
      {
        from: 'maker',
        text: 'The program’s own exchange file (.xpo) is proprietary and cannot be read here.',
        reference: 'COSMED, K4 b2 User Manual, chapter 6, p. 68',
      },
    ],
  },
  recognise: (document) => {
    const found = documentWords(document);
    const { words, headings, text, hasApostrophes } = found;
    if (hasApostrophes || !hasAll(headings, 't', 'vt', 've')) return weigh([0.9, /\bcosmed\b/.test(text)]);
    return weigh(
      [0.35, hasAny(headings, 'rf', 'af', 'fr', 'bf')],
      [0.2, hasAny(headings, 'iv', 'feto2', 'mets', 'o2exp', 'phasetime', 'trel', 'peto2')],
      [0.2, headings.has('phase') || headings.has('fase')],
      [0.3, hasAny(words, 'idcode', 'id1', 'btpsexp', 'btpsins', 'btpsinsp', 'subjecttype', 'nofsteps')],
      [0.5, /\b(cosmed|omnia|quark|k4b2|k5)\b/.test(text)],
    );
  },
  table: (document) => table(documentWords(document)),
  read: (document) => {
    const found = documentWords(document);
    return readTable(found.sheets, table(found), found.header);
  },
};

/** K4b2 writes its labels with colons and an "ID code"; OMNIA has ID1 and names the test type. */
function modelOf({ text, words }: DocumentWords): string {
  if (/\bk4b2\b/.test(text) || hasAll(words, 'idcode', 'testnumber')) return 'COSMED K4b2';
  if (/\bk5\b/.test(text)) return 'COSMED K5';
  return hasAny(words, 'id1', 'subjecttype') ? 'COSMED OMNIA' : 'COSMED';
}
