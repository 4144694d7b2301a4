import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#cli/project-root.ts';

/** A block of code in a document: a file of its own where it is named, and what it prints where that stands below. */
export type Example = {
  readonly language: string;
  readonly file?: string;
  readonly code: string;
  readonly prints?: string;
};

/** The fenced blocks of a document in their order; a block of `text` is what the one before it prints. */
export function examplesOf(document: string): readonly Example[] {
  const text = readFileSync(join(projectRoot, document), 'utf8');
  const blocks = [...text.matchAll(/^```(\w+)(?: file=(\S+))?\n([^]*?)^```$/gm)];
  const examples: Example[] = [];
  for (const [, language = '', file, code = ''] of blocks) {
    const last = examples.at(-1);
    if (language === 'text' && last !== undefined) examples[examples.length - 1] = { ...last, prints: code };
    else examples.push(file === undefined ? { language, code } : { language, file, code });
  }
  return examples;
}
