import { describe, expect, it } from 'vitest';
import { codeLookUp } from '#analyses/knowledge-test/code-book/look-up.ts';
import { summariseClass } from '#analyses/knowledge-test/class/summary.ts';
import { drawClass } from '../../../tests/support/draw-class.ts';
import { localToday, viewClass } from './class-view.ts';

const summary = summariseClass(
  drawClass(`
    A, A | C1 | PAR | 2025-01-15 | 1 | 80 | PA.I.A.K1
    A, A | C1 | PAR | 2025-01-15 | 1 | 80 | PA.I.A.K1 | photo
    B, B | C2 | PAR | 2025-02-15 | 1 | 80 | PLT012`),
  [],
);
const days: (string | undefined)[] = [];
const known = codeLookUp([]);
const view = viewClass(summary, (code, day) => {
  days.push(day);
  return known(code, day);
});

describe('the view of a class', () => {
  it('knows whose a report is, also of one that is there again', () => {
    const again = summary.reports.again[0]?.report.id ?? '';
    expect(view.personOf(again)?.name?.family).toBe('A');
    expect(view.personOf('nothing')).toBeUndefined();
  });

  it('says codes, tasks and areas in words, as well as they are known', () => {
    expect(view.inWords('PA.I', 'PAR')).toBe('Preflight Preparation');
    expect(view.inWords('PA.I.A', 'PAR')).toBe('Pilot Qualifications');
    expect(view.inWords('PA.I.A.K1', 'PAR')).toBe('Pilot Qualifications: knowledge');
    expect(view.inWords('PLT012', 'PAR')).toBeUndefined();
  });

  it('asks code books for the edition of the latest report', () => {
    view.meaning('PA.I.A.K1', 'PAR');
    expect(days.at(-1)).toBe('2025-02-15');
  });
});

it('today is the day where the person sits', () => {
  expect(localToday(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
