import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { codesOfExam } from '#analyses/knowledge-test/codes/numbering.ts';
import { drawPhoto } from '../fixtures/knowledge-test/draw-photo.ts';
import { drawReport } from '../fixtures/knowledge-test/draw-report.ts';
import { reportFonts } from '../fixtures/knowledge-test/fonts.ts';
import { truthFor, type ReportTruth } from '../fixtures/knowledge-test/report-truth.ts';

/** Raised whenever the files change, so that no figures are compared across different ones. */
const reportFilesVersion = 1;

const exams = ['PAR', 'IRA', 'CAX', 'UAG', 'AMG'] as const;
/** Whole letter pages as a phone or an office's scanner delivers them. */
const photoDpi = [200, 250, 300] as const;
const phone = {
  shadow: 0.35,
  noise: 6,
  rotationDeg: 1.5,
  perspective: 0.012,
  jpegQuality: 70,
} as const;
const firstSeed = 810_000;

/** Writes so many text-layer PDFs and photos, no two alike, below .cache/bench-files (once) and gives the folder. */
export async function makeReportFiles(pdfs: number, photos: number): Promise<string> {
  const parent = resolve(import.meta.dirname, '../../.cache/bench-files');
  const folder = join(
    parent,
    `reports-v${String(reportFilesVersion)}-${String(pdfs)}-pdf-${String(photos)}-jpg`,
  );
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished-${String(process.pid)}`;
  mkdirSync(unfinished, { recursive: true });
  const write = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(unfinished, name), bytes);
  };
  for (let at = 0; at < pdfs; at += 1)
    write(`report-${numbered(at)}.pdf`, drawReport(truthOf(at), { layout: 'acs', font: fontOf(at) }));
  for (let at = 0; at < photos; at += 1) {
    const dpi = photoDpi[at % photoDpi.length] ?? 200;
    const choices = { ...phone, dpi, font: fontOf(at), blurPx: (0.8 * dpi) / 200, seed: at + 1 };
    write(`photo-${numbered(at)}.jpg`, await drawPhoto(truthOf(pdfs + at), choices));
  }
  if (existsSync(folder)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, folder);
  return folder;
}

function truthOf(at: number): ReportTruth {
  const examCode = exams[at % exams.length] ?? 'PAR';
  return truthFor(firstSeed + at, { examCode, codes: codesOfExam(examCode), codeCount: 6 + (at % 12) });
}

const fontOf = (at: number) => reportFonts[at % reportFonts.length] ?? 'sans';
const numbered = (at: number) => String(at + 1).padStart(3, '0');
