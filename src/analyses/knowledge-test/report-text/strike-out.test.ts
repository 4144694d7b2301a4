import { describe, expect, it } from 'vitest';
import { textOfLine } from '#core/page-text.ts';
import { drawPage, type DrawnPage } from '../../../../tests/support/draw-page.ts';
import { withoutIdNumbers } from './strike-out.ts';

function struck(text: string, how?: DrawnPage): string {
  return withoutIdNumbers(drawPage(text, how)).lines.map(textOfLine).join('\n');
}

describe('an older id number', () => {
  it('is struck out at its label, wherever the value stands', () => {
    expect(struck('ID NUMBER: 900-12-3456   TAKE: 1')).toBe('ID NUMBER: •••-••-•••• TAKE: 1');
    expect(struck('ID NUMBER:900123456')).toBe('ID NUMBER:•••••••••');
    expect(struck('NAME            ID NUMBER\nSAMPLE, ALEX    X900123')).toBe(
      'NAME ID NUMBER\nSAMPLE, ALEX •••••••',
    );
    expect(struck('1D NUMBFR; 9OO-l2-3456', { origin: 'recognised' })).toBe('1D NUMBFR; •••-••-••••');
  });

  it('is struck out without a label by its shape', () => {
    expect(struck('some 900-12-3456, 900123456 and 900 12 3456.')).toBe(
      'some •••-••-••••, ••••••••• and ••• •• ••••.',
    );
  });

  it('is nothing else: FTN, exam id, dates, codes and longer numbers stay', () => {
    const text = `
FTN: C0000001 EXAM ID: 900000000000000001
ID: 900000000000000001
EXAM ID: 123456789
01/15/2025 PLT012 PA.I.A.K1 EXAM SITE: ABC00001 (202) 555-0100`.trim();
    expect(struck(text)).toBe(text);
  });
});
