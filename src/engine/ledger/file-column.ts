import { filesNamed, indexNames } from './file-names.ts';
import type { Worklist } from './read-worklist.ts';

/** Headings of a column of file names in English, German, French, Spanish and Italian, letters alone. */
const fileHeadings = new Set([
  ...['file', 'files', 'filename', 'nameoffile', 'filepath', 'path', 'pathname', 'testfile', 'sourcefile'],
  ...['datei', 'dateien', 'dateiname', 'dateipfad', 'pfad', 'messdatei', 'testdatei'],
  ...['fichier', 'nomfichier', 'nomdufichier', 'nomdefichier', 'chemin', 'cheminfichier'],
  ...['archivo', 'nombrearchivo', 'nombredearchivo', 'nombredelarchivo', 'fichero', 'nombrefichero'],
  ...['nombredelfichero', 'ruta', 'nomefile', 'nomedelfile', 'nomedifile', 'percorso', 'percorsofile'],
]);

/** Rows looked at to tell a column by its values; at least half of them must name a file. */
const rowsLookedAt = 500;

/** Where a worklist names its files: an index of `headings`, and how it was told. */
export type FileColumn = { readonly index: number; readonly by: 'name' | 'values' };

/**
 * The column that names the files: the only one with a known heading that fits the files given, else the one whose
 * values name the most of them. Undefined where neither is there; the user then says which it is.
 */
export function findFileColumn(
  { headings, rows }: Worklist,
  files: readonly string[],
): FileColumn | undefined {
  const named = headings.flatMap((heading, index) => (fileHeadings.has(lettersOf(heading)) ? [index] : []));
  const hits = headings.map(() => 0);
  const index = indexNames(files);
  const sample = rows.slice(0, rowsLookedAt);
  for (const { cells } of sample) {
    cells.forEach((cell, column) => {
      if (filesNamed(cell, index) !== undefined) hits[column] = (hits[column] ?? 0) + 1;
    });
  }
  const most = Math.max(0, ...hits);
  const best = named.filter((index) => hits[index] === Math.max(...named.map((each) => hits[each] ?? 0)));
  const [byName] = best;
  if (byName !== undefined && best.length === 1 && (hits[byName] ?? 0) >= Math.min(1, most))
    return { index: byName, by: 'name' };
  if (most === 0 || most * 2 < sample.length) return undefined;
  return { index: hits.indexOf(most), by: 'values' };
}

function lettersOf(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}
