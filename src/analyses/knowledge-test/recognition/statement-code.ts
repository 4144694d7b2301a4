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
export function statementCode(text: string): string | undefined {
  // "PL.I.A.S1" is no "PLIAS1".
  if (text.split('.').length > 2) return undefined;
  const plain = text.replace(/[^A-Za-z0-9|]/g, '');
  const digits = /^[PF][LI1lJ|][TI1l7]?[ -]?([0-9OoQDIil|TZzSsGbBgA]{3})$/.exec(plain)?.[1];
  if (digits === undefined) return undefined;
  // Where its letters are not plain its digits must be: "PIIAS1" is "PI.I.A.S1".
  if (!plain.startsWith('PLT') && digits.replace(/\D/g, '').length < 2) return undefined;
  return `PLT${[...digits].map((sign) => digitsFor[sign] ?? sign).join('')}`;
}
