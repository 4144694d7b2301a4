import { describe, expect, it } from 'vitest';
import { nameInWords } from '#analyses/knowledge-test/field-words.ts';
import type { KnowledgeTestFinding, ReportRead } from '#analyses/knowledge-test/finding.ts';
import { knowledgeTest } from '#analyses/knowledge-test/index.ts';
import { reportsOf, type ClassReport } from '#analyses/knowledge-test/people/class-report.ts';
import { withoutDuplicates } from '#analyses/knowledge-test/people/duplicates.ts';
import { groupPersons } from '#analyses/knowledge-test/people/persons.ts';
import type { Picture } from '#core/picture.ts';
import { faultCode } from '#core/result.ts';
import { drawPicture, turnQuarters } from '../fixtures/knowledge-test/draw-photo.ts';
import { pageWidthPt } from '../fixtures/knowledge-test/lay-out.ts';
import { reportFile, reportFiles } from '../fixtures/knowledge-test/report-files.ts';
import type { ReportTruth } from '../fixtures/knowledge-test/report-truth.ts';
import { recogniseInNode } from '../support/node-recogniser.ts';

const infer = () => Promise.reject(new Error('not asked'));

async function findIn(bytes: Uint8Array, seen?: Picture): Promise<KnowledgeTestFinding | string> {
  const pictures = seen && {
    decode: () => Promise.resolve({ ok: true as const, value: seen }),
    drawPdfPage: infer,
    recogniseText: recogniseInNode,
    encode: () => Promise.resolve('data:,'),
  };
  const tools = { infer, ...(pictures && { pictures }) } as Parameters<typeof knowledgeTest.read>[2];
  const options = knowledgeTest.defaultOptions;
  const input = await knowledgeTest.read({ name: 'report', bytes }, options, tools);
  if (!input.ok) return faultCode(input.fault) ?? '';
  const finding = await knowledgeTest.analyse(input.value, options, tools);
  return finding.ok ? finding.value : (faultCode(finding.fault) ?? '');
}

async function reportsIn(bytes: Uint8Array, seen?: Picture): Promise<readonly ReportRead[]> {
  const finding = await findIn(bytes, seen);
  if (typeof finding === 'string') throw new Error(`refused: ${finding}`);
  return finding.reports;
}

/** The reports of these files as a class has them. */
async function classOf(...names: readonly string[]): Promise<readonly ClassReport[]> {
  const files = await Promise.all(
    names.map(async (name) => {
      const finding = await findIn(await reportFile(name).make());
      if (typeof finding === 'string') throw new Error(`${name} was refused: ${finding}`);
      return { itemId: name, fileName: name, finding };
    }),
  );
  return reportsOf(files);
}

function told({ fields, codes }: Pick<ReportRead, 'fields' | 'codes'>) {
  return {
    name: fields.name && nameInWords(fields.name.value),
    exam: fields.examCode?.value,
    examDate: fields.examDate?.value,
    scorePercent: fields.scorePercent?.value,
    grade: fields.grade?.value,
    take: fields.take?.value,
    expiresOn: fields.expiresOn?.value,
    codes: codes.map(({ code }) => code),
  };
}

const truthOf = (truth: ReportTruth) => ({
  name: nameInWords(truth),
  exam: truth.examCode,
  examDate: truth.examDate,
  scorePercent: truth.scorePercent,
  grade: truth.grade,
  take: truth.take,
  expiresOn: truth.expiresOn,
  codes: truth.codes,
});

const pdfs = reportFiles.filter(({ name, layout }) => name.endsWith('.pdf') && layout !== 'scan');

describe('every layout that is known', () => {
  it.each(pdfs.filter(({ truths, layout }) => truths.length > 0 && layout !== 'J'))(
    '$layout, $name, is read to its truth: $says',
    async ({ make, truths, layout }) => {
      const reports = await reportsIn(await make());
      expect(reports.map(told)).toEqual(truths.map(truthOf));
      if (layout === 'C') return;
      expect(reports.map(({ fields }) => [fields.ftn?.value, fields.examId?.value])).toEqual(
        truths.map(({ ftn, examId }) => [ftn, examId]),
      );
    },
  );

  it('J and L, one that is locked and one that is none, are refused by their names', async () => {
    expect(await findIn(await reportFile('j-locked.pdf').make())).toBe('pdf-encrypted');
    expect(await findIn(await reportFile('l-newsletter.pdf').make())).toBe('not-a-report');
  });

  it('N, one person spelled in two ways, is one by the FTN', async () => {
    const people = groupPersons(await classOf('n-first.pdf', 'n-retake.pdf'));
    const takes = people.map(({ reports }) => reports.map(({ report }) => report.fields.take?.value).sort());
    expect(takes).toEqual([[1, 2]]);
    expect(people[0]?.otherSpellings).toHaveLength(1);
  });

  it('O, two people of one name, stay two', async () => {
    const people = groupPersons(await classOf('o-one.pdf', 'o-other.pdf'));
    expect(people.map(({ reports }) => reports.length)).toEqual([1, 1]);
  });
});

/** Whatever begins as a JPEG: what it shows is given. */
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]);
const [par] = reportFile('a-private.pdf').truths;
const photo = (y1: number): Picture => {
  if (par === undefined) throw new Error('layout A has a report');
  const partPt = { x0: 0, y0: 44, x1: pageWidthPt, y1 };
  return drawPicture(par, { font: 'sans', dpi: 200, blurPx: 0.5, brief: true, partPt, seed: 113 });
};

describe('photos of layout A’s report', () => {
  it('M, the same report once more, is read to its truth and known as the same', async () => {
    const finding = await findIn(jpeg, photo(290));
    if (typeof finding === 'string' || par === undefined) throw new Error('refused');
    const [report] = finding.reports;
    if (report === undefined) throw new Error('no report');
    const { codes, ...fields } = told(report);
    const { codes: printed, ...others } = truthOf(par);
    expect(fields).toEqual(others);
    expect(printed).toEqual(expect.arrayContaining([...codes]));
    expect(codes.length + report.doubts.length).toBe(printed.length);
    const pdf = await classOf('a-private.pdf');
    const both = [...pdf, ...reportsOf([{ itemId: 'm', fileName: 'm-private.jpg', finding }])];
    expect(withoutDuplicates(both).again.map(({ report: again, of }) => [again.itemId, of])).toEqual([
      ['m', 'a-private.pdf#0'],
    ]);
  }, 120_000);

  it('K, turned and cut, is set upright, and is no success without its list', async () => {
    const [report] = await reportsIn(jpeg, turnQuarters(photo(176), 3));
    expect(report && { ...told(report), codes: [], expiresOn: '' }).toEqual({
      ...truthOf(par as ReportTruth),
      codes: [],
      expiresOn: '',
    });
    expect(report?.status).toBe('partial');
    expect(report?.remarks.map(({ code }) => code)).toContain('no-codes-below-100');
  }, 120_000);
});
