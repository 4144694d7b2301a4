import type { Cell, Sheet } from '#readers/document.ts';
import { isBlank, looksLikeTime, looksNumeric } from '../columns/cells.ts';
import type { Header, HeaderColumn } from '../columns/find-header.ts';
import { parseHeading } from '../columns/heading.ts';
import type { DeviceId } from '../recording.ts';
import { headingSign, joinedHeading, unitSign } from './heading-sign.ts';
import type { LaboratoryProfile } from './profile.ts';

/** A profile that fits a document, and the header as it says. */
export type FittingProfile = { readonly profile: LaboratoryProfile; readonly header: Header };

/** Rows of a sheet in which headings are looked for, and rows below them in which there must be numbers. */
const looked = { forHeadings: 120, forNumbers: 10 };

/** The first profile that fits one of these sheets. */
export function findProfile(
  sheets: readonly Sheet[],
  device: DeviceId,
  profiles: readonly LaboratoryProfile[],
): FittingProfile | undefined {
  const signs = new Map<string, readonly string[]>();
  for (const profile of profiles) {
    if (profile.device !== 'generic' && profile.device !== device) continue;
    for (const [order, sheet] of sheets.entries()) {
      const signsAt = (row: number): readonly string[] => {
        const key = `${order} ${profile.headerRows} ${row}`;
        const known = signs.get(key) ?? signsOf(sheet.rows.slice(row, row + profile.headerRows));
        signs.set(key, known);
        return known;
      };
      const header = headerIn(sheet, profile, signsAt);
      if (header !== undefined) return { profile, header };
    }
  }
  return undefined;
}

/** The signs of all columns whose names stand in these rows. */
export function signsOf(rows: readonly (readonly Cell[])[]): readonly string[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  return Array.from({ length: width }, (_, index) => headingSign(joinedHeading(rows, index)));
}

function headerIn(
  sheet: Sheet,
  profile: LaboratoryProfile,
  signsAt: (row: number) => readonly string[],
): Header | undefined {
  const { headings, units, unitRow = 0 } = profile;
  for (let row = 0; row < Math.min(sheet.rows.length, looked.forHeadings); row += 1) {
    if ((sheet.rows[row] ?? []).every(isBlank)) continue;
    const signs = signsAt(row);
    for (let first = 0; first + headings.length <= signs.length; first += 1) {
      if (!headings.every((heading, place) => signs[first + place] === heading)) continue;
      const below = sheet.rows[row + unitRow] ?? [];
      if (units?.every((unit, place) => unitSign(below[first + place]) === unit) === false) continue;
      const header = headerAt(sheet, row, first, profile);
      if (holdsNumbers(header)) return header;
    }
  }
  return undefined;
}

/** The header as a profile says it, its headings beginning in this row and column. */
export function headerAt(sheet: Sheet, row: number, first: number, profile: LaboratoryProfile): Header {
  const names = sheet.rows.slice(row, row + profile.headerRows);
  const units = profile.unitRow === undefined ? undefined : (sheet.rows[row + profile.unitRow] ?? []);
  const columns = profile.columns.map(({ place, role, unit }): HeaderColumn => {
    const index = first + place;
    const unitCell = units?.[index];
    return {
      index,
      heading: parseHeading(joinedHeading(names, index)),
      role,
      ...(units === undefined ? {} : { unitRowText: typeof unitCell === 'string' ? unitCell.trim() : '' }),
      byProfile: unit === undefined ? {} : { unit },
    };
  });
  return {
    sheet,
    row,
    ...(profile.unitRow === undefined ? {} : { unitRow: row + profile.unitRow }),
    dataRow: row + profile.dataRow,
    columns: columns.sort((a, b) => a.index - b.index),
    score: 0,
  };
}

/** A summary may have the same headings as the table. */
function holdsNumbers({ sheet, dataRow, columns }: Header): boolean {
  return sheet.rows
    .slice(dataRow, dataRow + looked.forNumbers)
    .some(
      (cells) =>
        columns.filter(({ index }) => looksNumeric(cells[index]) || looksLikeTime(cells[index])).length >= 2,
    );
}
