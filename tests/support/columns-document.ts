import { readFileSync, writeFileSync } from 'node:fs';
import { describeColumns, describeExplained } from '#analyses/analysis.ts';
import { analyses } from '#analyses/registry.ts';
import { leadingMeanings, reviewMeanings } from '#app/export-table.ts';

const path = 'docs/columns.md';

/** The data dictionary of every analysis as Markdown, from the definitions that table and CSV use. */
export async function columnsDocument(): Promise<string> {
  const parts = [
    '# Columns of the results',
    'Written from the column definitions by `npm run docs:columns`; a test holds it to them. The same text is in the app under Help, Columns. Empty cells mean "not there" or "not computed", never zero. Numbers carry full precision; table digits are rounded.',
    '## Every analysis',
    table(
      Object.entries({ ...leadingMeanings, ...reviewMeanings }).map(([name, meaning]) => [name, '', meaning]),
    ),
  ];
  for (const manifest of analyses) {
    const analysis = await manifest.load();
    const columns = [...describeColumns(analysis), ...describeExplained(analysis)];
    parts.push(`## ${manifest.title}`);
    parts.push(
      table(
        columns.map(({ name, unit, description, personal }) => [
          name,
          unit ?? '',
          personal === true ? `${description} Leaves the app only where it is asked for.` : description,
        ]),
      ),
    );
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
