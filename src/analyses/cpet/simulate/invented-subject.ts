import { normal, type Random } from '#core/random.ts';

/** A day of the calendar, without a clock or a time zone. */
export type CalendarDay = { readonly year: number; readonly month: number; readonly day: number };

/** A person who does not exist, as a cart's patient block would show them. */
export type InventedSubject = {
  readonly id: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly sex: 'female' | 'male';
  readonly birthDate: CalendarDay;
  /** Completed years on the day of the test. */
  readonly ageY: number;
  readonly bodyMassKg: number;
  readonly heightCm: number;
};

const lastNames = [
  'Tamsel',
  'Brökkvist',
  'Olvarado',
  'Fennimar',
  'Größling',
  'Pellandro',
  'Quistbæk',
  'Ardouène',
  'Mirovane',
  'Sundhølt',
];
const femaleNames = ['Ilvara', 'Noemike', 'Søffa', 'Clarinde', 'Jütta', 'Mirelle'];
const maleNames = ['Torvald', 'Emerio', 'Käspar', 'Jørnel', 'Bastienne-Luc', 'Oskanar'];

function pick(random: Random, list: readonly string[]): string {
  return list[Math.floor(random() * list.length)] ?? '';
}

/** Invents a person tested on `testDate`; masses and heights are plausible for the sex, in kg and cm. */
export function inventSubject(
  random: Random,
  testDate: CalendarDay,
  wanted: { readonly sex?: 'female' | 'male'; readonly ageY?: number } = {},
): InventedSubject {
  const sex = wanted.sex ?? (random() < 0.5 ? 'female' : 'male');
  const ageY = wanted.ageY ?? 20 + Math.floor(random() * 40);
  const heightCm = Math.round((sex === 'male' ? 179 : 167) + 6 * normal(random));
  const bodyMassIndex = 23 + 1.8 * normal(random);
  const birthMonth = 1 + Math.floor(random() * 12);
  const birthDay = 1 + Math.floor(random() * 28);
  const hadBirthday =
    birthMonth < testDate.month || (birthMonth === testDate.month && birthDay <= testDate.day);
  return {
    id: `INV-${String(1000 + Math.floor(random() * 9000))}`,
    lastName: pick(random, lastNames),
    firstName: pick(random, sex === 'male' ? maleNames : femaleNames),
    sex,
    birthDate: {
      year: testDate.year - ageY - (hadBirthday ? 0 : 1),
      month: birthMonth,
      day: birthDay,
    },
    ageY,
    bodyMassKg: Math.round(bodyMassIndex * (heightCm / 100) ** 2 * 10) / 10,
    heightCm,
  };
}
