import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { adviceFor } from './fault-advice.ts';
import { knownReasons } from './reason-words.ts';
import { knownRemarks } from './remark-words.ts';

/** Reasons for a review are no remarks; the help explains them for themselves. */
const reasonFiles = ['review-reasons.ts', 'decision-limits.ts'];

/** The text of every source file under a folder, tests and the simulator left out. */
function sources(folder: string): readonly string[] {
  return (
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
      // What is wrong with a worklist or a ledger is no fault of a test's file; its advice stands with those pages.
      .filter((path) => !/^(simulate|view|ledger|tables)[/\\]/.test(path))
      // No exercise test is a PDF or a picture; the reports' own view has words for those.
      .filter((path) => !/(^|[/\\])(pdf|picture|worker-pictures)\b/.test(path))
      .filter((path) => !reasonFiles.includes(path))
      .map((path) => readFileSync(join(folder, path), 'utf8'))
  );
}

function codesIn(texts: readonly string[], pattern: RegExp): readonly string[] {
  return [...new Set(texts.flatMap((text) => Array.from(text.matchAll(pattern), (found) => found[1] ?? '')))];
}

const analysis = sources('src/analyses/cpet');

it('every fault of a file comes with advice (add it to fault-advice.ts)', () => {
  const files = [...analysis, ...sources('src/readers'), ...sources('src/workers'), ...sources('src/engine')];
  const codes = codesIn(files, /failFile\(\s*'[a-z]+',\s*'([a-z0-9-]+)'/g);
  expect(codes.length).toBeGreaterThan(10);
  expect(codes.filter((code) => adviceFor(code) === undefined)).toEqual([]);
});

it('every remark is explained in the help (add it to remark-words.ts)', () => {
  const known = new Set(knownRemarks.map(({ code }) => code));
  const codes = codesIn(analysis, /(?:\bcode: |\b(?:remark|say|note)\(\s*)'([a-z0-9-]+)'/g);
  expect(codes.length).toBeGreaterThan(30);
  expect(codes.filter((code) => !known.has(code) && adviceFor(code) === undefined)).toEqual([]);
});

it('every reason for a review is explained in the help (add it to reason-words.ts)', () => {
  const known = new Set(knownReasons.map(({ code }) => code));
  const texts = reasonFiles.map((path) => readFileSync(join('src/analyses/cpet', path), 'utf8'));
  const codes = codesIn(texts, /\bcode: '([a-z0-9-]+)'/g);
  expect(codes.length).toBeGreaterThan(8);
  expect([...codes, 'quality-c', 'quality-d'].filter((code) => !known.has(code))).toEqual([]);
});
