import type { ReportBlock } from '#reports/document.ts';
import { fieldTitles } from '../adjustment-in-words.ts';
import { nameInWords } from '../field-words.ts';
import type { ReadField, ReportFields, ReportRead } from '../finding.ts';

const whoFields: readonly string[] = ['name', 'ftn', 'examId'];

/** What a person set, with what was read beside it; nothing where nothing was set. */
export function byHandBlocks(report: ReportRead, named: boolean, title: string): readonly ReportBlock[] {
  const fields = Object.entries(report.fields) as [keyof ReportFields, ReadField<unknown>][];
  const rows = [
    ...fields
      .filter(([, { certainty }]) => certainty === 'by-hand')
      .map(([name, { value, automatic }]) =>
        named || !whoFields.includes(name)
          ? [fieldTitles[name], inWords(value), automatic === undefined ? undefined : inWords(automatic)]
          : [fieldTitles[name], 'not shown', undefined],
      ),
    ...report.codes
      .filter(({ certainty }) => certainty === 'by-hand')
      .map(({ code, raw }) => ['Code', code, raw === '' ? undefined : raw]),
  ];
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      title,
      columns: [{ title: 'What' }, { title: 'Set' }, { title: 'As read' }],
      rows,
    },
  ];
}

function inWords(value: unknown): string {
  return typeof value === 'object' && value !== null ? nameInWords(value) : String(value);
}
