import { expect, it } from 'vitest';
import { codeLookUp } from '#analyses/knowledge-test/code-book/look-up.ts';
import { deficientTree } from './deficient-tree.ts';

it('codes stand from area to task to element; older ones by themselves', () => {
  const tree = deficientTree(
    ['PA.II.A.K1', 'PLT012', 'PA.I.B.K2', 'PA.I.B.K1', 'PA.I.A.R1'],
    '2025-01-15',
    codeLookUp([]),
  );
  const drawn = tree.map(({ area, tasks }) => [
    area,
    ...tasks.map(({ task, codes }) => `${task}: ${codes.map(({ code }) => code).join(' ')}`),
  ]);
  expect(drawn.sort()).toEqual([
    ['', ': PLT012'],
    ['PA.I', 'PA.I.A: PA.I.A.R1', 'PA.I.B: PA.I.B.K1 PA.I.B.K2'],
    ['PA.II', 'PA.II.A: PA.II.A.K1'],
  ]);
  expect(tree.find(({ area }) => area === 'PA.I')?.title).toBe('Preflight Preparation');
});
