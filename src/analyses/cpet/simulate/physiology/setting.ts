import { normal, type Random } from '#core/random.ts';
import type { ChannelId } from '../../channels.ts';
import { inventSubject, type CalendarDay, type InventedSubject } from '../invented-subject.ts';
import { happens } from './distributions.ts';
import type { SimulatedPerson } from './subject.ts';

/** What the head of an export says beside the person's body: a name, a day, a room. */
export type Setting = {
  readonly subject: InventedSubject;
  readonly testDate: CalendarDay;
  readonly temperatureC: number;
  readonly relativeHumidityPercent: number;
};

export function inventSetting(
  random: Random,
  person: Pick<SimulatedPerson, 'sex' | 'ageY' | 'heightCm' | 'bodyMassKg'>,
): Setting {
  const testDate = {
    year: 2018 + Math.floor(random() * 7),
    month: 1 + Math.floor(random() * 12),
    day: 1 + Math.floor(random() * 28),
  };
  const invented = inventSubject(random, testDate, { sex: person.sex, ageY: person.ageY });
  return {
    testDate,
    subject: { ...invented, heightCm: person.heightCm, bodyMassKg: person.bodyMassKg },
    temperatureC: Math.round(10 * (22 + 2 * normal(random))) / 10,
    relativeHumidityPercent: 25 + Math.floor(random() * 40),
  };
}

/** What carts leave out of their exports: no chest strap, no end-tidals, no pattern, no load. */
export function drawAbsentChannels(random: Random): readonly ChannelId[] {
  const heart: ChannelId[] = happens(random, 0.15) ? ['hrBpm'] : [];
  const endTidal: ChannelId[] = happens(random, 0.2) ? ['peto2MmHg', 'petco2MmHg'] : [];
  const pattern: ChannelId[] = happens(random, 0.12) ? ['vtL', 'rfPerMin'] : [];
  const load: ChannelId[] = happens(random, 0.3) ? ['workRateW', 'speedKmPerH', 'gradePercent'] : [];
  return [...heart, ...endTidal, ...pattern, ...load];
}
