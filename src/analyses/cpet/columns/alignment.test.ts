import { describe, expect, it } from 'vitest';
import type { Cell } from '#readers/document.ts';
import { readTable } from './read-table.ts';

const headings = ['Time (s)', 'VO2 (mL/min)', 'VCO2 (mL/min)', 'VE (L/min)', 'HR'];

function outcome(rows: readonly (readonly Cell[])[], name = '') {
  return readTable([{ name, rows: [headings, ...rows] }], { device: 'generic', deviceTitle: 'Drawn' });
}

const rows = (make: (i: number) => readonly Cell[]): (readonly Cell[])[] =>
  Array.from({ length: 40 }, (_, i) => make(i));
const plain = (i: number) => [String(5 * i), String(1000 + 20 * i), String(900 + 20 * i), '30', '120'];

describe('a text file whose cells do not stand under their headings', () => {
  it('is refused where unquoted decimal commas have split its numbers', () => {
    const split = rows((i) => [
      String(5 * i),
      String(1000 + i),
      '5',
      '900',
      i % 3 === 0 ? '' : '1',
      '30',
      '2',
      '120',
    ]);
    expect(outcome(split)).toMatchObject({
      ok: false,
      fault: { code: 'columns-misaligned', at: { row: 2 } },
    });
  });

  it('is put right where R has written row names without a heading', () => {
    const found = outcome(rows((i) => [String(i + 1), ...plain(i)]));
    if (!found.ok) throw new Error(JSON.stringify(found.fault));
    expect(found.value.timeS[2]).toBe(10);
    expect(found.value.quantities.vo2MlPerMin?.[2]).toBe(1040);
    expect(found.value.remarks.map(({ code }) => code)).toContain('row-names-skipped');
  });

  it('is read as it stands where a few rows have notes at their end', () => {
    const noted = rows((i) => (i % 10 === 3 ? [...plain(i), 'mask moved'] : plain(i)));
    expect(outcome(noted).ok).toBe(true);
  });

  it('is known to be cut off by a last row that is shorter than all others', () => {
    const whole = rows(plain);
    const cut = outcome([...whole, ['200', '18']]);
    const codes = (found: typeof cut) => (found.ok ? found.value.remarks.map(({ code }) => code) : []);
    expect(codes(cut)).toContain('file-cut-off');
    expect(codes(outcome(whole))).not.toContain('file-cut-off');
    expect(cut.ok && cut.value.timeS).toHaveLength(40);
  });
});
