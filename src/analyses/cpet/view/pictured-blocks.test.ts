import { expect, it } from 'vitest';
import { domainsBlocks } from '../report-domains.ts';
import type { CpetFinding } from '../finding.ts';
import { drawnAnswer } from './domains/drawn-answer.ts';
import { picturedBlocks } from './pictured-blocks.ts';

it('the report’s blocks that the panel of domains shows too are those that it names', () => {
  const finding = {
    domains: drawnAnswer(),
    comparedAnswers: [{ modelId: 'm', title: 'M', mode: 'mended', disclosures: [] }],
  } as unknown as CpetFinding;
  expect(domainsBlocks(finding).map((block) => 'title' in block && block.title)).toEqual(picturedBlocks);
});
