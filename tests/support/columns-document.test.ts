import { expect, it } from 'vitest';
import { columnsDocument, committedColumnsDocument } from './columns-document.ts';

it('docs/columns.md says what the columns say (mend with: npm run docs:columns)', async () => {
  expect(committedColumnsDocument()).toBe(await columnsDocument());
});
