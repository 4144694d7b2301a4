import type {
  KnowledgeTestFinding,
  ReadField,
  ReportFields,
  ReportRead,
} from '#analyses/knowledge-test/finding.ts';
import { reportsOf, type ClassFile, type ClassReport } from '#analyses/knowledge-test/people/class-report.ts';

/**
 * Files of a class from a table, one report a line:
 * `name | ftn | exam | date | take | score | codes`, an empty cell where the report does not show it. A score below 70 is
 * a failed test. Lines that begin with `+` are further reports of the file above; `photo` behind the codes is a picture,
 * and behind that may stand the exam id. What begins with `?` is in doubt.
 */
export function drawClass(table: string): readonly ClassFile[] {
  const files: ClassFile[] = [];
  const lines = table.split('\n').filter((line) => line.trim() !== '');
  for (const line of lines) {
    const isFurther = line.trim().startsWith('+');
    const report = drawReport(line.replace(/^\s*\+/, ''));
    const last = files.at(-1);
    if (isFurther && last !== undefined) {
      const finding = { ...last.finding, reports: [...last.finding.reports, report] };
      files.splice(-1, 1, { ...last, finding });
    } else {
      const place = files.length + 1;
      const finding: KnowledgeTestFinding = { pages: 1, reports: [report], remarks: [], readings: [] };
      files.push({ itemId: `item-${place}`, fileName: `report-${place}.pdf`, finding });
    }
  }
  return files;
}

/** The same, report by report. */
export function drawReports(table: string): readonly ClassReport[] {
  return reportsOf(drawClass(table));
}

function drawReport(line: string): ReportRead {
  const cells = line.split('|').map((cell) => cell.trim());
  const [name = '', ftn = '', exam = '', date = '', take = '', score = '', codes = '', method = '', id = ''] =
    cells;
  const [family = '', given = ''] = plain(name)
    .split(',')
    .map((part) => part.trim());
  const shown = plain(score);
  const percent = Number(shown);
  const fields: ReportFields = {
    ...(name !== '' && { name: field({ family, given }, name) }),
    ...(ftn !== '' && { ftn: field(plain(ftn), ftn) }),
    ...(id !== '' && { examId: field(plain(id), id) }),
    ...(exam !== '' && { examCode: field(plain(exam), exam) }),
    ...(date !== '' && { examDate: field(plain(date), date) }),
    ...(take !== '' && { take: field(Number(plain(take)), take) }),
    ...(score !== '' && !Number.isNaN(percent) && { scorePercent: field(percent, score) }),
    ...(score !== '' && { grade: field(shown === 'pass' || percent >= 70 ? 'pass' : 'fail', score) }),
  };
  const isPicture = method === 'photo';
  return {
    pages: [1],
    method: isPicture ? 'recognised' : 'text-layer',
    fields,
    codes: codes
      .split(' ')
      .filter((code) => code !== '')
      .map((code) => ({ code, certainty: 'sure', confidence: 1, raw: code })),
    doubts: [],
    status: isPicture ? 'partial' : 'success',
    remarks: [],
  };
}

function plain(cell: string): string {
  return cell.replace(/^\?/, '');
}

function field<Value>(value: Value, cell: string): ReadField<Value> {
  const isDoubtful = cell.startsWith('?');
  return {
    value,
    raw: plain(cell),
    certainty: isDoubtful ? 'doubtful' : 'sure',
    confidence: isDoubtful ? 0.6 : 1,
  };
}
