import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { simulateTest } from '#analyses/cpet/simulate/plain-test.ts';
import { writeCortex } from '#analyses/cpet/simulate/writers/cortex.ts';
import { writeCosmedOmnia } from '#analyses/cpet/simulate/writers/cosmed-omnia.ts';
import { writeMgcBreeze } from '#analyses/cpet/simulate/writers/mgc.ts';
import { writeGenericCsv } from '#analyses/cpet/simulate/writers/small-formats.ts';
import { writeZan } from '#analyses/cpet/simulate/writers/zan.ts';
import type { WrittenFile } from '#analyses/cpet/simulate/written-file.ts';
import { makeLargeBenchFile } from './make-large-bench-file.ts';
import { makeFile, type MadeFile } from './write-workbook.ts';

/** Raised whenever the files of a bench change, so that no figures are compared across different inputs. */
const benchFilesVersion = 1;

/** `text`: all but the xlsx of `mixed`; `large`: csv of 10 MB. */
export type BenchKind = 'mixed' | 'text' | 'xlsx' | 'large';

/** So many different files there are of a kind; those after them differ in blank lines at their end. */
const distinctFiles = 1000;

/** File `index` of the bench: COSMED xlsx, CORTEX xml, Breeze text, ZAN and csv in turn, no two alike. */
export function benchFile(index: number): MadeFile {
  const seed = 10_000 + index;
  const file = makeFile(describe(index, seed));
  return { fileName: `${String(index + 1).padStart(5, '0')}-${file.fileName}`, bytes: file.bytes };
}

/** The place in the mixed order of file `index` of a kind. */
function mixedIndex(kind: BenchKind, index: number): number {
  if (kind === 'xlsx') return 5 * index;
  return kind === 'text' ? 5 * Math.floor(index / 4) + 1 + (index % 4) : index;
}

function describe(index: number, seed: number): WrittenFile {
  const options = { restS: 120, warmUpS: 180, exerciseS: 480 + 60 * (seed % 6), recoveryS: 180 };
  switch (index % 5) {
    case 0:
      return writeCosmedOmnia(simulateTest(seed, options));
    case 1:
      return writeCortex(
        simulateTest(seed, { ...options, restS: 60, warmUpS: 60, exerciseS: 480, recoveryS: 60 }),
      );
    case 2:
      return writeMgcBreeze(simulateTest(seed, { ...options, mode: 'treadmill', exerciseS: 900 }));
    case 3:
      return writeZan(simulateTest(seed, { ...options, mode: 'treadmill' }), { spareParameters: 75 });
    default:
      return writeGenericCsv(
        simulateTest(seed, { ...options, protocol: 'stages-then-ramp', exerciseS: 900, warmUpS: 300 }),
      );
  }
}

/** Writes the first `count` bench files of a kind into a folder under .cache/bench-files (once) and gives its path. */
export function makeBenchFiles(count: number, kind: BenchKind = 'mixed'): string {
  const parent = resolve(import.meta.dirname, '../../.cache/bench-files');
  const kindName = kind === 'mixed' ? '' : `${kind}-`;
  const folder = join(parent, `v${String(benchFilesVersion)}-${kindName}${String(count)}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished-${String(process.pid)}`;
  mkdirSync(unfinished, { recursive: true });
  const distinct = Math.min(count, kind === 'mixed' ? count : distinctFiles);
  for (let index = 0; index < distinct; index += 1) {
    const { fileName, bytes } =
      kind === 'large' ? makeLargeBenchFile(index) : benchFile(mixedIndex(kind, index));
    for (let copy = 0; index + copy * distinct < count; copy += 1) {
      const blanks = Buffer.alloc(copy, '\n');
      writeFileSync(
        join(unfinished, copy === 0 ? fileName : `${String(copy)}-${fileName}`),
        Buffer.concat([bytes, blanks]),
      );
    }
  }
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder); // a half-written folder never passes for a whole one
  return folder;
}
