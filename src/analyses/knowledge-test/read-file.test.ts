import { describe, expect, it } from 'vitest';
import type { PageText } from '#core/page-text.ts';
import type { Box, Picture } from '#core/picture.ts';
import { fail, faultCode, ok } from '#core/result.ts';
import { drawPicture } from '../../../tests/fixtures/knowledge-test/draw-photo.ts';
import { truthFor } from '../../../tests/fixtures/knowledge-test/report-truth.ts';
import { turnQuarters } from './recognition/quarter-turns.ts';
import { drawReport, drawScan } from '../../../tests/fixtures/knowledge-test/draw-report.ts';
import { drawPage } from '../../../tests/support/draw-page.ts';
import type { PictureTools, Tools } from '../analysis.ts';
import { withCrops } from './attach-crops.ts';
import { findingOf } from './finding-of.ts';
import { defaultKnowledgeTestOptions } from './options.ts';
import { readFile } from './read-file.ts';
import type { Recognition } from './recognise.ts';

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
/** A page with some ink, and one without. */
const written: Picture = { widthPx: 612, heightPx: 792, grey: new Uint8Array(612 * 792) };
const blank: Picture = { ...written, grey: new Uint8Array(612 * 792).fill(250) };

/** With letters on it. */
const drawn = drawPicture(truthFor(7, { examCode: 'PAR' }), {
  font: 'sans',
  dpi: 72,
  partPt: { x0: 0, y0: 0, x1: 612, y1: 300 },
});

const page = `
Airman Knowledge Test Report
NAME: SAMPLE, ALEX RIVER
ID NUMBER: 900-12-3456
EXAM: Private Pilot Airplane (PAR)
EXAM DATE: 01/15/2025   SCORE: 98%   GRADE: Pass   TAKE: 1
PA.I.B.K1a
EXPIRATION DATE: 01/31/2027`;

/** Sees `first` in the first reading of a picture, `second` in the second; never asks a real recogniser. */
function seeing(first: string, second: string = first): Recognition {
  return {
    readPicture: (_picture, _tools, number) =>
      Promise.resolve(
        ok({ page: number, passes: [first, second].map((text) => drawPage(text, { origin: 'recognised' })) }),
      ),
    codesOnPage: (reading) => ({
      codes: [],
      doubts: [
        {
          id: `p${String(reading.page)}`,
          raw: ['PAIBK1a'],
          candidates: [],
          why: 'unknown',
          place: { page: reading.page, box: { x0: 40, y0: 82, x1: 90, y1: 92 } },
        },
      ],
    }),
  };
}

/** Every word where it would stand on the page turned clockwise. */
function onSide(passes: readonly PageText[]): readonly PageText[] {
  const turned = ({ x0, y0, x1, y1 }: Box): Box => ({ x0: 792 - y1, y0: x0, x1: 792 - y0, y1: x1 });
  return passes.map((pass) => ({
    ...pass,
    lines: pass.lines.map(({ words, box }) => ({
      box: turned(box),
      words: words.map((word) => ({ ...word, box: turned(word.box) })),
    })),
  }));
}

function toolsWith(pictures: Partial<PictureTools>): Tools {
  return {
    infer: () => Promise.reject(new Error('not asked')),
    pictures: {
      decode: () => Promise.resolve(ok(written)),
      drawPdfPage: () => Promise.resolve(ok(written)),
      recogniseText: () => Promise.reject(new Error('not asked')),
      encode: ({ widthPx, heightPx }) => Promise.resolve(`data:,${String(widthPx)}x${String(heightPx)}`),
      ...pictures,
    },
  };
}

async function findingIn(bytes: Uint8Array, tools: Tools, recognition: Recognition) {
  const input = await readFile({ name: 'x', bytes }, tools, recognition);
  if (!input.ok) return faultCode(input.fault);
  const { pictureOf: _pictureOf, ...read } = input.value;
  const finding = findingOf(read, defaultKnowledgeTestOptions, recognition);
  if (!finding.ok) return faultCode(finding.fault);
  return withCrops(finding.value, input.value, tools.pictures);
}

async function reportsIn(...given: Parameters<typeof findingIn>) {
  const finding = await findingIn(...given);
  if (typeof finding === 'string') throw new Error(finding);
  return finding;
}

describe('a picture of a report', () => {
  it('is read twice, its doubts cut out, and nothing of the id number kept', async () => {
    const finding = await reportsIn(jpeg, toolsWith({}), seeing(page, page.replace('TAKE: 1', 'TAKE: 7')));
    const [report] = finding.reports;
    expect(report).toMatchObject({ method: 'recognised', status: 'partial' });
    expect(report?.fields.name).toMatchObject({ value: { family: 'SAMPLE' }, certainty: 'sure' });
    expect(report?.fields.take).toMatchObject({ certainty: 'doubtful', crop: 'data:,16x20' });
    expect(report?.doubts[0]?.crop).toBe('data:,60x20');
    expect(JSON.stringify(finding)).not.toMatch(/900-12-3456|900123456/);
  });

  it('has every code cut out where more are listed than questions were missed, as each may be asked for', async () => {
    const codes = ['PA.I.B.K1a', 'PA.I.A.K1', 'PA.I.C.K1'].map((code, at) => ({
      code,
      certainty: 'sure' as const,
      confidence: 0.99 - at / 100,
      raw: code,
      place: { page: 1, box: { x0: 40, y0: 82 + 20 * at, x1: 90, y1: 92 + 20 * at } },
    }));
    const recognising = (accepted: number): Recognition => ({
      ...seeing(page),
      codesOnPage: (_reading, _examCodes, least) => ({
        codes: codes.filter(({ confidence }, at) => confidence >= least && at < accepted),
        doubts: codes
          .filter(({ confidence }, at) => confidence < least || at >= accepted)
          .map(({ code, place }) => ({ id: code, raw: [code], candidates: [], why: 'unknown', place })),
      }),
    });
    const finding = await reportsIn(jpeg, toolsWith({}), recognising(3));
    // 98 % of 60 questions are one missed.
    expect(finding.reports[0]?.doubts).toMatchObject([
      { id: 'PA.I.C.K1', why: 'too-many', crop: 'data:,60x20' },
      { id: 'PA.I.A.K1', crop: 'data:,60x20' },
    ]);
    expect(finding.readings[0]?.crops).toHaveLength(4); // and the score's
    // Whoever confirms a doubt may be asked for the code that was accepted.
    const later = await reportsIn(jpeg, toolsWith({}), recognising(1));
    expect(later.reports[0]?.doubts.map(({ why }) => why)).toEqual(['unknown', 'unknown']);
    expect(later.readings[0]?.crops).toHaveLength(3);
  });

  it('is turned where it lies on a side and nothing was found so, and its pictures are cut from it upright', async () => {
    const sideways = turnQuarters(drawn, 3);
    const seen: Picture[] = [];
    const upright: Recognition = {
      ...seeing(page),
      readPicture: (picture, tools, number) => {
        seen.push(picture);
        const isUpright = Buffer.compare(picture.grey, drawn.grey) === 0;
        return seeing(isUpright ? page : 'sidewise noise').readPicture(picture, tools, number);
      },
    };
    const tools = toolsWith({ decode: () => Promise.resolve(ok(sideways)) });
    const finding = await reportsIn(jpeg, tools, upright);
    expect(finding.reports).toHaveLength(1);
    expect(finding.readings[0]?.quarters).toBe(1);
    expect(seen).toHaveLength(2);
    expect(finding.reports[0]?.doubts[0]?.crop).toBe('data:,60x20');
  });

  it('is turned back where the recogniser read it on its side, by one look more', async () => {
    const seen: Picture[] = [];
    const readsDownwards: Recognition = {
      ...seeing(page),
      readPicture: async (picture, tools, number) => {
        seen.push(picture);
        const upright = await seeing(page).readPicture(picture, tools, number);
        const isUpright = Buffer.compare(picture.grey, drawn.grey) === 0;
        return isUpright || !upright.ok
          ? upright
          : ok({ ...upright.value, passes: onSide(upright.value.passes) });
      },
    };
    const decode = () => Promise.resolve(ok(turnQuarters(drawn, 1)));
    const finding = await reportsIn(jpeg, toolsWith({ decode }), readsDownwards);
    expect(finding.readings[0]?.quarters).toBe(3);
    expect(finding.reports[0]?.fields.name).toMatchObject({ value: { family: 'SAMPLE' } });
    expect(seen).toHaveLength(2);
  });

  it('fails with what is wrong with it', async () => {
    const unable = toolsWith({ decode: () => Promise.resolve(fail(heic)) });
    expect(await findingIn(jpeg, unable, seeing(page))).toBe('picture-undecodable');
    const large = { ...written, widthPx: 1224, heightPx: 1584, grey: new Uint8Array(1224 * 1584) };
    expect(await findingIn(jpeg, toolsWith({}), seeing(''))).toBe('low-resolution');
    expect(await findingIn(jpeg, toolsWith({ decode: () => Promise.resolve(ok(large)) }), seeing(''))).toBe(
      'no-text-found',
    );
    expect(await findingIn(jpeg, toolsWith({ decode: () => Promise.resolve(ok(blank)) }), seeing(page))).toBe(
      'low-resolution',
    );
    expect(await findingIn(jpeg, toolsWith({}), seeing('Thank you for shopping'))).toBe('not-a-report');
    expect(await findingIn(jpeg, { infer: toolsWith({}).infer }, seeing(page))).toBe('model');
  });

  it('says where its letters are too small', async () => {
    const small = drawPage(page, { origin: 'recognised' });
    const lines = small.lines.map((line) => ({
      ...line,
      words: line.words.map((word) => ({ ...word, box: { ...word.box, y1: word.box.y0 + 7 } })),
    }));
    const recognition = {
      ...seeing(page),
      readPicture: () => Promise.resolve(ok({ page: 1, passes: [{ ...small, lines }] })),
    };
    const finding = await reportsIn(jpeg, toolsWith({}), recognition);
    expect(finding.remarks.map(({ code, value }) => [code, value])).toEqual([['low-resolution', 7]]);
  });
});

describe('a PDF without a text layer', () => {
  const twoPages = drawScan([jpegOfOnePixel(), jpegOfOnePixel()]);

  it('is drawn page by page; one that cannot be read is a report that failed', async () => {
    const tools = toolsWith({
      drawPdfPage: (_bytes, number) => Promise.resolve(number === 2 ? fail(heic) : ok(written)),
    });
    const finding = await reportsIn(twoPages, tools, seeing(page));
    expect(finding.reports.map(({ status, failure, pages }) => [status, failure, pages])).toEqual([
      ['partial', undefined, [1]],
      ['failed', 'picture-undecodable', [2]],
    ]);
  });

  it('fails as a whole where no page can be read', async () => {
    const tools = toolsWith({ drawPdfPage: () => Promise.resolve(fail(heic)) });
    expect(await findingIn(twoPages, tools, seeing(page))).toBe('picture-undecodable');
  });

  it('may have blank pages, which nobody needs to look at', async () => {
    const tools = toolsWith({
      drawPdfPage: (_bytes, number) => Promise.resolve(ok(number === 2 ? blank : written)),
    });
    const finding = await reportsIn(twoPages, tools, seeing(page));
    expect(finding.remarks.map(({ code, severity }) => [code, severity])).toEqual([
      ['page-without-text', 'note'],
    ]);
  });
});

describe('a PDF with a text layer', () => {
  it('is never drawn', async () => {
    const { truthFor } = await import('../../../tests/fixtures/knowledge-test/report-truth.ts');
    const bytes = drawReport(truthFor(1), { layout: 'acs', font: 'mono' });
    const never = { drawPdfPage: () => Promise.reject(new Error('drawn')) };
    const finding = await reportsIn(bytes, toolsWith(never), seeing(page));
    expect(finding.reports.map(({ method }) => method)).toEqual(['text-layer']);
  });
});

const heic = { kind: 'unreadable', code: 'picture-undecodable', detail: 'damaged' } as const;

/** The smallest grey JPEG there is. */
function jpegOfOnePixel(): Uint8Array {
  const text =
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AR//Z';
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
