import { parseCode } from '../codes/grammar.ts';

/** Codes of an exam's list that go on from what was typed; with or without dots, in capitals or not. */
export function completeCode(typed: string, codes: readonly string[], most = 8): readonly string[] {
  const begun = typed.trim().toLowerCase();
  if (begun === '') return [];
  const form = begun.includes('.') ? (code: string) => code.toLowerCase() : plain;
  const wanted = begun.includes('.') ? begun : plain(begun);
  return codes.filter((code) => form(code).startsWith(wanted)).slice(0, most);
}

/**
 * The code that was typed: one of the list, with or without its dots, else one that is written as codes are ("plt 12" is
 * none). Undefined where it is no code, or could be two.
 */
export function codeTyped(typed: string, codes: readonly string[]): string | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  const [only, ...others] = codes.filter((code) => plain(code) === plain(text));
  if (only !== undefined && others.length === 0) return only;
  return parseCode(text.toUpperCase().replace(/(?<=\d)[A-M]$/, (letter) => letter.toLowerCase()))?.text;
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
