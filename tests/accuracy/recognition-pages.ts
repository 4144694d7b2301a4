import { codesOfExam } from '#analyses/knowledge-test/codes/numbering.ts';
import {
  drawPicture,
  encodePicture,
  decodeJpeg,
  type PhotoChoices,
} from '../fixtures/knowledge-test/draw-photo.ts';
import { examFacts } from '../fixtures/knowledge-test/exam-facts.ts';
import { reportFonts, type ReportFont } from '../fixtures/knowledge-test/fonts.ts';
import { pageWidthPt } from '../fixtures/knowledge-test/lay-out.ts';
import { truthFor, type ReportTruth } from '../fixtures/knowledge-test/report-truth.ts';
import type { Box, Picture } from '#core/picture.ts';

/** A generated page, how it was spoilt, and what it says. */
export type JudgedPage = {
  readonly id: string;
  readonly seed: number;
  readonly font: ReportFont;
  readonly dpi: number;
  readonly condition: keyof typeof conditions;
  readonly whole: boolean;
  readonly truth: ReportTruth;
};

/** What happens to a page between printer and file; lengths in pixels of a page at 200 dpi. */
export const conditions = {
  clean: {},
  'blur, JPEG 70': { blurPx: 0.8, jpegQuality: 70 },
  'noise, JPEG 60': { noise: 9, jpegQuality: 60 },
  'turned by up to 3°': { rotationDeg: 3, blurPx: 0.4, jpegQuality: 85 },
  'shadow, blur': { shadow: 0.5, blurPx: 0.6, jpegQuality: 80 },
  'phone: all of it': {
    shadow: 0.35,
    blurPx: 0.9,
    noise: 6,
    rotationDeg: 1.5,
    perspective: 0.012,
    jpegQuality: 70,
  },
} as const satisfies Record<string, Omit<PhotoChoices, 'font' | 'dpi'>>;

export const conditionNames = Object.keys(conditions) as readonly (keyof typeof conditions)[];

/** Seeds of pages that are judged; those of the pages on which the weights were chosen lie below. */
const firstJudgedSeed = 700_000;

/**
 * The pages of the table: four fonts, 100 to 300 dpi, six conditions, all exams that the generator knows in turn, 14 to
 * 20 codes of the exam's whole list each. Every seventeenth is a whole letter page, the others are cut to the list of codes
 * and the lines above and below: the rest costs most of the time and holds no code.
 */
export function judgedPages(firstSeed = firstJudgedSeed): readonly JudgedPage[] {
  const pages: JudgedPage[] = [];
  for (const [dpi, rounds] of [
    [100, 1],
    [150, 1],
    [200, 3],
    [250, 2],
    [300, 2],
  ] as const)
    for (let round = 0; round < rounds; round += 1)
      for (const condition of conditionNames)
        for (const font of reportFonts) {
          const seed = firstSeed + pages.length;
          const exam = examFacts[seed % examFacts.length];
          if (exam === undefined) continue;
          const listed = codesOfExam(exam.code);
          const truth = truthFor(seed, {
            examCode: exam.code,
            codeCount: 14 + (seed % 7),
            ...(listed.length > 0 && { codes: listed }),
          });
          const id = `${String(seed)}-${font}-${String(dpi)}-${condition.replace(/\W+/g, '-')}`;
          pages.push({ id, seed, font, dpi, condition, whole: seed % 17 === 0, truth });
        }
  return pages;
}

/** The page as its file shows it; of one that is not whole, this part. */
export async function pictureOf(page: JudgedPage, partPt?: Box): Promise<Picture> {
  const photo = spoiltPicture(page, partPt);
  const { jpegQuality } = { jpegQuality: undefined, ...conditions[page.condition] };
  return jpegQuality === undefined ? photo : decodeJpeg(await encodePicture(photo, jpegQuality));
}

/** The page before it is a file; of one that is not whole, this part. */
export function spoiltPicture(
  { seed, font, dpi, condition, whole, truth }: JudgedPage,
  partPt: Box = { x0: 0, y0: 160, x1: pageWidthPt, y1: 290 },
): Picture {
  const { rotationDeg, blurPx, ...rest } = { rotationDeg: 0, blurPx: 0, ...conditions[condition] };
  // Turned either way, and not always as far.
  const turn = ((seed * 37) % 11) / 5 - 1;
  const picture = drawPicture(truth, {
    ...rest,
    font,
    dpi,
    seed,
    layout: truth.codes[0]?.startsWith('PLT') === true ? 'lsc' : 'acs',
    arrangement:
      (['running', 'columns', 'running', 'commas', 'running', 'columns'] as const)[seed % 6] ?? 'running',
    brief: !whole,
    rotationDeg: rotationDeg * turn,
    blurPx: (blurPx * dpi) / 200,
    ...(whole ? {} : { partPt }),
  });
  const { dpi: _known, ...photo } = picture;
  return photo;
}
