import { simulateTest } from '#analyses/cpet/simulate/plain-test.ts';
import { writeGenericCsv } from '#analyses/cpet/simulate/writers/small-formats.ts';
import { makeFile, type MadeFile } from './write-workbook.ts';

const sizeBytes = 10_000_000;
/** As wide as a double is written in full. */
const spareWidth = 16;

/**
 * A csv of 10 MB: an hour breath by breath, and beside what is analysed as many further columns as fill it, as carts
 * that are told to export everything write them.
 */
export function makeLargeBenchFile(index: number): MadeFile {
  const phases = { restS: 300, warmUpS: 600, exerciseS: 1800, recoveryS: 600 };
  const { fileName, bytes } = makeFile(writeGenericCsv(simulateTest(30_000 + index, phases)));
  const lines = new TextDecoder().decode(bytes).trimEnd().split('\n');
  const columns = Math.floor((sizeBytes - bytes.length) / (lines.length * (spareWidth + 1)));
  const names = Array.from({ length: columns }, (_, column) => `,spare ${String(column + 1)}`).join('');
  const wide = lines.map((line, row) => (row === 0 ? line + names : line + spareCells(row, columns)));
  return {
    fileName: `${String(index + 1).padStart(5, '0')}-${fileName}`,
    bytes: new TextEncoder().encode(`${wide.join('\n')}\n`),
  };
}

/** Cells of one row: numbers that only repeat after a while. */
function spareCells(row: number, columns: number): string {
  let cells = '';
  for (let column = 0; column < columns; column += 1) {
    cells += `,${(1 + Math.sin(row * 0.37 + (column % 97))).toFixed(spareWidth - 2)}`;
  }
  return cells;
}
