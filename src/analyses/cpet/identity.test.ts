import { describe, expect, it } from 'vitest';
import { ageInYears, calendarDateOf, dateOrderOf, sexOf, shiftedTestDay, subjectIdOf } from './identity.ts';

describe('a subject id', () => {
  const birthDate = { year: 1987, month: 1, day: 13 };

  it('is S and ten hex digits, and no name can be read from it', () => {
    const id = subjectIdOf({ familyName: 'Muster', givenName: 'Eva', birthDate }, 'salt');
    expect(id).toMatch(/^S[0-9a-f]{10}$/);
  });

  it('is the same for other spellings of the same person, and for names in the other order', () => {
    const id = subjectIdOf({ familyName: 'Müller-Groß', givenName: 'Zoë', birthDate }, 'salt');
    for (const [familyName, givenName] of [
      ['MULLER GROSS', 'zoe'],
      [' Müller-Gross', 'Zoe\u0308'],
      ['Zoë', 'Müller Groß'],
    ] as const) {
      expect(subjectIdOf({ familyName, givenName, birthDate }, 'salt')).toBe(id);
    }
  });

  it('differs with salt, name and birth date', () => {
    const ids = [
      subjectIdOf({ familyName: 'A', birthDate }, 'salt'),
      subjectIdOf({ familyName: 'A', birthDate }, 'pepper'),
      subjectIdOf({ familyName: 'B', birthDate }, 'salt'),
      subjectIdOf({ familyName: 'A', birthDate: { ...birthDate, day: 14 } }, 'salt'),
      subjectIdOf({ familyName: 'A' }, 'salt'),
    ];
    expect(new Set(ids).size).toBe(5);
  });

  it("takes the lab's number where nobody is named, and nothing where nothing is", () => {
    expect(subjectIdOf({ fileId: '00077' }, 's')).toBe(subjectIdOf({ fileId: '77', familyName: ' ' }, 's'));
    expect(subjectIdOf({ birthDate, familyName: '--' }, 's')).toBeUndefined();
    expect(subjectIdOf({ fileId: '000' }, 's')).toBeUndefined();
  });

  it('tells two people of the same number apart by sex and height, but never two spellings of a height', () => {
    const ids = [
      subjectIdOf({ fileId: '77' }, 's', { sex: 'male', heightCm: 172 }),
      subjectIdOf({ fileId: '77' }, 's', { sex: 'female', heightCm: 172 }),
      subjectIdOf({ fileId: '77' }, 's', { sex: 'male', heightCm: 174 }),
      subjectIdOf({ fileId: '77' }, 's', { sex: 'male' }),
      subjectIdOf({ fileId: '77' }, 's'),
    ];
    expect(new Set(ids).size).toBe(5);
    expect(subjectIdOf({ fileId: '77' }, 's', { sex: 'male', heightCm: 171.9 })).toBe(ids[0]);
    const named = { familyName: 'Muster', birthDate };
    expect(subjectIdOf(named, 's', { heightCm: 172 })).toBe(subjectIdOf(named, 's', { heightCm: 150 }));
  });
});

describe('the day of a test', () => {
  const first = { testDate: { year: 2024, month: 2, day: 28 } };
  const second = { testDate: { year: 2024, month: 3, day: 1 } };
  const dayOf = (identity: typeof first, salt: string) => shiftedTestDay(identity, salt) ?? 0;

  it('keeps the days between two tests of a batch, and no date', () => {
    expect(dayOf(second, 'salt') - dayOf(first, 'salt')).toBe(2);
    expect(dayOf(first, 'salt')).toBeLessThanOrEqual(Date.UTC(2024, 1, 28) / 86_400_000);
    expect(dayOf(first, 'salt')).not.toBe(dayOf(first, 'pepper'));
  });

  it('is not there without a date, or with one that a cart fills in', () => {
    expect(shiftedTestDay({}, 'salt')).toBeUndefined();
    expect(shiftedTestDay({ testDate: { year: 1899, month: 12, day: 30 } }, 'salt')).toBeUndefined();
  });
});

describe('an age', () => {
  const test = { year: 2022, month: 5, day: 25 };

  it('counts completed years', () => {
    expect(ageInYears({ year: 1987, month: 5, day: 25 }, test)).toBe(35);
    expect(ageInYears({ year: 1987, month: 5, day: 26 }, test)).toBe(34);
    expect(ageInYears({ year: 1987, month: 6, day: 1 }, test)).toBe(34);
  });

  it('is absent for placeholders: born on the day of the test, in the future, or 120 years ago', () => {
    expect(ageInYears(test, test)).toBeUndefined();
    expect(ageInYears({ ...test, year: 2030 }, test)).toBeUndefined();
    expect(ageInYears({ ...test, year: 1902 }, test)).toBeUndefined();
  });
});

describe('a date in a file', () => {
  const iso = (cell: Parameters<typeof calendarDateOf>[0]): string | undefined => {
    const date = calendarDateOf(cell);
    return date && [date.year, date.month, date.day].join('-');
  };

  it.each([
    ['13.01.1987', '1987-1-13'],
    ['03.01.1987', '1987-1-3'],
    ['1987-01-13', '1987-1-13'],
    ['1987-01-13T08:00:00', '1987-1-13'],
    ['5/25/2022', '2022-5-25'],
    ['25/5/2022 14:30', '2022-5-25'],
    ['4/4/2015', '2015-4-4'],
    ['13011987', '1987-1-13'],
    ['19870113', '1987-1-13'],
    [13011987, '1987-1-13'],
    [31051990, '1990-5-31'],
    [31790, '1987-1-13'],
    [{ kind: 'date-time', days: 31790.5, format: 'dd.mm.yyyy' }, '1987-1-13'],
  ] as const)('%s is %s', (cell, expected) => {
    expect(iso(cell)).toBe(expected);
  });

  it.each(['4/11/2015', 11042015, '31.02.1987', '', 'unknown', '00.00.0000', 0, undefined, '13.01.87'])(
    '%s is none that one could rely on',
    (cell) => {
      expect(iso(cell)).toBeUndefined();
    },
  );
});

describe('the sex a file states', () => {
  it.each(['M', 'male', 'männlich', 'Homme', 'H', 'maschio', 'Masculino', 'Mand', 'uomo'])(
    '%s: male',
    (word) => {
      expect(sexOf(word)).toBe('male');
    },
  );
  it.each(['F', 'W', 'weiblich', 'Femme', 'donna', 'Kvinde', 'femenino', 'FEMALE'])('%s: female', (word) => {
    expect(sexOf(word)).toBe('female');
  });
  it.each(['', 'D', 'V', 'divers', '0', 'unknown'])('"%s": not stated', (word) => {
    expect(sexOf(word)).toBeUndefined();
  });
});

describe('the order of day and month in one file', () => {
  const read = (cell: string, ...others: readonly string[]) =>
    calendarDateOf(cell, dateOrderOf([cell, ...others]));

  it('is told by a date that shows it', () => {
    expect(read('4/11/2015', '25/5/1987')).toEqual({ year: 2015, month: 11, day: 4 });
    expect(read('4/11/2015', '5/25/1987')).toEqual({ year: 2015, month: 4, day: 11 });
  });

  it('is not told by a date that shows none, another one, or is written another way', () => {
    expect(read('4/11/2015', '3/2/1987')).toBeUndefined();
    expect(read('4/11/2015', '25-5-1987')).toBeUndefined();
    expect(read('4/11/2015', '13/5/1987', '5/13/1987')).toBeUndefined();
  });
});
