import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatWithOptions } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { projectRoot } from '#cli/project-root.ts';
import { examplesOf } from './documented-examples.ts';

// Inside the project, whose names (#analyses, …) the examples use.
const folder = join(projectRoot, '.cache/documented');
const examples = examplesOf('docs/api.md').filter(({ file }) => file !== undefined);

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  for (const { file = '', code } of examples) writeFileSync(join(folder, file), code);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** What a script prints, as a terminal without colours shows it. */
async function printed(file: string): Promise<string> {
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((...words: unknown[]) => {
    lines.push(formatWithOptions({ colors: false }, ...words));
  });
  await import(/* @vite-ignore */ join(folder, file));
  return `${lines.join('\n')}\n`;
}

it('docs/api.md has examples', () => {
  expect(examples.length).toBeGreaterThan(7);
});

it.each(examples.filter(({ prints }) => prints !== undefined))(
  'docs/api.md: $file prints what stands below it',
  async ({ file = '', prints }) => {
    expect(await printed(file)).toBe(prints);
  },
);
