import { describe, expect, it } from 'vitest';
import type { LaboratoryConvention } from '../model/domain-answer.ts';
import {
  conventionChoices,
  laboratoriesOf,
  withLaboratory,
  withoutLaboratory,
} from './convention-choices.ts';

const north: LaboratoryConvention = {
  name: 'North wing',
  tests: 14,
  vt1OffsetS: 34,
  vt1SdS: 31,
  vt2OffsetS: -8,
  vt2SdS: 28,
};

describe('laboratories kept on this device', () => {
  it('are added, replaced by name and removed', () => {
    const one = withLaboratory(undefined, north);
    const again = withLaboratory(withLaboratory(one, { ...north, name: 'South' }), { ...north, tests: 15 });
    expect(laboratoriesOf(again).map(({ name, tests }) => [name, tests])).toEqual([
      ['South', 14],
      ['North wing', 15],
    ]);
    expect(laboratoriesOf(withoutLaboratory(again, 'South')).map(({ name }) => name)).toEqual(['North wing']);
  });

  it('survive JSON, and nonsense is none', () => {
    expect(laboratoriesOf(JSON.parse(JSON.stringify(withLaboratory({}, north))))).toEqual([north]);
    const nonsense = [null, 3, 'x', [], { laboratories: 4 }, { laboratories: [null, {}, { name: 'x' }] }];
    expect(nonsense.flatMap(laboratoriesOf)).toEqual([]);
  });
});

describe('the conventions to choose from', () => {
  it('say in one sentence what each laboratory does', () => {
    const choice = conventionChoices({ kind: 'readers' }, [north])[2];
    expect(choice?.label).toBe('The laboratory North wing marks them');
    expect(choice?.note).toBe(
      'Fitted on 14 tests marked there: VT1 +34 s and VT2 −8 s from the physiological breakpoints.',
    );
  });

  it('keep the one in force, even where it is not kept any more', () => {
    const values = conventionChoices({ kind: 'laboratory', ...north }, []).map(({ value }) => value);
    expect(values).toEqual(['readers', 'none', 'laboratory North wing']);
  });
});
