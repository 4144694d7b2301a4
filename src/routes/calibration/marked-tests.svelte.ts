import { labelledTestOf, type LabelledTest } from '#analyses/cpet/model/labels/labelled-test.ts';
import type { CpetFinding } from '#analyses/cpet/finding.ts';
import { withBatches } from '#app/live-batch.svelte.ts';
import type { Remark } from '#core/remark.ts';
import { thrownWords } from '#language/faults.ts';
import type { MarkedItem, Marks } from './marks.ts';

type Read = { readonly key: string; readonly test?: LabelledTest; readonly remarks: readonly Remark[] };

/** The marked tests of a batch with what every method says of them, read one after the other as marks come. */
export type MarkedTests = {
  /** In the order of the batch. */
  readonly tests: readonly LabelledTest[];
  readonly remarks: readonly Remark[];
  /** How many are still to be read. */
  readonly toRead: number;
  readonly problem: string | undefined;
  /** Tells which marks there are now; what has not changed is not read again. */
  readonly follow: (items: readonly MarkedItem[], marks: Marks) => void;
  readonly close: () => void;
};

/** Findings are large: each is read for its mark and let go; only its course and answers stay. */
export function followMarkedTests(): MarkedTests {
  let read: Readonly<Record<string, Read>> = {};
  let shown = $state.raw<readonly Read[]>([]);
  let toRead = $state(0);
  let problem = $state<string | undefined>();
  let turn = 0;

  async function readAll(items: readonly MarkedItem[], marks: Marks, mine: number): Promise<void> {
    const marked = items.flatMap((item, place) => {
      const mark = marks[item.id];
      return mark === undefined ? [] : [{ item, mark, place, key: JSON.stringify(mark) }];
    });
    const show = (): void => {
      shown = marked.flatMap(({ item }) => read[item.id] ?? []);
    };
    read = Object.fromEntries(Object.entries(read).filter(([id]) => marks[id] !== undefined));
    const due = marked.filter(({ item, key }) => read[item.id]?.key !== key);
    toRead = due.length;
    show();
    for (const [done, { item, mark, place, key }] of due.entries()) {
      const finding = await withBatches((batches) => batches.finding(item.id));
      if (turn !== mine) return;
      const label = { file: item.name, row: place + 1, ...mark };
      const found =
        finding === undefined
          ? { key, remarks: [] }
          : { key, ...labelledTestOf(item.name, label, finding as CpetFinding) };
      read = { ...read, [item.id]: found };
      toRead = due.length - done - 1;
      if (toRead % 10 === 0) show();
    }
  }

  return {
    get tests() {
      return shown.flatMap(({ test }) => test ?? []);
    },
    get remarks() {
      return shown.flatMap(({ remarks }) => remarks);
    },
    get toRead() {
      return toRead;
    },
    get problem() {
      return problem;
    },
    follow: (items, marks) => {
      turn += 1;
      problem = undefined;
      readAll(items, marks, turn).catch((thrown: unknown) => {
        problem = thrownWords(thrown);
      });
    },
    close: () => {
      turn += 1;
    },
  };
}
