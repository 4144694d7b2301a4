/**
 * Writes the numbering of codes (`src/analyses/knowledge-test/codes/numbering/`) anew from a table of the FAA's
 * publications: `npx tsx tests/support/write-numbering.ts ../shared/acs/structure.json`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format } from 'prettier';

/** The table: by prefix, area and task the titles, and by kind "1 2abc ~3ab" (`~`: the number itself is no code). */
export type NumberingTable = Readonly<
  Record<
    string,
    {
      readonly document: string;
      readonly areas: Readonly<
        Record<string, { readonly title: string; readonly tasks: Readonly<Record<string, NumberingRow>> }>
      >;
    }
  >
>;
type NumberingRow = { readonly title: string } & Partial<Record<'K' | 'R' | 'S', string>>;

/** One prefix in the project's own form (`codes/numbering-text.ts`). */
export function numberingText(table: NumberingTable[string]): string {
  const lines = Object.entries(table.areas).flatMap(([roman, area]) => [
    `${roman}. ${title(area)}`,
    ...Object.entries(area.tasks).map(([letter, task]) =>
      [
        `${letter} ${title(task)}`,
        ...(['K', 'R', 'S'] as const).flatMap((kind) => kindText(kind, task[kind])),
      ].join(' | '),
    ),
  ]);
  return lines.join('\n');
}

/** A sign that was escaped twice on its way into the table. */
function title(of: { readonly title: string }): string {
  return of.title.replace(/\\u([0-9a-f]{4})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function kindText(kind: string, list: string | undefined): readonly string[] {
  if (list === undefined || list === '') return [];
  const out: string[] = [];
  let run: number[] = [];
  const close = () => {
    const [first] = run;
    if (first !== undefined) out.push(run.length > 2 ? `${first}-${run.at(-1)}` : run.join(' '));
    run = [];
  };
  for (const token of list.split(' ')) {
    const [, without = '', number = '', letters = ''] = /^(~?)(\d+)([a-z]*)$/.exec(token) ?? [];
    if (letters === '') {
      if (run.length > 0 && run.at(-1) !== Number(number) - 1) close();
      run.push(Number(number));
      continue;
    }
    close();
    out.push(`${number}${without === '' ? '+' : '='}${lettersText(letters)}`);
  }
  close();
  return [`${kind} ${out.join(' ')}`];
}

function lettersText(letters: string): string {
  const isRun = [...letters].every((letter, i) => letter.charCodeAt(0) === letters.charCodeAt(0) + i);
  return isRun && letters.length > 2 ? `${letters.charAt(0)}-${letters.at(-1)}` : letters;
}

async function main(from: string): Promise<void> {
  const table = JSON.parse(readFileSync(from, 'utf8')) as NumberingTable;
  const folder = resolve('src/analyses/knowledge-test/codes/numbering');
  const prefixes = Object.keys(table).sort();
  for (const prefix of prefixes) {
    const of = table[prefix];
    if (of === undefined) continue;
    const text = numberingText(of).replaceAll('`', '\\`').replaceAll('${', '\\${');
    const name = prefix.toLowerCase();
    writeFileSync(
      join(folder, `${name}.ts`),
      `/** Numbering, area and task titles of ${of.document}. Written by tests/support/write-numbering.ts. */\nexport const ${name} = \`\n${text}\n\`;\n`,
    );
  }
  const all = [
    ...prefixes.map((prefix) => `import { ${prefix.toLowerCase()} } from './${prefix.toLowerCase()}.ts';`),
    '',
    '/** The numbering by prefix, as written down. Written by tests/support/write-numbering.ts. */',
    `export const numberingTexts: Readonly<Record<string, string>> = { ${prefixes.map((prefix) => `${prefix}: ${prefix.toLowerCase()}`).join(', ')} };`,
    '',
  ].join('\n');
  writeFileSync(
    join(folder, 'all.ts'),
    await format(all, { parser: 'typescript', singleQuote: true, printWidth: 110 }),
  );
}

const [, script, table] = process.argv;
if (script?.endsWith('write-numbering.ts') === true && table !== undefined) await main(table);
