import { describe, expect, it } from 'vitest';
import { readLabels } from './read-labels.ts';

const read = async (text: string) => readLabels(new TextEncoder().encode(text));
const listOf = async (text: string) => {
  const result = await read(text);
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
};
const codeOf = async (text: string) => {
  const result = await read(text);
  return result.ok ? undefined : 'code' in result.fault && result.fault.code;
};

describe('a list of labels', () => {
  it.each([
    ['file;vt1_s;vt1_vo2_ml_min;vt2_s;vt2_vo2_ml_min\na.csv;312,5;1850;;2600\n', 'semicolons, decimal comma'],
    ['\uFEFFfile,vt1_s,vt1_vo2_ml_min,vt2_s,vt2_vo2_ml_min\na.csv,312.5,1850,,2600\n', 'a byte order mark'],
    ['file\tvt1_s\tvt1_vo2_ml_min\tvt2_s\tvt2_vo2_ml_min\na.csv\t312.5\t1850\t\t2600', 'tabs'],
    ['\n\nVT2_VO2_ml_min;File;VT1 s;VT1_VO2_ml_min\n2600;a.csv;312,5;1850\n', 'another order'],
  ])('is read: %#', async (text) => {
    const { labels, remarks } = await listOf(text);
    expect(labels).toMatchObject([
      { file: 'a.csv', vt1: { timeS: 312.5, vo2MlPerMin: 1850 }, vt2: { vo2MlPerMin: 2600 } },
    ]);
    expect(remarks).toEqual([]);
  });

  it('may leave anything empty; blank rows do not count', async () => {
    const { labels } = await listOf('file;vt1_s;vt2_s\na;300;\n;;\n\nb;;\nc;-;NA\n');
    expect(labels).toEqual([
      { file: 'a', row: 2, vt1: { timeS: 300 } },
      { file: 'b', row: 5 },
      { file: 'c', row: 6 },
    ]);
  });

  it('says where a cell is not a number that can be, and goes on without it', async () => {
    const { labels, remarks } = await listOf(
      'file;vt1_s;vt1_vo2_ml_min;reader\na;5:12;1800;X\nb;310;1,8;Y\n;300;;Z\nc;300;1800;\n',
    );
    expect(labels.map(({ file, vt1 }) => [file, vt1])).toEqual([
      ['a', { vo2MlPerMin: 1800 }],
      ['b', { timeS: 310 }],
      ['c', { timeS: 300, vo2MlPerMin: 1800 }],
    ]);
    expect(remarks.map(({ code, at }) => [code, at?.row, at?.column])).toEqual([
      ['labels-column-ignored', 1, undefined],
      ['labels-no-number', 2, 'vt1_s'],
      ['labels-no-number', 3, 'vt1_vo2_ml_min'],
      ['labels-no-file', 4, undefined],
    ]);
  });

  it('leaves out both where VT1 is not below VT2', async () => {
    const { labels, remarks } = await listOf('file;vt1_s;vt2_s\na;500;300\n');
    expect(labels).toEqual([{ file: 'a', row: 2 }]);
    expect(remarks[0]).toMatchObject({ code: 'labels-out-of-order', at: { row: 2 } });
  });

  it.each([
    ['', 'empty-file'],
    ['name;vt1_s\na;1\n', 'labels-no-file-column'],
    ['file;vt1\na;1\n', 'labels-no-threshold-column'],
    ['file;vt1_s;VT1_S\na;1;2\n', 'labels-column-twice'],
    ['file;vt1_s\n;\n', 'labels-empty'],
    ['{"file":1}', 'labels-not-a-table'],
  ])('is refused where it is none: %j', async (text, code) => {
    expect(await codeOf(text)).toBe(code);
  });
});
