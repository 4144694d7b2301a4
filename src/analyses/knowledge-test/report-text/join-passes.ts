import type { PageText } from '#core/page-text.ts';
import type { PagePlace, PageReading, ReadField, ReportFields } from '../finding.ts';
import { findFields } from './find-fields.ts';

/**
 * The fields of one report from every reading of its pages. What two readings agree on is sure where one of them at
 * least needed no mending; what they read differently, or only one of them saw, is for a person.
 */
export function fieldsOfReadings(readings: readonly PageReading[]): ReportFields {
  const numbers = readings.map(({ page }) => page);
  const count = Math.max(1, ...readings.map(({ passes }) => passes.length));
  const passes = Array.from({ length: count }, (_, pass) =>
    findFields(
      readings.map(({ passes }) => passes[pass] ?? passes[0] ?? emptyPage),
      numbers,
    ),
  );
  const [first = {}, second] = passes;
  if (second === undefined) return first;
  const scales = new Map(readings.map(({ page, passes }) => [page, scaleOf(passes)]));
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])] as (keyof ReportFields)[];
  const inOrder = fieldOrder.filter((name) => names.includes(name));
  return Object.fromEntries(
    inOrder.map((name) => [name, joined<unknown>(first[name], second[name], scales)]),
  );
}

const fieldOrder: readonly (keyof ReportFields)[] = [
  'name',
  'ftn',
  'examId',
  'examTitle',
  'examCode',
  'examDate',
  'scorePercent',
  'grade',
  'take',
  'expiresOn',
];

const emptyPage: PageText = { origin: 'recognised', unit: 'pixel', width: 1, height: 1, lines: [] };

function joined<Value>(
  one: ReadField<Value> | undefined,
  other: ReadField<Value> | undefined,
  scales: ReadonlyMap<number, number>,
): ReadField<Value> | undefined {
  const second = other && inFirstUnit(other, scales);
  if (one === undefined || second === undefined) {
    const only = one ?? second;
    // A page that was read once has the same field in both.
    return only && { ...only, certainty: 'doubtful' };
  }
  if (JSON.stringify(comparable(one.value)) === JSON.stringify(comparable(second.value)))
    return {
      ...(rank(second) > rank(one) ? { ...second, ...(one.place && { place: one.place }) } : one),
      confidence: Math.max(one.confidence, second.confidence),
    };
  const better = rank(second) > rank(one) ? second : one;
  return { ...better, certainty: 'doubtful' };
}

/** Case makes no difference between two readings of a name or a title. */
function comparable(value: unknown): unknown {
  return typeof value === 'string' || typeof value === 'object' ? JSON.stringify(value).toUpperCase() : value;
}

function rank({ certainty, confidence }: ReadField<unknown>): number {
  return (certainty === 'sure' ? 1 : 0) + confidence / 2;
}

function scaleOf(passes: readonly PageText[]): number {
  const [first, second] = passes;
  return first === undefined || second === undefined ? 1 : first.width / second.width;
}

function inFirstUnit<Value>(field: ReadField<Value>, scales: ReadonlyMap<number, number>): ReadField<Value> {
  const { place } = field;
  const scale = place && scales.get(place.page);
  return place === undefined || scale === undefined ? field : { ...field, place: scaled(place, scale) };
}

function scaled({ page, box }: PagePlace, by: number): PagePlace {
  return { page, box: { x0: box.x0 * by, y0: box.y0 * by, x1: box.x1 * by, y1: box.y1 * by } };
}
