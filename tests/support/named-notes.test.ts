import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#cli/project-root.ts';

/** Where a note's text stands: it begins a comment's line there; other places name it within a sentence. */
const stands = /^\s*(?:\/\*\*|\*|\/\/) \[Note: ([^\]]+)\]/gm;

/** Files of the program that hold notes, each with the names of those that stand there. */
function notesInCode(): readonly string[] {
  return readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|js|svelte)$/.test(path))
    .flatMap((path) => {
      const text = readFileSync(join(projectRoot, 'src', path), 'utf8');
      return [...text.matchAll(stands)].map(([, name = '']) => `${name}: ${path}`);
    })
    .sort();
}

/** The notes that ARCHITECTURE names, each with the file that it sends a reader to. */
function notesNamed(): readonly string[] {
  const text = readFileSync(join(projectRoot, 'ARCHITECTURE.md'), 'utf8');
  const listed = text
    .slice(text.indexOf('## Named notes'))
    .split('\n')
    .filter((line) => line.startsWith('- '));
  return listed
    .flatMap((line) => {
      const path = /`([^`[]+)`\.$/.exec(line)?.[1] ?? 'no file';
      return [...line.matchAll(/`\[Note: ([^\]]+)\]`/g)].map(([, name = '']) => `${name}: ${path}`);
    })
    .sort();
}

describe('the named notes of ARCHITECTURE', () => {
  it('are those of the code, each where it stands', () => {
    expect(notesInCode().length).toBeGreaterThan(10);
    expect(notesNamed()).toEqual(notesInCode());
  });
});
