import { describe, expect, it } from 'vitest';
import type { PageText } from '#core/page-text.ts';
import { codesOfExam, codesOfPrefix } from '../codes/numbering.ts';
import type { PageReading, SeenCode } from '../finding.ts';
import { codesOnPage } from './match-codes.ts';
import { statementCode } from './statement-code.ts';

/** Ink as a sans font leaves it: so wide is each sign, in hundredths of a capital's height. */
const widths: Readonly<Record<string, number>> = {
  '.': 17,
  I: 14,
  J: 30,
  V: 98,
  X: 95,
  M: 85,
  '1': 55,
  i: 14,
  l: 14,
};
function inkOf(code: string): SeenCode['parts'] {
  let x = 0;
  return [...code].map((sign) => {
    const wide = widths[sign] ?? 75;
    const part = [x, x + wide, 0, sign === '.' ? 17 : 100] as const;
    x += wide + 15;
    return part;
  });
}

/** One code a word: what the first reading, the second and the letters set apart say, and whose ink it has. */
type Drawn = readonly [first: string, second: string, apart: string, ink: string];

function pageOf(drawn: readonly Drawn[]): PageReading {
  const box = (at: number) => ({ x0: 100 * at, y0: 0, x1: 100 * at + 80, y1: 30 });
  const pass = (which: 0 | 1): PageText => ({
    origin: 'recognised',
    unit: 'pixel',
    width: 2000,
    height: 100,
    lines: [
      { box: box(0), words: drawn.map((code, at) => ({ text: code[which], box: box(at), confidence: 0.9 })) },
    ],
  });
  const codeWords = drawn.map(([, , apart, ink], at) => ({ box: box(at), apart, parts: inkOf(ink) }));
  return { page: 1, passes: [pass(0), pass(1)], dpi: 300, codeWords };
}

const read = (exam: string, ...drawn: readonly Drawn[]) => codesOnPage(pageOf(drawn), codesOfExam(exam), 0.9);
const codes = (exam: string, ...drawn: readonly Drawn[]) =>
  read(exam, ...drawn).codes.map(({ code }) => code);

describe('codes seen on a picture', () => {
  it('are found where the engine fused their dots and strokes', () => {
    expect(
      codes(
        'CAX',
        ['CAID.K6', 'CAI.D.K6', 'CA.1.D.K6', 'CA.I.D.K6'],
        ['CALILA.K7', 'CA.IILA.K7', 'CA.III.A.K7', 'CA.III.A.K7'],
        ['CANILC.R4', 'CA.VILC.R4', 'CA.VII.C.R4', 'CA.VII.C.R4'],
      ),
    ).toEqual(['CA.I.D.K6', 'CA.III.A.K7', 'CA.VII.C.R4']);
    expect(codes('UAG', ['UA.LE.K4', 'UALE.K4', 'UA.I.E.K4', 'UA.I.E.K4'])).toEqual(['UA.I.E.K4']);
    expect(codes('IRA', ['IRIILAS2', 'IR.IILA.S2', 'IR.III.A.S2', 'IR.III.A.S2'])).toEqual(['IR.III.A.S2']);
  });

  it('go before a person where the ink has another number of strokes than was read', () => {
    const { codes: believed, doubts } = read('PAR', [
      'PA.II.A.K1',
      'PA.II.A.K1',
      'PA.II.A.K1',
      'PA.III.A.K1',
    ]);
    expect(believed).toEqual([]);
    expect(doubts).toMatchObject([{ why: 'strokes', raw: ['PA.II.A.K1', 'PA.II.A.K1', 'PA.II.A.K1'] }]);
    expect(doubts[0]?.candidates.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['PA.II.A.K1', 'PA.III.A.K1']),
    );
  });

  it('go before a person where the readings differ and the ink cannot tell', () => {
    const { codes: believed, doubts } = read('PAR', ['PA.I.B.K3', 'PA.I.B.K2', 'PA.I.B.K2', 'PA.I.B.K3']);
    expect(believed).toEqual([]);
    expect(doubts[0]?.why).toBe('passes-differ');
    expect(doubts[0]?.candidates.slice(0, 2).map(({ code }) => code)).toEqual(['PA.I.B.K2', 'PA.I.B.K3']);
  });

  it('are not taken from one reading alone', () => {
    expect(codes('PAR', ['PA.I.B.K3', 'PA.I.B.K3', '', '…'])).toEqual([]);
  });

  it('are put forward with their task where the element is missing', () => {
    const { doubts } = read('PAR', ['PA.II.A', 'PA.II.A', 'PA.II.A', 'PA.II.A']);
    expect(doubts.map(({ why }) => why)).toEqual(['incomplete']);
  });

  it('are listed once: the same one twice is another one misread', () => {
    const { codes: believed, doubts } = read(
      'PAR',
      ['PA.I.B.K3', 'PA.I.B.K3', 'PA.I.B.K3', 'PA.I.B.K3'],
      ['PA.I.B.K3', 'PA.I.BK3', 'PA.1.B.K3', 'PA.I.B.K3'],
    );
    expect(believed.map(({ code }) => code)).toEqual(['PA.I.B.K3']);
    expect(doubts.map(({ why }) => why)).toEqual(['close-candidates']);
  });

  it('by their older statements need the same digits from all', () => {
    const glider = codesOnPage(
      pageOf([
        ['PLT012', 'PLTO12', 'PLT012', 'PLT012'],
        ['PLT064', 'PLT064', 'PLT084', 'PLT064'],
      ]),
      [],
      0.9,
    );
    expect(glider.codes.map(({ code }) => code)).toEqual(['PLT012']);
    expect(glider.doubts).toHaveLength(1);
  });

  it('leave out what is no code', () => {
    expect(read('PAR', ['Expiration', 'Expiration', 'Expiration', 'Expiration'])).toEqual({
      codes: [],
      doubts: [],
    });
  });
});

/** Read alike three times, in the code's own ink. */
const plainly = (code: string): Drawn => [code, code, code, code];

describe('what is printed and is none of the exam’s codes', () => {
  it.each([
    ['of another exam', 'PAR', 'CA.I.A.K1', 'PA.I.A.K1'],
    ['of another exam, whose codes are the same but for a stroke', 'AMG', 'AM.II.A.S10', 'AM.I.A.S10'],
    ['that no numbering has', 'PAR', 'PA.III.E.K6a', 'PA.II.E.K6a'],
  ])('goes before a person as it was read: one %s', (_, exam, printed, nearest) => {
    const { codes: believed, doubts } = read(exam, plainly(printed), plainly(codesOfExam(exam)[30] ?? ''));
    expect(believed.map(({ code }) => code)).toEqual([codesOfExam(exam)[30]]);
    expect(doubts).toMatchObject([{ why: 'not-listed', raw: [printed, printed, printed] }]);
    expect(doubts[0]?.candidates[0]?.code).toBe(printed);
    expect(doubts[0]?.candidates.map(({ code }) => code)).toContain(nearest);
  });

  it.each([
    ['PAR', 'CA'],
    ['CAX', 'PA'],
    ['PAR', 'PH'],
    ['AMG', 'AM'],
  ])('is never believed to be another: on a report of %s each code of %s', (exam, prefix) => {
    const own = new Set(codesOfExam(exam));
    const others = codesOfPrefix(prefix).filter((code, at) => !own.has(code) && at % 29 === 0);
    for (const code of others) {
      const { codes: believed, doubts } = read(exam, plainly(code));
      expect(believed).toEqual([]);
      expect(doubts[0]?.candidates[0]?.code).toBe(code);
    }
  });

  it('is believed where the page is full of it: the exam was misread, or is another', () => {
    const printed = ['CA.I.A.K1', 'CA.III.A.K7', 'CA.VII.C.R4', 'CA.I.D.K6'];
    const drawn: readonly Drawn[] = [
      ...printed.slice(0, 3).map(plainly),
      ['CAID.K6', 'CAI.D.K6', 'CA.1.D.K6', 'CA.I.D.K6'],
    ];
    expect(codes('PAR', ...drawn)).toEqual(printed);
    expect(codes('PAR', ...drawn.slice(1))).toEqual([]);
    expect(codes('AMG', ...['AM.II.A.S10', 'AM.II.B.K1', 'AM.III.C.K2'].map(plainly))).toHaveLength(3);
  });

  it('is sought with the letters of the other exam where none was read letter for letter', () => {
    const garbled: Drawn = ['CALD.K6', 'CAI.D.K6', 'CA.1.D.K6', 'CA.I.D.K6'];
    const { codes: believed, doubts } = read('PAR', garbled);
    expect(believed).toEqual([]);
    expect(doubts[0]?.candidates[0]?.code).toBe('CA.I.D.K6');
  });

  it('does not stand against two readings of a code that the exam has', () => {
    expect(codes('PAR', ['PH.I.B.K3', 'PA.I.B.K3', 'PA.I.B.K3', 'PA.I.B.K3'])).toEqual([]);
    expect(codes('PAR', ['PA.III.B.K3d', 'PA.I.B.K3', 'PA.I.B.K3', 'PA.I.B.K3'])).toEqual(['PA.I.B.K3']);
  });

  it('is put forward where it was read and nobody looked for codes', () => {
    const page = pageOf([plainly('PA.I.B.K3'), plainly('CA.I.A.K1')]);
    const { doubts } = codesOnPage(
      { ...page, codeWords: page.codeWords?.slice(0, 1) ?? [] },
      codesOfExam('PAR'),
      0.9,
    );
    expect(doubts.map(({ candidates }) => candidates[0]?.code)).toEqual(['CA.I.A.K1']);
  });
});

describe('a code that the list lacks', () => {
  const listWithout = (...gone: readonly string[]) =>
    codesOfExam('CAX').filter((code) => !gone.includes(code));
  const garbled: Drawn = ['CA.Ill.B.S5', 'CA.llLB.S5', 'CA.lll.B.S5', 'CA.III.B.S5'];

  it('is no neighbour of its own, however it was garbled: a person is asked', () => {
    const { codes: believed, doubts } = codesOnPage(pageOf([garbled]), listWithout('CA.III.B.S5'), 0.9);
    expect(believed).toEqual([]);
    expect(doubts.map(({ why }) => why)).toEqual(['not-listed']);
    const offered = doubts[0]?.candidates.map(({ code }) => code);
    expect(offered).toEqual(expect.arrayContaining(['CA.III.B.S5', 'CA.III.B.S6']));
    expect(codes('CAX', garbled)).toEqual(['CA.III.B.S5']);
  });

  it('is said to be one where it was read plainly', () => {
    const { doubts } = codesOnPage(pageOf([plainly('CA.III.B.S5')]), listWithout('CA.III.B.S5'), 0.9);
    expect(doubts.map(({ why }) => why)).toEqual(['not-listed']);
  });
});

describe('learning statement codes', () => {
  it('are read as such on a report of an exam that has a list, and never offered as its codes', () => {
    expect(codes('PAR', plainly('PLT012'), ['PLTO64', 'PLT064', 'PLT064', 'PLT064'])).toEqual([
      'PLT012',
      'PLT064',
    ]);
    const { codes: believed, doubts } = read('PAR', plainly('PLT012'), plainly('PLT161'), [
      'PLT0|2',
      'PL1O7Z',
      'P1.TO12',
      'PLT072',
    ]);
    expect(believed.map(({ code }) => code)).toEqual(['PLT012', 'PLT161']);
    expect(doubts).toHaveLength(1);
    expect(doubts.flatMap(({ candidates }) => candidates).every(({ code }) => code.startsWith('PLT'))).toBe(
      true,
    );
  });

  it('need their digits read as digits once: a letter there may stand for several', () => {
    const { codes: believed, doubts } = read(
      'PGL',
      plainly('PLT012'),
      ['PLTB14', 'PLTB14', 'PLTB14', 'PLT814'],
      ['PLTS78', 'PLT578', 'PLTS78', 'PLT578'],
    );
    expect(believed.map(({ code }) => code)).toEqual(['PLT012', 'PLT578']);
    expect(doubts.map(({ candidates }) => candidates[0]?.code)).toEqual(['PLT814']);
  });

  it('are not what a code of powered-lift comes to when its dots are lost', () => {
    expect(statementCode('PL.I.A.S1')).toBeUndefined();
    expect(statementCode('PLIAS1')).toBeUndefined();
    expect(['PLTO12', 'PIT012', 'PLT-012', 'FLT0I2'].map(statementCode)).toEqual(Array(4).fill('PLT012'));
  });
});
