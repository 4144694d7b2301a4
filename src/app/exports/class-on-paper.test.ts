import { expect, it } from 'vitest';
import { studyPlan } from '#analyses/knowledge-test/class/study-plan.ts';
import { summariseClass } from '#analyses/knowledge-test/class/summary.ts';
import { studyPlanDocument } from '#analyses/knowledge-test/report/class-document.ts';
import { drawClass } from '../../../tests/support/draw-class.ts';
import { classOnPaper, olderCodeOnPaper, type ClassOnPaper } from './class-on-paper.ts';

const batch = {
  title: 'Alex Sample',
  batchId: '3f2a91c0-0000-4000-8000-000000000000',
  createdAtMs: Date.UTC(2026, 10, 20, 12),
};

function planOf(table: string, naming: ClassOnPaper['naming']) {
  const summary = summariseClass(drawClass(table), []);
  return studyPlanDocument(summary, studyPlan(summary.people), {
    ...classOnPaper({ ...batch, naming }),
    day: '2026-11-21',
    naming,
    inWords: olderCodeOnPaper,
    references: () => [],
  });
}

it('a plan without names says which class it is and that names are replaced, and a batch’s title is one', () => {
  const made = planOf('SAMPLE, ALEX | C1234501 | PAR | 2025-01-15 | 1 | 62 | PA.I.A.K1', 'pseudonyms');
  expect(made.title).toBe('Class of 20 Nov 2026');
  expect(made.subtitle).toBe(
    '2026-11-21 · 1 report of 1 student · batch 3f2a91c0 · names of students are replaced by numbers',
  );
  expect(JSON.stringify(made)).not.toMatch(/SAMPLE|ALEX|C12345/i);
});

it('a plan with names bears the batch’s title', () => {
  const made = planOf('SAMPLE, ALEX | C1234501 | PAR | 2025-01-15 | 1 | 62 | PA.I.A.K1', 'names');
  expect(made).toMatchObject({ title: 'Alex Sample', subtitle: '2026-11-21 · 1 report of 1 student' });
});

it('a plan says of an older code what it is, and that it is not turned into another', () => {
  const { blocks } = planOf('SAMPLE, ALEX | C1234501 | FLX | | 1 | 62 | PLT012', 'pseudonyms');
  const [table] = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
  expect(table?.rows[0]?.slice(1, 3)).toEqual([
    'PLT012',
    'a learning statement code, of the older system: kept as printed, never turned into an ACS code',
  ]);
});
