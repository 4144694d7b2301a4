import { describe, expect, it } from 'vitest';
import { fail, ok } from '#core/result.ts';
import { withEvent } from '#core/review.ts';
import type { Item } from '#engine/ports.ts';
import { importReadings, planImport } from './import-readings.ts';
import { inventedItem, inventedReading, markAt } from './invented-items.ts';
import type { ReadingFile } from './reading-file.ts';
import { seriesOf } from './series.ts';

const at = 1_700_000_000_000;

function fileOf(ids: readonly string[], atMs = at): ReadingFile {
  return {
    round: '1',
    by: 'CD',
    readings: ids.map((id) => ({
      sha256: inventedItem(id).sha256,
      marks: { vt1: markAt(300), vt2: markAt(500) },
      atMs,
    })),
  };
}

/** A batch in memory, and the review that `BatchApi` lends. */
function fakeBatch(items: readonly Item[]) {
  const held = new Map(items.map((item) => [item.id, item]));
  return {
    items: () => [...held.values()],
    review: (itemId: string, events: Parameters<typeof withEvent>[1][]) => {
      const item = held.get(itemId);
      if (item === undefined) return Promise.resolve(fail({ kind: 'storage', detail: 'gone' }));
      const review = events.reduce(
        (before, event) => withEvent(before, event),
        item.review ?? { events: [] },
      );
      held.set(itemId, { ...item, review });
      return Promise.resolve(ok({ ...item, review }));
    },
  };
}

const reviewOf = (batch: ReturnType<typeof fakeBatch>) =>
  ((itemId, events) => batch.review(itemId, [...events])) satisfies Parameters<typeof importReadings>[1];

describe('another reader’s round', () => {
  it('joins the tests with the same bytes; what this batch has not is listed', async () => {
    const failed = inventedItem('f', {}, [], { state: { status: 'cancelled' } });
    const batch = fakeBatch([inventedItem('a', {}, [inventedReading({ vt1: markAt(1) })]), failed]);
    const plan = planImport(fileOf(['a', 'f', 'z']), batch.items());
    expect(plan).toMatchObject({ alreadyThere: 0, replacing: 0, withoutResult: ['f.csv'] });
    expect(plan.unmatched).toEqual([inventedItem('z').sha256]);
    expect(await importReadings(plan, reviewOf(batch))).toEqual({ added: 1, problems: [] });
    expect(seriesOf(batch.items()).map(({ by, readings }) => [by, readings.size])).toEqual([
      ['AB', 1],
      ['CD', 1],
    ]);
  });

  it('brought in twice adds nothing', async () => {
    const batch = fakeBatch([inventedItem('a'), inventedItem('b')]);
    await importReadings(planImport(fileOf(['a', 'b']), batch.items()), reviewOf(batch));
    const after = JSON.stringify(batch.items());
    const again = planImport(fileOf(['a', 'b']), batch.items());
    expect(again).toMatchObject({ fresh: [], alreadyThere: 2 });
    await importReadings(again, reviewOf(batch));
    expect(JSON.stringify(batch.items())).toBe(after);
  });

  it('read again since replaces, and says so; an earlier one that comes late changes nothing that holds', async () => {
    const batch = fakeBatch([inventedItem('a')]);
    await importReadings(planImport(fileOf(['a'], at + 5), batch.items()), reviewOf(batch));
    const late = planImport(fileOf(['a'], at), batch.items());
    expect(late.replacing).toBe(1);
    await importReadings(late, reviewOf(batch));
    expect(seriesOf(batch.items())[0]?.readings.get('a')?.atMs).toBe(at + 5);
  });

  it('goes to the one of several copies that has a result', () => {
    const { sha256 } = inventedItem('a');
    const items = [
      inventedItem('x', {}, [], { sha256, state: { status: 'cancelled' } }),
      inventedItem('y', {}, [], { sha256 }),
      inventedItem('z', {}, [], { sha256 }),
    ];
    expect(planImport(fileOf(['a']), items).fresh.map(({ itemId }) => itemId)).toEqual(['y']);
  });

  it('what could not be stored is told', async () => {
    const batch = fakeBatch([]);
    const plan = planImport(fileOf(['a']), [inventedItem('a')]);
    expect(await importReadings(plan, reviewOf(batch))).toEqual({ added: 0, problems: ['gone'] });
  });
});
