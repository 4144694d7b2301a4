import { codesOfPrefix } from '../codes/numbering.ts';

/**
 * What the codes of a page may be: those of its exam. Where the exam is not known, those of the prefix that was read most;
 * where its codes are not listed (learning statement codes), those whose digits somebody read there.
 */
export function vocabularyFor(
  examCodes: readonly string[],
  read: readonly (string | undefined)[],
): readonly string[] {
  if (examCodes.length > 0) return examCodes;
  const statements = new Set<string>();
  const prefixes = new Map<string, number>();
  for (const text of read) {
    if (text === undefined) continue;
    const statement = statementCode(text);
    if (statement !== undefined) statements.add(statement);
    const prefix = /^[A-Z]{2}(?=\.)/.exec(text)?.[0];
    if (prefix !== undefined) prefixes.set(prefix, (prefixes.get(prefix) ?? 0) + 1);
  }
  const known = [...prefixes].sort((a, b) => b[1] - a[1]).map(([prefix]) => codesOfPrefix(prefix));
  const listed = known.find((codes) => codes.length > 0) ?? [];
  return [...statements, ...listed];
}

/** Letters that stand where digits must. */
const digitsFor: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  I: '1',
  l: '1',
  i: '1',
  '|': '1',
  T: '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  G: '6',
  b: '6',
  B: '8',
  g: '9',
  A: '4',
};

/** "PLT012" from what was read as "PLTO12" or "PIT012"; undefined for anything else. */
function statementCode(text: string): string | undefined {
  const digits = /^[PF][LI1lJ|][TI1l7]?[ -]?([0-9OoQDIil|TZzSsGbBgA]{3})$/.exec(
    text.replace(/[^A-Za-z0-9|]/g, ''),
  )?.[1];
  if (digits === undefined) return undefined;
  return `PLT${[...digits].map((sign) => digitsFor[sign] ?? sign).join('')}`;
}
