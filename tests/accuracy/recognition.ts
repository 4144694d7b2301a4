import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageReading } from '#analyses/knowledge-test/finding.ts';
import { readPicture } from '#analyses/knowledge-test/recognition/read-picture.ts';
import type { Box } from '#core/picture.ts';
import { faultDetail } from '#core/result.ts';
import { recogniseInNode } from '../support/node-recogniser.ts';
import { fareReport, fieldPages, fieldsReachAim, fieldTable, headPt } from './recognition-fields.ts';
import { judgedPages, pictureOf, type JudgedPage } from './recognition-pages.ts';
import {
  farePage,
  reachesAims,
  recognitionAims,
  recognitionLines,
  recognitionTable,
  sumOf,
} from './recognition-table.ts';
import { fareUnlisted } from './recognition-unlisted.ts';

export const recognitionUsage =
  'npm run accuracy -- recognition [PAGES] [--kept FOLDER]   (default: all pages; FOLDER keeps what was read)';

/** Reads generated photos of reports and prints how their codes fared; 0 where the aims are reached. */
export async function checkRecognition(words: readonly string[]): Promise<number> {
  const at = words.indexOf('--kept');
  const folder = at < 0 ? undefined : words[at + 1];
  const wanted = words[0] === undefined || words[0].startsWith('-') ? Infinity : Number(words[0]);
  if (!(wanted > 0) || (at >= 0 && folder === undefined)) {
    console.error(recognitionUsage);
    return 2;
  }
  const areCodesRight = await judgeCodes(evenly(judgedPages(), wanted), folder);
  const areFieldsRight = await judgeFields(evenly(fieldPages(), wanted), folder);
  return areCodesRight && areFieldsRight ? 0 : 1;
}

/** So many of them, spread over all. */
function evenly<Page>(all: readonly Page[], wanted: number): readonly Page[] {
  const step = Math.max(1, all.length / wanted);
  return all.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

/** Codes on pages whose exam is given. */
async function judgeCodes(pages: readonly JudgedPage[], folder: string | undefined): Promise<boolean> {
  const rows = [];
  const unlisted = [];
  for (const page of pages) {
    const reading = await readingOf(page, folder);
    rows.push({ page, fared: farePage(page, reading) });
    unlisted.push(...fareUnlisted(page, reading));
  }
  console.log(recognitionTable(rows));
  console.log(recognitionLines(unlisted));
  const judged = sumOf(
    rows.filter(({ page }) => page.dpi >= recognitionAims.fromDpi).map(({ fared }) => fared),
  );
  const reached =
    reachesAims(judged) && (unlisted.length === 0 || reachesAims(sumOf(unlisted.map(({ fared }) => fared))));
  console.log(
    `aims at 200 dpi and above (95 % accepted right or put forward, 1 % accepted wrong): ${reached ? 'reached' : 'missed'}`,
  );
  return reached;
}

/** Fields, and codes by the exam as it was read: nothing is given. */
async function judgeFields(pages: readonly JudgedPage[], folder: string | undefined): Promise<boolean> {
  const rows = [];
  for (const page of pages)
    rows.push({ page, fared: fareReport(page, await readingOf(page, folder, headPt)) });
  const high = rows
    .filter(({ page }) => page.dpi >= recognitionAims.fromDpi)
    .map(({ page, fared }) => ({ group: '200+ exam as read', page, fared }));
  console.log(`\n${fieldTable(rows)}`);
  console.log(recognitionLines(high.map(({ group, fared }) => ({ group, fared: fared.codes }))));
  const reached =
    high.length === 0 ||
    (fieldsReachAim(high.map(({ fared }) => fared)) &&
      reachesAims(sumOf(high.map(({ fared }) => fared.codes))));
  console.log(
    `aims at 200 dpi and above, exam as read (1 % of fields wrong or lost without a word; codes as above): ${reached ? 'reached' : 'missed'}`,
  );
  return reached;
}

/** What was read of a page, or of a part of it, from the folder where it was kept. */
async function readingOf(page: JudgedPage, folder: string | undefined, partPt?: Box): Promise<PageReading> {
  const path = folder === undefined ? undefined : join(folder, `${page.id}.json`);
  if (path !== undefined && existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as PageReading;
  const reading = await readPicture(await pictureOf(page, partPt), { recogniseText: recogniseInNode }, 1);
  if (!reading.ok) throw new Error(`${page.id}: ${faultDetail(reading.fault)}`);
  if (folder !== undefined && path !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, JSON.stringify(reading.value));
  }
  return reading.value;
}
