import { expect, it } from 'vitest';
import type { CodeDoubt } from '#analyses/knowledge-test/finding.ts';
import { readPicture } from '#analyses/knowledge-test/recognition/read-picture.ts';
import { reportFonts } from '../fixtures/knowledge-test/fonts.ts';
import { drawPage } from '../support/draw-page.ts';
import { recogniseInNode } from '../support/node-recogniser.ts';
import { fareReport, fieldPages, fieldsReachAim, fieldTable } from './recognition-fields.ts';
import { conditionNames, judgedPages, spoiltPicture } from './recognition-pages.ts';
import { fareCodes, farePage, reachesAims, sumOf } from './recognition-table.ts';

/** Two of each condition, four of each resolution, three of each font, and no two alike. */
function aDozen() {
  const pages = judgedPages().filter(({ truth }) => !truth.codes[0]?.startsWith('PLT'));
  return Array.from({ length: 12 }, (_, at) => {
    const dpi = [200, 250, 300][(at + Math.floor(at / 6)) % 3];
    const [condition, font] = [conditionNames[at % 6], reportFonts[at % 4]];
    const page = pages.find((each) => each.dpi === dpi && each.condition === condition && each.font === font);
    if (page === undefined) throw new Error(`no page of ${String(dpi)} dpi, ${condition}, ${font}`);
    return { ...page, whole: false, truth: { ...page.truth, codes: page.truth.codes.slice(0, 6) } };
  });
}

/**
 * Of the pages that `npm run accuracy -- recognition` judges, cut to six codes: the real engine reads them in seconds. Not
 * packed as JPEG: the canvas that unpacks them has been seen to take its process down.
 */
it('Codes on photos at 200 dpi and above are accepted right or put forward, hardly any wrong', async () => {
  const pages = aDozen();
  expect(new Set(pages.map(({ id }) => id)).size).toBe(12);
  const fared = [];
  for (const page of pages) {
    const picture = spoiltPicture(page, { x0: 40, y0: 168, x1: 572, y1: 235 });
    const reading = await readPicture(picture, { recogniseText: recogniseInNode }, 1);
    if (!reading.ok) throw new Error(JSON.stringify(reading.fault));
    fared.push(farePage(page, reading.value));
  }
  const all = sumOf(fared);
  expect(all.codes).toBe(72);
  expect(all.right / all.codes).toBeGreaterThan(0.8);
  expect(reachesAims(all)).toBe(true);
}, 120_000);

it('A doubt counts for the code that it offers or that was read there, and for no other', () => {
  const printed = ['PA.I.A.K1', 'PA.II.B.K3', 'PA.VI.A.K3'];
  const accepted = ['PA.I.A.K1'];
  const doubt = (raw: string, ...codes: readonly string[]): CodeDoubt => ({
    id: raw,
    raw: [raw],
    candidates: codes.map((code) => ({ code, probability: 0.5 })),
    why: 'unknown',
  });
  const fared = (...doubts: readonly CodeDoubt[]) => {
    const { right, offered, shown, lost } = fareCodes(printed, { accepted, doubts });
    return [right, offered, shown, lost];
  };
  expect(fared(doubt('PA.I.A.K1', 'PA.I.A.K1'), doubt('01/15/2025'))).toEqual([1, 0, 0, 2]);
  expect(fared(doubt('PANB.K3', 'PA.IV.B.K3'), doubt('PA.VLA.K3', 'PA.VI.A.K3'))).toEqual([1, 1, 1, 0]);
  expect(fared(doubt('PA.VI.A.K3'), doubt('PAVI.A.K3'))).toEqual([1, 0, 1, 1]);
});

it('Fields are judged as the app reads them, and the exam is not given', () => {
  const [page] = fieldPages();
  if (page === undefined) throw new Error('no page');
  const { family, given, ftn, examId, examTitle, examCode } = page.truth;
  const head = (score: string) => `
Airman Knowledge Test Report
NAME: ${family}, ${given}
FTN: ${ftn}   EXAM ID: ${examId}
EXAM: ${examTitle} (${examCode})
SCORE: ${score}   GRADE: Pass`;
  const fared = (score: string) =>
    fareReport(page, {
      page: 1,
      passes: [head(score), head(score)].map((text) => drawPage(text, { origin: 'recognised' })),
    });
  const truth = { ...page.truth, suffix: undefined, scorePercent: 90, grade: 'pass' as const };
  Object.assign(page, { truth });
  const read = fared('90%');
  expect(read.fields).toEqual({
    name: 'right',
    ftn: 'right',
    examId: 'right',
    examCode: 'right',
    examDate: 'asked',
    scorePercent: 'right',
    grade: 'right',
    take: 'missing',
    expiresOn: 'missing',
  });
  expect(fared('9O%').fields.scorePercent).toBe('asked');
  expect(fared('80%').fields.scorePercent).toBe('wrong');
  expect(read.codes.lost).toBe(new Set(truth.codes).size);
  expect(fieldsReachAim([read])).toBe(false);
  expect(fieldTable([{ page, fared: read }])).toContain('right/asked/missing/wrong');
});
