import type { Range } from '#core/agreement-bland-altman.ts';
import { reliabilityInWords, type Icc } from '#core/agreement-icc.ts';
import type { Comparison, Quantity, Voice } from '#app/reading/agreement.ts';
import { fixed, signed } from '#language/numbers.ts';
import { term } from '#language/terms.ts';

export const unitOf: Readonly<Record<Quantity, string>> = {
  timeS: 's',
  vo2MlPerMin: 'mL/min',
  percentOfPeak: '% of VO2peak',
};

/** What a voice is called: readers by their own names, whatever those mean. */
export function titleOf({ kind, title }: Voice): string {
  return kind === 'program' ? term(title) : title;
}

/** Digits that a quantity is shown with. */
function digitsOf(quantity: Quantity): number {
  return quantity === 'percentOfPeak' ? 1 : 0;
}

/** "12", "−3.4": a value of a quantity. */
export function valueInWords(value: number, quantity: Quantity): string {
  return fixed(value, digitsOf(quantity));
}

/** "+12", "−3.4", "0": a difference. */
export function differenceInWords(value: number, quantity: Quantity): string {
  return signed(value, digitsOf(quantity));
}

/** "−12 to +30". */
export function rangeInWords({ low, high }: Range, quantity: Quantity): string {
  return `${differenceInWords(low, quantity)} to ${differenceInWords(high, quantity)}`;
}

/** "0.94 (0.88 to 0.97)". */
export function iccInWords({ value, low, high }: Icc): string {
  return `${fixed(value, 2)} (${fixed(low, 2)} to ${fixed(high, 2)})`;
}

/** "good", or "moderate to excellent": Koo and Li go by the interval, not by the value. */
export function reliabilityOf({ low, high }: Icc): string {
  const [worst, best] = [reliabilityInWords(low), reliabilityInWords(high)];
  return worst === best ? worst : `${worst} to ${best}`;
}

/** One line of the table of all pairs, in the order of `columnTitles`. */
export function cellsOf({
  pairs,
  bothAbsent,
  oneAbsent,
  differences,
  agreement,
  quantity,
}: Comparison): readonly {
  readonly text: string;
  readonly small?: string;
}[] {
  const { bias, biasInterval, limits } = differences ?? {};
  return [
    { text: String(pairs.length) },
    agreement === undefined
      ? none
      : { text: iccInWords(agreement.icc21), small: reliabilityOf(agreement.icc21) },
    agreement === undefined ? none : { text: iccInWords(agreement.icc31) },
    bias === undefined
      ? none
      : {
          text: differenceInWords(bias, quantity),
          ...(biasInterval && { small: rangeInWords(biasInterval, quantity) }),
        },
    limits === undefined ? none : { text: rangeInWords(limits, quantity) },
    agreement === undefined ? none : { text: valueInWords(agreement.typicalError, quantity) },
    agreement === undefined ? none : { text: valueInWords(agreement.standardError, quantity) },
    agreement === undefined ? none : { text: valueInWords(agreement.minimalDetectableChange, quantity) },
    { text: String(bothAbsent) },
    { text: String(oneAbsent) },
  ];
}

const none = { text: '' };

export const columnTitles: readonly { readonly title: string; readonly small?: string }[] = [
  { title: 'Tests' },
  { title: 'ICC(2,1)', small: '95 % interval' },
  { title: 'ICC(3,1)', small: '95 % interval' },
  { title: 'Bias', small: '95 % interval' },
  { title: 'Limits of agreement' },
  { title: 'Typical error' },
  { title: 'SEM' },
  { title: 'Least change' },
  { title: 'Both see none' },
  { title: 'One sees none' },
];
