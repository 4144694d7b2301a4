import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'fflate';
import { expect, it } from 'vitest';
import { findAnalysis } from '#analyses/registry.ts';
import { cpet } from '#analyses/cpet/index.ts';
import { projectRoot } from '#cli/project-root.ts';
import type { Review } from '#core/review.ts';
import { defaultSections } from '#reports/sections.ts';
import { makeReports } from '#workers/export/make-reports.ts';
import { tilesOf } from './compare-pictures.ts';
import { differencesFrom } from './golden-picture.ts';
import { picturesOfPdf } from './pdf-pictures.ts';

/** px a point: letters of 6 pt can still be read in the pictures. */
const scale = 1.5;

/**
 * Half a panel's width. Letters are drawn as outlines by what is installed with the project, so that nothing but the last
 * bit of a number may differ between machines: four pixels of such a part. A digit is ten.
 */
const tilePx = 150;
const largestShare = 4 / tilePx ** 2;

/** A stored finding: what the analysis makes of a test is tried elsewhere, here only what becomes of a finding. */
const finding = readFileSync(join(projectRoot, 'tests/fixtures/findings/set-by-hand.json'));

const signed = { atMs: Date.UTC(2026, 0, 5, 9, 30), by: 'AB' };
const review: Review = {
  events: [
    {
      ...signed,
      kind: 'adjusted',
      what: 'vt1',
      to: { timeS: 513 },
      automatic: { timeS: 493 },
      why: 'a swallow at the kink',
    },
    { ...signed, atMs: signed.atMs + 60_000, kind: 'verdict', verdict: 'accepted' },
  ],
};

it('a report’s pages look as they did', async () => {
  const made = await makeReports(findAnalysis).report({
    analysisId: 'cpet',
    options: cpet.defaultOptions,
    name: 'Test 0001',
    stem: 'test',
    footer: ['Test 0001 · drawn for the tests', 'Made on the user’s own device. Not a medical device.'],
    madeAtMs: 0,
    record: {},
    review,
    finding,
    choice: {
      formats: ['pdf'],
      sections: defaultSections(cpet.reportSections ?? []),
      withSources: false,
      paper: 'a4',
      letterhead: { laboratory: 'Exercise laboratory' },
      deidentified: true,
      withoutTyped: false,
    },
  });
  const [entry] = made.ok ? made.value : [];
  if (entry === undefined) throw new Error(JSON.stringify(made));
  const bytes = entry.method === 'stored' ? entry.bytes : inflateSync(entry.bytes);
  const pages = await picturesOfPdf(bytes, scale);
  const differences: string[] = [];
  for (const [place, page] of pages.entries()) {
    const name = `report-page-${String(place + 1)}`;
    differences.push(...(await differencesFrom(name, page, { parts: tilesOf(page, tilePx), largestShare })));
  }
  expect(differences).toEqual([]);
  expect(pages).toHaveLength(2);
});
