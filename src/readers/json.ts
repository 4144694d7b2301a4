import { failFile, ok, type Result } from '#core/result.ts';
import type { SourceDocument } from './document.ts';

/**
 * JSON text → its value. Python's bare NaN and Infinity, which JSON does not know, become null.
 * Fault `json-damaged`; its detail holds no text of the file, which may name a person.
 */
export function readJson(text: string): Result<SourceDocument> {
  for (const attempt of [() => text, () => withoutNaN(text)]) {
    try {
      return ok({ format: 'json', value: JSON.parse(attempt()) as unknown });
    } catch {
      // tried again without NaN, then refused
    }
  }
  return failFile('unreadable', 'json-damaged', `${text.length} characters that start like JSON but are not`);
}

function withoutNaN(text: string): string {
  return text.replace(
    /("[^"\\]*(?:\\.[^"\\]*)*")|-?\b(?:NaN|Infinity)\b/g,
    (_all, quoted?: string) => quoted ?? 'null',
  );
}
