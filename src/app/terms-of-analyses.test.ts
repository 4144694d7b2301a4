import { describe, expect, test } from 'vitest';
import { describeColumns } from '#analyses/analysis.ts';
import { analyses } from '#analyses/registry.ts';
import { loadTerms } from '#language/terms.ts';

describe.each(Object.entries(loadTerms))('in %s', (_language, load) => {
  test.each(analyses.map((analysis) => [analysis.id, analysis] as const))(
    'every column of %s has a heading',
    async (_id, analysis) => {
      const [{ default: terms }, loaded] = await Promise.all([load(), analysis.load()]);
      const headings = [analysis.title, ...describeColumns(loaded).map(({ title }) => title)];
      expect(headings.filter((heading) => !Object.hasOwn(terms, heading))).toEqual([]);
    },
  );
});
