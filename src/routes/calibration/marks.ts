import type { FileLabel, ThresholdLabel } from '#analyses/cpet/model/labels/label.ts';
import { matchLabels } from '#analyses/cpet/model/labels/match-labels.ts';
import type { CsvTable } from '#reports/csv.ts';

/** What a laboratory marked in one test. */
export type Mark = { readonly vt1?: ThresholdLabel; readonly vt2?: ThresholdLabel };

/** Marks by the id of the item. */
export type Marks = Readonly<Record<string, Mark>>;

/** What of an item the marks need. */
export type MarkedItem = {
  readonly id: string;
  readonly name: string;
  readonly folder?: string;
  readonly row: Readonly<Record<string, unknown>>;
};

/** Marks with one threshold set, or taken away; a test without any mark is left out. */
export function withMark(
  marks: Marks,
  itemId: string,
  which: 'vt1' | 'vt2',
  label: ThresholdLabel | undefined,
): Marks {
  const { [which]: _before, ...kept } = marks[itemId] ?? {};
  const mark: Mark = label === undefined ? kept : { ...kept, [which]: label };
  const { [itemId]: _old, ...others } = marks;
  return Object.keys(mark).length === 0 ? others : { ...others, [itemId]: mark };
}

/** What the files themselves state (vendor's or reader's), from the table of results. */
export function statedMarks(items: readonly MarkedItem[]): Marks {
  return Object.fromEntries(
    items.flatMap(({ id, row }) => {
      const vt1 = statedLabel(row, 'vt1');
      const vt2 = statedLabel(row, 'vt2');
      if (vt1 === undefined && vt2 === undefined) return [];
      return [[id, { ...(vt1 && { vt1 }), ...(vt2 && { vt2 }) }]];
    }),
  );
}

function statedLabel(row: MarkedItem['row'], which: 'vt1' | 'vt2'): ThresholdLabel | undefined {
  const timeS = row[`${which}_stated_time_s`];
  const vo2MlPerMin = row[`${which}_stated_vo2_ml_min`];
  if (typeof timeS === 'number') return { timeS };
  return typeof vo2MlPerMin === 'number' ? { vo2MlPerMin } : undefined;
}

/** Marks of a list, joined to the items by name, and how many of its rows found none or several. */
export type JoinedMarks = { readonly marks: Marks; readonly notJoined: readonly string[] };

/** Joins a list of labels to the items of a batch. */
export function joinLabels(labels: readonly FileLabel[], items: readonly MarkedItem[]): JoinedMarks {
  const byPath = new Map(items.map((item) => [pathOf(item), item.id] as const));
  const { matched, unmatched, ambiguous, labelledTwice } = matchLabels(labels, [...byPath.keys()]);
  const marks = Object.fromEntries(
    matched.flatMap(({ label: { vt1, vt2 }, path }) => {
      const id = byPath.get(path);
      if (id === undefined || (vt1 === undefined && vt2 === undefined)) return [];
      return [[id, { ...(vt1 && { vt1 }), ...(vt2 && { vt2 }) }]];
    }),
  );
  return {
    marks,
    notJoined: [
      ...unmatched.map(({ file }) => `${file}: no such file in this batch`),
      ...ambiguous.map(({ label }) => `${label.file}: several files have this name`),
      ...labelledTwice.map(({ path }) => `${path}: marked more than once in the list`),
    ],
  };
}

function pathOf({ folder, name }: MarkedItem): string {
  return folder === undefined ? name : `${folder}/${name}`;
}

/** The marks as the table that `npm run accuracy -- labelled` and this page read. */
export function labelsTable(marks: Marks, items: readonly MarkedItem[]): CsvTable {
  return {
    columns: ['file', 'vt1_s', 'vt1_vo2_ml_min', 'vt2_s', 'vt2_vo2_ml_min'],
    rows: items.flatMap((item) => {
      const mark = marks[item.id];
      if (mark === undefined) return [];
      const { vt1, vt2 } = mark;
      return [[pathOf(item), vt1?.timeS, vt1?.vo2MlPerMin, vt2?.timeS, vt2?.vo2MlPerMin]];
    }),
  };
}

/** Whether both are marked by time and VT1 does not lie before VT2. */
export function isOutOfOrder({ vt1, vt2 }: Mark): boolean {
  return vt1?.timeS !== undefined && vt2?.timeS !== undefined && vt1.timeS >= vt2.timeS;
}
