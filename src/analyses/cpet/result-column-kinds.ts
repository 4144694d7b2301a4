import type { CellValue, ResultColumn } from '#core/result-column.ts';
import type { CpetFinding } from './finding.ts';

type Column = ResultColumn<CpetFinding>;

/** A column of words. */
export function textColumn(
  name: string,
  title: string,
  description: string,
  value: (f: CpetFinding) => CellValue,
  headline = false,
): Column {
  return { name, title, kind: 'text', description, headline, value };
}

/** A column of numbers; `digits` is for tables, exports carry full precision. */
export function decimalColumn(
  name: string,
  title: string,
  unit: string | undefined,
  digits: number,
  description: string,
  value: (f: CpetFinding) => number | undefined,
  headline = false,
): Column {
  const described = { name, title, kind: 'decimal', digits, description, headline, value } as const;
  return unit === undefined ? described : { ...described, unit };
}
