import type { ShownUnits } from '#core/shown-units.ts';
import { fixed, percentText } from '#language/numbers.ts';
import { plural } from '#language/plural.ts';
import { term } from '#language/terms.ts';
import { turnTo } from '#ui/figure-units.ts';
import { clockTime, groupDigits } from '#ui/words.ts';
import type { Convention } from '../../model/domain-answer.ts';
import { vt1Methods } from '../../thresholds/methods/vt1.ts';
import { vt2Methods } from '../../thresholds/methods/vt2.ts';

const titles: ReadonlyMap<string, string> = new Map([
  ['network', 'Network'],
  ['prior', 'What is usual at this fitness'],
  ...[...vt1Methods, ...vt2Methods].map(({ id, title }) => [id, term(title)] as const),
]);

/** The same; undefined for what is none of them. */
export function knownVoice(voice: string): string | undefined {
  return titles.get(voice);
}

/** A voice of the mixture as people know it: a method's title, "Network"; its id where it is none of ours. */
export function voiceTitle(voice: string): string {
  return titles.get(voice) ?? voice;
}

/** Whose VT1 and VT2 an answer gives, as a sentence. */
export function conventionSentence(convention: Convention): string {
  switch (convention.kind) {
    case 'none':
      return 'VT1 and VT2 are the physiological breakpoints. Readers usually mark both later.';
    case 'readers':
      return 'VT1 and VT2 are meant as readers in general mark them, which is later than the physiological breakpoints; the intervals allow for how much readers differ.';
    case 'laboratory': {
      const { name, tests, vt1OffsetS, vt2OffsetS } = convention;
      return plural(
        tests,
        [
          'VT1 and VT2 are meant as the laboratory {name} marks them: {vt1} and {vt2}, from # test marked there.',
          'VT1 and VT2 are meant as the laboratory {name} marks them: {vt1} and {vt2}, from # tests marked there.',
        ],
        { name, vt1: laterInWords('VT1', vt1OffsetS), vt2: laterInWords('VT2', vt2OffsetS) },
      );
    }
  }
}

/** "VT1 34 s after the physiological breakpoint"; the breakpoint itself where the rounded offset is 0. */
function laterInWords(which: string, offsetS: number): string {
  const whole = Math.round(offsetS);
  if (whole === 0) return `${which} at the physiological breakpoint`;
  const seconds = String(Math.abs(whole));
  return whole > 0
    ? `${which} ${seconds} s after the physiological breakpoint`
    : `${which} ${seconds} s before the physiological breakpoint`;
}

/** A share or a probability: "38 %", "under 1 %", "0 %". */
export function shareText(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1 %';
  if (share > 0.99 && share < 1) return 'over 99 %';
  return percentText(share);
}

/** VO2 as reports show it, to 10 mL/min, without its unit. */
export function vo2Text(vo2MlPerMin: number): string {
  return groupDigits(Math.round(vo2MlPerMin / 10) * 10);
}

/** How a page writes an uptake of oxygen, and in which unit. */
export type Vo2Words = { readonly unit: string; readonly text: (vo2MlPerMin: number) => string };

/** As it is stored. */
export const storedVo2Words: Vo2Words = { unit: 'mL/min', text: vo2Text };

/** In the unit that the reader wants, of somebody of this body mass, kg. */
export function vo2WordsIn(units: ShownUnits, bodyMassKg: number | undefined): Vo2Words {
  const { unit, factor, moreDigits } = turnTo(storedVo2Words.unit, ['VO2'], units, bodyMassKg);
  if (factor === 1) return storedVo2Words;
  return { unit, text: (vo2MlPerMin) => fixed(Math.round(vo2MlPerMin / 10) * 10 * factor, moreDigits) };
}

/** "6:20 to 7:00". */
export function timeRange({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${clockTime(low)} to ${clockTime(high)}`;
}

/** A difference with its sign and unit: "+42 s", "−42 s", "0 s". */
export function signedSeconds(differenceS: number): string {
  return signedWhole(differenceS, 's');
}

/** "+330 mL/min": whole numbers, with a true minus sign. */
export function signedWhole(difference: number, unit: string): string {
  const whole = Math.round(difference);
  if (whole === 0) return `0 ${unit}`;
  return `${whole > 0 ? '+' : '−'}${String(Math.abs(whole))} ${unit}`;
}
