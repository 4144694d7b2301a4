import type { ResultRow } from '#core/result-column.ts';
import type { ReviewReason } from '#core/review-reason.ts';

/**
 * Why a person should look at a report, from its row, the gravest first. The weights are an order of ours: what could not
 * be read, what contradicts itself, what must be confirmed. A result that runs out soon is none: nothing of it is in
 * doubt.
 */
export function reviewReasons(row: ResultRow): readonly ReviewReason[] {
  const remarks = wordsIn(row['remark_codes']);
  const has = (code: string): boolean => remarks.includes(code);
  const found = [
    ...failedReports(row),
    ...(has('adjustment-gone') || has('adjustment-unreadable')
      ? [
          reason(
            'adjustment-unfit',
            95,
            'Change does not fit',
            'something that was set by hand does not hold',
          ),
        ]
      : []),
    ...(has('no-codes-below-100')
      ? [reason('no-codes', 90, 'No codes found', 'the score is below 100 % and no code could be found')]
      : []),
    ...doubts(row),
    ...(has('field-conflict')
      ? [reason('field-conflict', 80, 'Fields contradict', 'two fields of the report contradict each other')]
      : []),
    ...(has('fields-missing')
      ? [
          reason(
            'fields-missing',
            75,
            'Fields missing',
            'a field that a report cannot do without was not found',
          ),
        ]
      : []),
    ...(has('codes-exceed-missed')
      ? [
          reason(
            'codes-exceed-missed',
            70,
            'Too many codes',
            'more codes are listed than questions were missed',
          ),
        ]
      : []),
    ...fieldsToConfirm(row, has('field-conflict')),
    ...(has('code-not-listed')
      ? [reason('not-listed', 62, 'Code not listed', 'what was read is a code that the exam’s list lacks')]
      : []),
    ...(has('unknown-code')
      ? [reason('unknown-code', 60, 'Unknown code', 'a code is not in the current numbering')]
      : []),
    ...(has('code-of-other-exam')
      ? [reason('code-of-other-exam', 60, 'Code of another exam', 'a code does not belong to the exam')]
      : []),
    ...(has('low-resolution')
      ? [
          reason(
            'low-resolution',
            58,
            'Letters too small',
            'letters of a page are so small that they are often misread',
          ),
        ]
      : []),
    ...(has('codes-few') && String(row['method']).includes('recognised')
      ? [reason('codes-few', 55, 'Few codes', 'so few codes for the questions missed that lines may be lost')]
      : []),
    ...(has('page-without-report')
      ? [reason('page-without-report', 30, 'Other pages', 'the file has pages that hold no report')]
      : []),
  ];
  return found.sort((a, b) => b.weight - a.weight);
}

function reason(code: string, weight: number, label: string, words: string): ReviewReason {
  return { code, weight, label, words };
}

function failedReports(row: ResultRow): readonly ReviewReason[] {
  const codes = String(row['failure'] ?? '')
    .split(' / ')
    .filter((code) => code !== '');
  if (codes.length === 0) return [];
  const words = `${codes.length === 1 ? 'a page' : `${codes.length} pages`} could not be read: ${[...new Set(codes)].join(', ').replaceAll('-', ' ')}`;
  return [reason('report-failed', 100, 'Page unreadable', words)];
}

function doubts(row: ResultRow): readonly ReviewReason[] {
  const count = row['doubt_count'];
  if (typeof count !== 'number' || count === 0) return [];
  const label = `${count} to confirm`;
  const words = `${count === 1 ? 'one code waits' : `${count} codes wait`} for a person to confirm ${count === 1 ? 'it' : 'them'}`;
  return [reason('codes-to-confirm', 85, label, words)];
}

function fieldsToConfirm(row: ResultRow, isTold: boolean): readonly ReviewReason[] {
  const names = wordsIn(row['fields_to_confirm']).filter((name) => name !== 'examTitle' && name !== '/');
  if (names.length === 0 || isTold) return [];
  const words = `read with a doubt: ${[...new Set(names)].map(inWords).join(', ')}`;
  return [reason('fields-to-confirm', 65, 'Fields to confirm', words)];
}

const names: Readonly<Record<string, string>> = {
  ftn: 'FTN',
  examId: 'exam ID',
  examCode: 'exam code',
  examDate: 'exam date',
  scorePercent: 'score',
  expiresOn: 'expiration date',
};

function inWords(name: string): string {
  return names[name] ?? name;
}

function wordsIn(cell: unknown): readonly string[] {
  return typeof cell === 'string' && cell !== '' ? cell.split(' ') : [];
}
