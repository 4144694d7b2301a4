import { examOf } from '../codes/exams.ts';
import { editDistance } from './edit-distance.ts';
import type { Parsed } from './parsed.ts';

/** An exam as a report names it: "Private Pilot Airplane (PAR)". */
export type NamedExam = { readonly title?: Parsed<string>; readonly code?: Parsed<string> };

/** A title and its test code, in brackets, in front or behind; either alone is taken too. */
export function parseExam(text: string, noisy: boolean): NamedExam | undefined {
  const clean = text.replace(/\s+/g, ' ').replace(/^[\s:;.-]+|[\s:;,_-]+$/g, '');
  const code = codeIn(clean, noisy);
  const rest = code === undefined ? clean : clean.replace(code.printed, ' ');
  const title = rest
    .replace(/\(\s*\)|\[\s*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:–-]+|[\s:–-]+$/g, '');
  const hasTitle = title.replace(/[^\p{L}]/gu, '').length >= 4;
  const named = hasTitle && code === undefined ? examOf(title)?.code : undefined;
  const found =
    contradicted(code?.parsed, hasTitle ? title : '') ??
    (named === undefined ? undefined : { value: named, mended: false });
  if (!hasTitle && found === undefined) return undefined;
  return { ...(hasTitle && { title: { value: title, mended: false } }), ...(found && { code: found }) };
}

/** A code that the title beside it contradicts: either was misread, or is a misprint. */
function contradicted(code: Parsed<string> | undefined, title: string): Parsed<string> | undefined {
  const named = examOf(title)?.code;
  return code === undefined || named === undefined || named === code.value ? code : { ...code, mended: true };
}

type CodeIn = { readonly printed: string; readonly parsed: Parsed<string> };

function codeIn(text: string, noisy: boolean): CodeIn | undefined {
  const bracketed = /[([{]\s*([A-Za-z0-9|]{2,4})\s*[)\]}]/.exec(text);
  if (bracketed !== null) {
    const printed = bracketed[1] ?? '';
    if (/^[A-Z]{3}$/.test(printed)) {
      const mended = noisy && examOf(printed) === undefined;
      const nearest = mended ? nearestByTitle(printed, text) : undefined;
      return { printed: bracketed[0], parsed: { value: nearest ?? printed, mended } };
    }
    if (noisy) {
      const nearest = nearestByTitle(printed, text);
      if (nearest !== undefined) return { printed: bracketed[0], parsed: { value: nearest, mended: true } };
    }
  }
  const alone = text.split(' ').find((word, i, all) => {
    const isAtEdge = i === 0 || i === all.length - 1;
    return isAtEdge && /^[A-Z]{3}$/.test(word) && examOf(word) !== undefined;
  });
  return alone === undefined ? undefined : { printed: alone, parsed: { value: alone, mended: false } };
}

/** The code that belongs to the title beside a misread one, where the two are alike. */
function nearestByTitle(printed: string, text: string): string | undefined {
  const title = text.replace(/[([{].*$/, '').trim();
  const named = title === '' ? undefined : examOf(title)?.code;
  return named !== undefined && editDistance(printed.toUpperCase(), named, 1) <= 1 ? named : undefined;
}
