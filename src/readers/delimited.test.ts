import { describe, expect, it } from 'vitest';
import { readDelimited } from './delimited.ts';
import { decideDelimiter } from './delimiter.ts';
import { limits } from './limits.ts';

const rowsOf = (text: string) => {
  const result = readDelimited({ text, encoding: 'utf-8' });
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return 'sheets' in result.value ? result.value.sheets[0]?.rows : undefined;
};
const faultOf = (text: string) => {
  const result = readDelimited({ text, encoding: 'utf-8' });
  return result.ok ? undefined : result.fault;
};

describe('the delimiter', () => {
  it.each([
    ['t,VO2\n1,250\n2,260', ','],
    ['t;VO2\n1,5;250,2\n2,5;260,1', ';'],
    ['1,5;2,5\n2,5;3,5', ';'],
    ['t\tVO2\n1,5\t250,2', '\t'],
    ['Time[s],VO2[mL/min]\n"13,80","250,5"\n"14,20","251,5"', ','],
    ['t,VO2,event\n1,250,a; b\n2,260,c; d\n3,270,', ','],
    ['t,VO2,VE,note\n1,250,7,a;b\n2,260,8,c;d\n3,270,9,e;f', ','],
    ['name\tA, B\nt\tVO2\n1\t2', '\t'],
    ['Laboratory of the town\nSmith, John\nt;VO2;VE\n1;2;3\n1;2;3\n1;2;3', ';'],
    ['"a;b;c","d;e;f"\n"g;h","i"', ','],
    ['one column\n1\n2', ','],
  ])('of %j is %j', (text, expected) => {
    expect(decideDelimiter(text)).toBe(expected);
  });
});

describe('rows of delimited text', () => {
  it('lose the formula that keeps Excel from changing a value: ="0:14" is 0:14', () => {
    expect(rowsOf('t,VO2\n="0:14",="1,5"\n="0:20",="1,6"\n')).toEqual([
      ['t', 'VO2'],
      ['0:14', '1,5'],
      ['0:20', '1,6'],
    ]);
    expect(rowsOf('t,VO2\n"=""0:14""",250\n')).toEqual([
      ['t', 'VO2'],
      ['0:14', '250'],
    ]);
  });

  it('stand where they stand in the file, blank ones included', () => {
    expect(rowsOf('a\tb\n\n \t\n1\t2\n')).toEqual([['a', 'b'], [], [' ', undefined], ['1', '2']]);
  });

  it('keep their last row when the file does not end its last line', () => {
    expect(rowsOf('a,b\n1,2')).toHaveLength(2);
    expect(rowsOf('a,b\n1,2\n\n')).toHaveLength(3);
  });

  it('may hold delimiters, line ends and doubled quotes in quoted cells', () => {
    expect(rowsOf('a,b\n"1,5","two\nlines"\n"say ""x""",2')).toEqual([
      ['a', 'b'],
      ['1,5', 'two\nlines'],
      ['say "x"', '2'],
    ]);
  });

  it('let a quote open after a blank, as Parvo writes it', () => {
    expect(rowsOf('"Name", "Last, First", "it""s", 20, "yrs"\n')).toEqual([
      ['Name', 'Last, First', 'it"s', ' 20', 'yrs'],
    ]);
    expect(rowsOf('"ends with, ", "next"\n')).toEqual([['ends with, ', 'next']]);
  });
});

describe('text beyond the limits', () => {
  it.each([
    ['a line too long', 'x'.repeat(limits.lineChars + 1), 'line-too-long'],
    ['ten million delimiters in a line', ';'.repeat(10_000_000), 'line-too-long'],
    ['too many columns', `a,b\n${','.repeat(limits.columns)}`, 'too-many-columns'],
    ['a cell too long', `a,b\n1,${'x'.repeat(limits.cellChars + 1)}`, 'cell-too-long'],
    ['too many cells', `${','.repeat(999)}\n`.repeat(2001), 'too-many-cells'],
    ['too many lines', '\n'.repeat(limits.cells + 1), 'too-many-cells'],
  ])('%s is refused', (_what, text, code) => {
    expect(faultOf(text)).toMatchObject({ kind: 'unreadable', code });
  });

  it('says in which row', () => {
    expect(faultOf(`a,b\n1,${'x'.repeat(limits.cellChars + 1)}`)).toMatchObject({ at: { row: 2 } });
  });
});
