import { ok } from '#core/result.ts';
import { readTable, type TableProfile } from '../columns/read-table.ts';
import type { Device } from './device.ts';
import { documentWords, hasAll, weigh } from './document-words.ts';

const table: TableProfile = { device: 'vo2master', deviceTitle: 'VO2 Master' };

/** VO2 Master: "Name[unit]" headings, quoted decimal commas, an O2 sensor only. */
export const vo2master: Device = {
  id: 'vo2master',
  title: 'VO2 Master',
  guide: {
    layout: 'CSV with headings like VO2[mL/min]: quoted numbers with decimal commas are fine.',
    steps: [
      {
        from: 'memory',
        text: 'In the VO2 Master app or the Manager, open the session and share or export it as CSV.',
      },
      {
        from: 'files',
        text: 'The analyser has no CO2 sensor: VO2peak, ventilation and heart rate are analysed, thresholds that need CO2 are not.',
      },
    ],
  },
  recognise: (document) => {
    const { headings, text, header } = documentWords(document);
    const bracketed = header?.columns.filter(({ heading }) => /\[[^\]]+\]$/.test(heading.text)).length ?? 0;
    return weigh(
      [0.5, bracketed >= 5 && hasAll(headings, 'time', 'vo2', 'tv')],
      [0.3, hasAll(headings, 've/vo2', 'feo2')],
      [0.9, /\bvo2\s?master\b/.test(text)],
    );
  },
  table: () => table,
  read: (document) => {
    const { sheets, header } = documentWords(document);
    const read = readTable(sheets, table, header);
    if (!read.ok || read.value.quantities.vco2MlPerMin !== undefined) return read;
    return ok({
      ...read.value,
      remarks: [
        ...read.value.remarks,
        {
          code: 'no-co2-sensor',
          severity: 'note',
          detail: 'this analyser measures no CO2: there is no VCO2, no RER and no end-tidal pressure',
        },
      ],
    });
  },
};
