import { readFileSync, writeFileSync } from 'node:fs';
import { describeColumns } from '#analyses/analysis.ts';
import { analyses } from '#analyses/registry.ts';
import { leadingColumns } from '#app/export-table.ts';

const path = 'docs/columns.md';

/** What the columns mean that stand before those of any analysis. */
const leadingMeanings: Readonly<Record<string, string>> = {
  file: 'Path inside the dropped folder, or the name of the file.',
  status: 'PENDING, PROCESSING, COMPLETED, PARTIAL, FAILED or CANCELLED.',
  quality: 'Grade of the result; the table of the analysis says what it stands for.',
  fault_code: 'Stable code of what went wrong, for a failed file; the help explains each.',
  fault_detail: 'The fact behind the code, and its place in the file.',
};

function leadingRow(name: string): readonly [string, string, string] {
  const meaning = leadingMeanings[name];
  if (meaning === undefined) throw new Error(`the column ${name} stands in every CSV and has no meaning yet`);
  return [name, '', meaning];
}

/** The data dictionary of every analysis as Markdown, from the definitions that table and CSV use. */
export async function columnsDocument(): Promise<string> {
  const parts = [
    '# Columns of the results',
    'Written from the column definitions by `npm run docs:columns`; a test holds it to them. The same text is in the app under Help, Columns. Empty cells mean "not there" or "not computed", never zero. Numbers carry full precision; table digits are rounded.',
    '## Every analysis',
    table(leadingColumns.map(leadingRow)),
  ];
  for (const manifest of analyses) {
    const columns = describeColumns(await manifest.load());
    parts.push(`## ${manifest.title}`);
    parts.push(table(columns.map(({ name, unit, description }) => [name, unit ?? '', description])));
  }
  return `${parts.join('\n\n')}\n`;
}

function table(rows: readonly (readonly [string, string, string])[]): string {
  const lines = rows.map(
    ([name, unit, text]) => `| \`${name}\` | ${unit} | ${text.replaceAll('|', '\\|')} |`,
  );
  return ['| column | unit | meaning |', '|---|---|---|', ...lines].join('\n');
}

/** What is committed. */
export function committedColumnsDocument(): string {
  return readFileSync(path, 'utf8');
}

if (process.argv[2] === '--write') writeFileSync(path, await columnsDocument());
