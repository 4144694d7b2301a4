import type { Agreement } from '#analyses/cpet/model/labels/agreement.ts';
import type { Interval } from '#analyses/cpet/thresholds/estimate.ts';
import { alignColumns } from './thresholds-table.ts';

const headings = [
  '',
  'method',
  'answered',
  'MAE mL',
  'MAE %',
  'MAE s',
  'bias mL',
  'bias s',
  'limits mL',
  'limits s',
  'r',
  '≤ 10 %',
  'in 90 %',
  'VO2 in 90 %',
  'width s',
  'width mL',
];

/** Agreements as an aligned table, a blank line between the thresholds; methods that nobody asked are left out. */
export function describeAgreements(lines: readonly Agreement[]): string {
  const rows = lines.filter(({ asked }) => asked > 0);
  const blocks = (['VT1', 'VT2'] as const).map((which) => rows.filter((line) => line.which === which));
  const table = alignColumns([headings, ...blocks.flat().map(cellsOf)]).split('\n');
  const first = blocks[0]?.length ?? 0;
  return [...table.slice(0, first + 1), '', ...table.slice(first + 1)].join('\n').trimEnd();
}

function cellsOf(line: Agreement): string[] {
  return [
    line.which,
    line.title,
    `${line.answered}/${line.asked}`,
    fixed(line.maeMlPerMin),
    fixed(line.maePercent, 1),
    fixed(line.maeS),
    fixed(line.biasMlPerMin),
    fixed(line.biasS),
    range(line.limitsMlPerMin),
    range(line.limitsS),
    fixed(line.correlation, 2),
    fixed(line.within10Percent, 2),
    fixed(line.coverage90, 2),
    fixed(line.coverage90Vo2, 2),
    fixed(line.medianWidth90S),
    fixed(line.medianWidth90MlPerMin),
  ];
}

function fixed(value: number | undefined, digits = 0): string {
  return value === undefined ? '' : value.toFixed(digits);
}

function range(limits: Interval | undefined): string {
  return limits === undefined ? '' : `${limits.low.toFixed(0)} … ${limits.high.toFixed(0)}`;
}
