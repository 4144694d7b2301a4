import type { Section, SourceDocument } from './document.ts';
import type { DecodedText } from './text-encoding.ts';

const header = /^\s*\[([^[\]]*)\]\s*$/;

/** Whether a text starts with an ini section, `[person]` alone on its line, and not with a JSON array such as `[1]`. */
export function startsWithSection(text: string): boolean {
  const name = /^\s*\[\s*([\p{L}_][^[\]{}",\n]*)\][^\S\n]*(?:\n|$)/u.exec(text)?.[1]?.trim();
  return name !== undefined && !['true', 'false', 'null'].includes(name);
}

/** Ini-like text → its sections in file order, with the row of every line. Lines before the first section are dropped. */
export function readSections({ text, encoding }: DecodedText): SourceDocument {
  const sections: { name: string; row: number; lines: { row: number; text: string }[] }[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    const name = line.includes('[') ? header.exec(line)?.[1] : undefined;
    if (name !== undefined) sections.push({ name: name.trim(), row: i + 1, lines: [] });
    else if (line !== '') sections.at(-1)?.lines.push({ row: i + 1, text: line });
  }
  return { format: 'sections', encoding, sections: sections satisfies Section[] };
}
