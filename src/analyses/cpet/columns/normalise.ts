const subscripts = '₀₁₂₃₄₅₆₇₈₉';

/** Lower case without diacritics (V̇ → v), quotes, dots, blanks and underscores; subscripts become digits. */
export function normalise(text: string): string {
  return text
    .replace(/[₀-₉]/g, (digit) => String(subscripts.indexOf(digit)))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/ø/gi, 'o')
    .replace(/æ/gi, 'ae')
    .toLowerCase()
    .replace(/['"`´’‘′ʹ“”˙·.:;*\s_\u00a0-]/g, '');
}
