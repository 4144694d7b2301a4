import { plainDigits, type Parsed } from './parsed.ts';

/** A letter and seven digits. */
export function parseFtn(text: string, noisy: boolean): Parsed<string> | undefined {
  const compact = text.replace(/[\s.-]+/g, '');
  const exact = /(?<![A-Za-z0-9])([A-Za-z])(\d{7})(?!\d)/.exec(compact);
  if (exact !== null) return { value: `${(exact[1] ?? '').toUpperCase()}${exact[2] ?? ''}`, mended: false };
  if (!noisy) return undefined;
  // What a recogniser makes of a round C.
  const round = /^[(€©<{[«](\d{7})(?!\d)/.exec(compact);
  if (round !== null) return { value: `C${round[1] ?? ''}`, mended: true };
  const near = /^[^A-Za-z0-9]*([A-Za-z0-9])([A-Za-z0-9|!]{7})(?![A-Za-z0-9])/.exec(compact);
  if (near === null) return undefined;
  const digits = plainDigits(near[2] ?? '');
  const letter = lettersFor[near[1] ?? ''] ?? (near[1] ?? '').toUpperCase();
  return /^\d{7}$/.test(digits) && /^[A-Z]$/.test(letter)
    ? { value: `${letter}${digits}`, mended: true }
    : undefined;
}

const lettersFor: Readonly<Record<string, string>> = {
  '0': 'O',
  '1': 'I',
  '5': 'S',
  '6': 'G',
  '8': 'B',
  '2': 'Z',
};

/** A long number, in the one sample that is known of 18 digits; a testing center's own may hold letters. */
export function parseExamId(text: string, noisy: boolean): Parsed<string> | undefined {
  const compact = text.replace(/(?<=\d)\s+(?=\d)/g, '');
  const exact = /(?<![A-Za-z0-9])([A-Z]{0,4}\d[\d-]{4,22}\d)(?![A-Za-z0-9])/.exec(compact);
  if (exact !== null) return { value: exact[1] ?? '', mended: false };
  if (!noisy) return undefined;
  const near = /(?<![A-Za-z0-9])([A-Za-z0-9|!]{6,24})(?![A-Za-z0-9])/.exec(text.replace(/\s+/g, ''));
  const digits = plainDigits(near?.[1] ?? '');
  return /^\d{6,24}$/.test(digits) ? { value: digits, mended: true } : undefined;
}

/** 0 to 100, with or without its percent sign. */
export function parseScore(text: string, noisy: boolean): Parsed<number> | undefined {
  const exact = /^\D{0,2}(\d{1,3})(?:\.(\d{1,2}))?\s*(?:%|percent|$|[^\d.,/])/i.exec(text.trim());
  if (exact !== null && !/^[A-Za-z]/.test(text.trim())) {
    const value = Number(`${exact[1] ?? ''}.${exact[2] ?? '0'}`);
    if (value <= 100) return { value, mended: false };
  }
  if (!noisy) return undefined;
  const [first = ''] = text.trim().split(/\s+/);
  const digits = plainDigits(first.replace(/[%°*.,]+$|(?<=..)[0O9]?[/°][0o]$/g, ''));
  return /^\d{1,3}$/.test(digits) && Number(digits) <= 100
    ? { value: Number(digits), mended: true }
    : undefined;
}

/** Pass or fail; a letter is enough. */
export function parseGrade(text: string, noisy: boolean): Parsed<'pass' | 'fail'> | undefined {
  const word = /[A-Za-z0-9|!]+/.exec(text)?.[0].toUpperCase() ?? '';
  if (/^(P|PASS|PASSED|PASSING|SATISFACTORY|SAT)$/.test(word)) return { value: 'pass', mended: false };
  if (/^(F|FAIL|FAILED|FAILING|UNSATISFACTORY|UNSAT)$/.test(word)) return { value: 'fail', mended: false };
  if (!noisy) return undefined;
  if (/^[PRF][A4]S[S5]?(ED)?$|^P[A-Z4]?[S5]{2}(ED)?$/.test(word) && !word.startsWith('F'))
    return { value: 'pass', mended: true };
  return /^[FPE][A4]?[I1L|!]{2}(ED)?$|^F[A4][I1L|!]?[L1I|!](ED)?$/.test(word)
    ? { value: 'fail', mended: true }
    : undefined;
}

/** From 1: "1", "2nd", "2 of 2". */
export function parseTake(text: string, noisy: boolean): Parsed<number> | undefined {
  const exact = /^#?\s*(\d{1,2})(?!\d|[./]\d)/.exec(text.trim());
  if (exact !== null) return Number(exact[1]) >= 1 ? { value: Number(exact[1]), mended: false } : undefined;
  if (!noisy) return undefined;
  const near = plainDigits(/^\S{1,2}(?=\s|$)/.exec(text.trim())?.[0] ?? '');
  return /^[1-9]$/.test(near) ? { value: Number(near), mended: true } : undefined;
}
