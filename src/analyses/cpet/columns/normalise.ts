const subscripts = '₀₁₂₃₄₅₆₇₈₉';

/** Lower case without diacritics (V̇ → v), quotes, dots, blanks and underscores; subscripts become digits. */
export function normalise(text: string): string {
  const plain = isAscii(text) ? text : withoutMarks(text);
  return plain.toLowerCase().replace(/['"`´’‘′ʹ“”˙·.:;*\s_\u00a0-]/g, '');
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 127) return false;
  return true;
}

function withoutMarks(text: string): string {
  return text
    .replace(/[₀-₉]/g, (digit) => String(subscripts.indexOf(digit)))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/ø/gi, 'o')
    .replace(/æ/gi, 'ae');
}
