import { isLikeDigits, plainDigits, type Parsed } from './parsed.ts';

/** A letter and seven digits. */
export function parseFtn(text: string, noisy: boolean): Parsed<string> | undefined {
  const exact = /(?<![A-Za-z0-9])([A-Za-z])[\s.-]*(\d(?:[\s.-]*\d){6})(?![\s.-]*\d)([A-Za-z|!])?/.exec(text);
  if (exact !== null) {
    const digits = (exact[2] ?? '').replace(/\D/g, '');
    // Seven digits that go on in a letter are eight signs, of which one was misread.
    return { value: `${(exact[1] ?? '').toUpperCase()}${digits}`, mended: exact[3] !== undefined };
  }
  if (!noisy) return undefined;
  const compact = text.replace(/[\s.-]+/g, '');
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
  const exact = /(?<![A-Za-z0-9])([A-Z]{0,4}\d[\d-]{4,22}\d)(?![A-Za-z0-9])/.exec(compact)?.[1];
  if (!noisy) return exact === undefined ? undefined : { value: exact, mended: false };
  // A number that was read to its end, and whose letters are no digits.
  const isWhole = exact !== undefined && !/[A-Za-z0-9]/.test(compact.replace(exact, ''));
  if (isWhole && !isLikeDigits(/^[A-Z]+/.exec(exact)?.[0] ?? '')) return { value: exact, mended: false };
  const digits = plainDigits(text.replace(/[\s.,'’]+/g, ''));
  if (/^\d{6,24}$/.test(digits)) return { value: digits, mended: true };
  if (exact !== undefined) return { value: exact, mended: true };
  const near = /(?<![A-Za-z0-9])([A-Za-z0-9|!]{6,24})(?![A-Za-z0-9])/.exec(text.replace(/\s+/g, ''));
  const likely = plainDigits(near?.[1] ?? '');
  return /^\d{6,24}$/.test(likely) ? { value: likely, mended: true } : undefined;
}

/**
 * 0 to 100, with or without its percent sign. Whatever else touches its digits on a picture was one of them, perhaps:
 * "9O%" is 90, and for a person to look at, as "9%" is, and "8.2%".
 */
export function parseScore(text: string, noisy: boolean): Parsed<number> | undefined {
  const plain = /^[\s([]*(\d{1,3})(\.\d{1,2})?(?=[\s%)\]]|percent|$)\s*(?:%|percent)?\)?\s*(\S*)/i.exec(text);
  const [, whole = '', part = '', behind = ''] = plain ?? [];
  const value = Number(whole + part);
  if (plain !== null && value <= 100 && !isLikeDigits(behind))
    return { value, mended: noisy && (part !== '' || value < 10) };
  return noisy ? scoreNearly(text.trim()) : undefined;
}

function scoreNearly(text: string): Parsed<number> | undefined {
  const [first = '', second = ''] = text.split(/\s+/);
  const seen = isLikeDigits(second) ? first + second : first;
  const digits = plainDigits(seen.replace(/[%°*.,]+$|(?<=..)[0O9]?[/°][0o]$/g, ''));
  // What no sign is known for: as much of it as was read.
  const read = /^\d+$/.test(digits) || /[/:]/.test(seen) ? digits : /\d{1,3}/.exec(seen)?.[0];
  return read !== undefined && /^\d{1,3}$/.test(read) && Number(read) <= 100
    ? { value: Number(read), mended: true }
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
  const exact = /^#?\s*(\d{1,2})(?:st|nd|rd|th)?(?![\dA-Za-z|!]|[./]\d)\s*(\S*)/i.exec(text.trim());
  if (exact !== null) {
    const value = Number(exact[1]);
    // Nobody takes a test ten times: on a picture that is a stroke too many.
    return value >= 1 ? { value, mended: noisy && (value > 9 || isLikeDigits(exact[2] ?? '')) } : undefined;
  }
  if (!noisy) return undefined;
  const near = plainDigits(/^\S{1,2}(?=\s|$)/.exec(text.trim())?.[0] ?? '');
  return /^[1-9]\d?$/.test(near) ? { value: Number(near), mended: true } : undefined;
}
