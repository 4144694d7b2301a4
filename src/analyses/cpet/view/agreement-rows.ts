import { fixed, signed } from '#language/numbers.ts';
import { term } from '#language/terms.ts';
import { agreements, orderViolations, type Agreement } from '../model/labels/agreement.ts';
import type { LabelledTest } from '../model/labels/labelled-test.ts';
import { fractionAnswers } from '../model/labels/peak-fractions.ts';
import { vt1Methods } from '../thresholds/methods/vt1.ts';
import { vt2Methods } from '../thresholds/methods/vt2.ts';

/** One method's agreement with the marks of one threshold, as texts. */
export type AgreementRow = {
  readonly id: string;
  readonly title: string;
  readonly answered: string;
  /** In the order of `agreementColumns`; "" where there is none. */
  readonly cells: readonly string[];
  /** Lines that matter most: the shipped model. */
  readonly leads: boolean;
};

export const agreementColumns = [
  { id: 'error-vo2', title: 'Error', unit: 'mL/min' },
  { id: 'error-percent', title: 'Error', unit: '%' },
  { id: 'error-time', title: 'Error', unit: 's' },
  { id: 'bias-time', title: 'Bias', unit: 's' },
  { id: 'limits-time', title: 'Limits', unit: 's' },
  { id: 'bias-vo2', title: 'Bias', unit: 'mL/min' },
  { id: 'limits-vo2', title: 'Limits', unit: 'mL/min' },
  { id: 'r', title: 'r', unit: 'of VO2' },
  { id: 'within', title: 'Within 10 %', unit: '% of tests' },
  { id: 'held', title: 'In 90 % interval', unit: '% of tests' },
  { id: 'width', title: 'Its width', unit: 's' },
] as const;

/** What the marks say of every method, VT1 and VT2 apart. */
export type AgreementTable = {
  readonly vt1: readonly AgreementRow[];
  readonly vt2: readonly AgreementRow[];
  /** "domain model 1": methods that put VT1 behind VT2, with in how many tests. */
  readonly outOfOrder: readonly string[];
};

const titles: ReadonlyMap<string, string> = new Map(
  [...vt1Methods, ...vt2Methods].map(({ id, title }) => [id, term(title)] as const),
);

/** Every method beside the marks, and the fractions of VO2peak that they have to beat. */
export function agreementTable(marked: readonly LabelledTest[]): AgreementTable {
  const fractions = fractionAnswers(marked);
  const tests = marked.map((test, place) => ({
    ...test,
    answers: [...test.answers, ...(fractions[place] ?? [])],
  }));
  const lines = agreements(tests).filter(({ asked }) => asked > 0);
  const rowsOf = (which: Agreement['which']) => agreementRows(lines.filter((line) => line.which === which));
  const methods = new Map(lines.map(({ method, title }) => [method, title] as const));
  return {
    vt1: rowsOf('VT1'),
    vt2: rowsOf('VT2'),
    outOfOrder: [...methods].flatMap(([method, title]) => {
      const count = orderViolations(tests, method);
      return count > 0 ? [`${methodTitle(method, title)} ${String(count)}`] : [];
    }),
  };
}

/** Lines of one threshold as rows, those that matter most first. */
export function agreementRows(lines: readonly Agreement[]): readonly AgreementRow[] {
  return lines.toSorted((a, b) => rank(a) - rank(b)).map(rowOf);
}

const leading: Readonly<Record<string, number>> = { 'network-alone': 1, consensus: 3 };

/** The shipped model and its network, the user's own models, the classical consensus, and all others as they come. */
function rank({ method }: Agreement): number {
  if (isShipped(method)) return 0;
  return leading[method] ?? (isOwnModel(method) ? 2 : 4);
}

/** The shipped model, under the batch's convention (model) or a named one (model-readers, …). */
function isShipped(method: string): boolean {
  return /^model(-|$)/.test(method);
}

/** A model of the user's is named by its id and its mode. */
function isOwnModel(method: string): boolean {
  return method.includes(' ');
}

function rowOf(line: Agreement): AgreementRow {
  const { method, title, answered, asked } = line;
  return {
    id: method,
    title: methodTitle(method, title),
    answered: `${String(answered)} of ${String(asked)}`,
    cells: [
      shown(line.maeMlPerMin),
      shown(line.maePercent, 1),
      shown(line.maeS),
      withSign(line.biasS),
      range(line.limitsS),
      withSign(line.biasMlPerMin),
      range(line.limitsMlPerMin),
      shown(line.correlation, 2),
      percent(line.within10Percent),
      percent(line.coverage90),
      shown(line.medianWidth90S),
    ],
    leads: isShipped(method),
  };
}

/** A method as people know it: one of ours by its title, a user's own model as its card calls it. */
export function methodTitle(method: string, title: string): string {
  return titles.get(method) ?? (isOwnModel(method) ? title : capital(term(title)));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function shown(value: number | undefined, digits = 0): string {
  return value === undefined ? '' : fixed(value, digits);
}

function withSign(value: number | undefined): string {
  return value === undefined ? '' : signed(value, 0);
}

function percent(share: number | undefined): string {
  return share === undefined ? '' : fixed(100 * share, 0);
}

function range(limits: { readonly low: number; readonly high: number } | undefined): string {
  return limits === undefined ? '' : `${withSign(limits.low)} to ${withSign(limits.high)}`;
}
