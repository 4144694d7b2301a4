import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '#cli/project-root.ts';
import { examplesOf } from './documented-examples.ts';

const steps = examplesOf('CONTRIBUTING.md').flatMap((example) =>
  example.file === undefined ? [] : [{ ...example, file: example.file }],
);
const written = new Set(steps.filter(({ language }) => language !== 'diff').map(({ file }) => file));

/** What a change is beside: the lines that are there already. */
function placeOf(diff: string): string {
  const lines = diff.trimEnd().split('\n');
  return lines
    .filter((line) => !line.startsWith('+'))
    .map((line) => line.slice(1))
    .join('\n');
}

it('the steps in CONTRIBUTING.md have each its place: a change in a file, exactly once', () => {
  const changes = steps.filter(({ language }) => language === 'diff');
  expect(changes.length).toBeGreaterThan(3);
  for (const { file, code } of changes) {
    const found = readFileSync(join(projectRoot, file), 'utf8').split(placeOf(code)).length - 1;
    expect(found, `${file}: ${placeOf(code)}`).toBe(1);
  }
});

it('what its files import is there', () => {
  const missing = steps.flatMap(({ file, language, code }) =>
    language !== 'ts'
      ? []
      : [...code.matchAll(/from '((?:#|\.)[^']+)'/g)]
          .map(([, name = '']) =>
            name.startsWith('#') ? join('src', name.slice(1)) : join(dirname(file), name),
          )
          .filter((path) => !written.has(path) && !existsSync(join(projectRoot, path))),
  );
  expect(missing).toEqual([]);
});

it('it writes no file that is there already', () => {
  expect([...written].filter((file) => existsSync(join(projectRoot, file)))).toEqual([]);
});
