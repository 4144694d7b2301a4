import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '#cli/project-root.ts';

/** Rows of the table: number, threat, what stands against it, file, test. */
const rows = readFileSync(join(projectRoot, 'tests/threats/README.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

it('every threat of the list has its row', () => {
  const numbers = new Set(rows.map(([number]) => Number(number)));
  expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
});

it.each(rows)('%s, %s: the test named is there', (_number, _threat, against = '', path = '', name = '') => {
  if (path === '') {
    expect(against).toMatch(/^no test: /);
    return;
  }
  const file = join(projectRoot, path.replaceAll('`', ''));
  expect(existsSync(file), path).toBe(true);
  // As the title of a test or of what it stands in, not just anywhere.
  const title = name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  expect(readFileSync(file, 'utf8'), path).toMatch(new RegExp(`\\(\\s*(['"\`])${title}\\1,`));
});
