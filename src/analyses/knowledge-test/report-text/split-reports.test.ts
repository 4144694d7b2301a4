import { describe, expect, it } from 'vitest';
import { textOfLine } from '#core/page-text.ts';
import { drawPage } from '../../../../tests/support/draw-page.ts';
import type { PageReading } from '../finding.ts';
import { splitReports } from './split-reports.ts';

const readings = (...pages: readonly string[]): readonly PageReading[] =>
  pages.map((text, at) => ({ page: at + 1, passes: [drawPage(text)] }));

/** The pages of each report. */
const pagesOf = (...pages: readonly string[]) =>
  splitReports(readings(...pages)).reports.map((parts) => parts.map(({ page }) => page));

const report = (name: string, id: string, codes = 'PA.I.A.K1'): string => `
U.S. DEPARTMENT OF TRANSPORTATION
Airman Knowledge Test Report

NAME: ${name}
EXAM ID: ${id}
SCORE: 98%  GRADE: Pass
${codes}
`;

describe('the pages of a file', () => {
  it('are parted where another report begins', () => {
    expect(pagesOf(report('SAMPLE, ALEX', '900000000000000001'))).toEqual([[1]]);
    expect(
      pagesOf(report('SAMPLE, ALEX', '900000000000000001'), report('OTHER, JO', '900000000000000002')),
    ).toEqual([[1], [2]]);
  });

  it('belong together where the list goes on, or the same heading stands again', () => {
    const first = report('SAMPLE, ALEX', '900000000000000001');
    expect(pagesOf(first, 'PA.I.B.K2   PA.I.C.K3')).toEqual([[1, 2]]);
    expect(pagesOf(first, report('SAMPLE, ALEX', '900000000000000001', 'PA.I.B.K2'))).toEqual([[1, 2]]);
  });

  it('are told apart from pages that hold no report, and from empty ones', () => {
    const { reports, otherPages, emptyPages } = splitReports(
      readings(
        'Thank you for your payment of 175 dollars.',
        report('SAMPLE, ALEX', '900000000000000001'),
        '',
      ),
    );
    expect(reports.map((parts) => parts.map(({ page }) => page))).toEqual([[2]]);
    expect([otherPages, emptyPages]).toEqual([[1], [3]]);
  });

  it('may hold two reports on one', () => {
    const both = report('SAMPLE, ALEX', '900000000000000001') + report('OTHER, JO', '900000000000000002');
    const { reports } = splitReports(readings(both));
    expect(reports).toHaveLength(2);
    const texts = reports.map((parts) =>
      parts.flatMap(({ passes }) => passes[0]?.lines.map(textOfLine) ?? []),
    );
    expect(texts[0]).toContain('NAME: SAMPLE, ALEX');
    expect(texts[0]).not.toContain('NAME: OTHER, JO');
    expect(texts[1]?.[0]).toBe('U.S. DEPARTMENT OF TRANSPORTATION');
  });

  it('are a report without a title where enough fields say so, as on half a photo', () => {
    expect(pagesOf('SCORE: 82%  GRADE: Pass  TAKE: 1\nPA.I.A.K1')).toEqual([[1]]);
    expect(pagesOf('This letter mentions the airman knowledge test report of a friend.')).toEqual([]);
  });
});
