import type { Item, ReviewRule } from '#app/item-words.ts';
import { withBatches } from '#app/live-batch.svelte.ts';
import { mergeItems } from '#app/merge-items.ts';
import {
  nextOpen,
  progressOf,
  steadyQueue,
  type TriageEntry,
  type TriageProgress,
} from '#app/triage-order.ts';
import { whatToUndo, type GivenVerdict } from '#app/triage-undo.ts';
import { describeVerdict } from '#app/verdict-words.ts';
import { undoing, type ReviewEvent, type Signature, type Verdict } from '#core/review.ts';
import { visibleText } from '#core/visible-text.ts';
import { faultWords, thrownWords } from '#language/faults.ts';

/** One person's way through the queue of one batch. */
export type ReviewSession = {
  readonly queue: readonly TriageEntry[];
  readonly progress: TriageProgress;
  readonly shown: TriageEntry | undefined;
  /** The shown one's place in the queue, from 0. */
  readonly place: number;
  /** What was done last, for whoever does not see the page. */
  readonly said: string;
  readonly problem: string | undefined;
  /** A change is being written; another one waits for the next press. */
  readonly busy: boolean;
  readonly canUndo: boolean;
  /** Reasons for work given in this visit, the last first. */
  readonly reasonsGiven: readonly string[];
  readonly show: (id: string) => void;
  readonly step: (by: 1 | -1) => void;
  /** Gives the shown result a verdict, and shows the next open one once that is saved. */
  readonly give: (verdict: Verdict, signature: Signature) => Promise<void>;
  readonly undo: (signature: Signature) => Promise<void>;
  readonly tell: (words: string) => void;
};

type Source = {
  readonly items: () => readonly Item[];
  /** undefined until the analysis is loaded: nothing is queued before. */
  readonly rule: () => ReviewRule | undefined;
  /** The result to begin with; else the first open one. */
  readonly first: string | undefined;
};

/** Begins a way through the queue; call while a component is being made. */
export function beginReview({ items, rule, first }: Source): ReviewSession {
  /** Items as this tab has just changed them: the page of a batch hears of it up to a quarter of a second later. */
  let changed = $state.raw<readonly Item[]>([]);
  let wanted = $state.raw(first);
  let said = $state('');
  let problem = $state<string | undefined>();
  let busy = $state(false);
  let given = $state.raw<readonly GivenVerdict[]>([]);
  let reasonsGiven = $state.raw<readonly string[]>([]);

  const queueOf = steadyQueue();
  const queue = $derived.by(() => {
    const known = rule();
    return known === undefined ? [] : queueOf(mergeItems(items(), changed), known);
  });
  const progress = $derived(progressOf(queue));
  const shown = $derived(queue.find(({ id }) => id === wanted) ?? nextOpen(queue, undefined) ?? queue[0]);
  const place = $derived(queue.findIndex(({ id }) => id === shown?.id));
  const undoable = $derived(whatToUndo(queue, shown, given));

  async function write(entry: TriageEntry, event: ReviewEvent): Promise<boolean> {
    busy = true;
    problem = undefined;
    try {
      const result = await withBatches((batches) => batches.review(entry.id, [event]));
      if (result.ok) changed = [...changed.filter(({ id }) => id !== entry.id), result.value];
      else
        problem = `${visibleText(entry.item.name)}: ${faultWords(result.fault)}. Nothing was changed; try again.`;
      return result.ok;
    } catch (thrown) {
      problem = thrownWords(thrown);
      return false;
    } finally {
      busy = false;
    }
  }

  function count(): string {
    return progress.reviewed === progress.total
      ? `All ${progress.total} are reviewed`
      : `${progress.reviewed} of ${progress.total} reviewed`;
  }

  return {
    get queue() {
      return queue;
    },
    get progress() {
      return progress;
    },
    get shown() {
      return shown;
    },
    get place() {
      return place;
    },
    get said() {
      return said;
    },
    get problem() {
      return problem;
    },
    get busy() {
      return busy;
    },
    get canUndo() {
      return undoable !== undefined;
    },
    get reasonsGiven() {
      return reasonsGiven;
    },
    show: (id) => (wanted = id),
    step: (by) => {
      const next = queue[place + by];
      if (next === undefined) said = by === 1 ? 'This is the last one' : 'This is the first one';
      else wanted = next.id;
    },
    give: async (verdict, signature) => {
      const entry = shown;
      if (entry === undefined || busy) return;
      // What is shown must not move to another one because the queue does.
      wanted = entry.id;
      if (!(await write(entry, { ...signature, kind: 'verdict', verdict }))) return;
      given = [...given, { id: entry.id, atMs: signature.atMs }];
      const { why = '' } = signature;
      if (why !== '') reasonsGiven = [why, ...reasonsGiven.filter((each) => each !== why)];
      const next = nextOpen(queue, entry.id);
      const heard = `${describeVerdict(verdict).word}. ${count()}`;
      said = next ? /* @wc-include */ `${heard}. Next: ${visibleText(next.item.name)}` : heard;
      if (next !== undefined) wanted = next.id;
    },
    undo: async (signature) => {
      const entry = undoable;
      const event = entry && undoing(entry.item.review, signature);
      if (busy) return;
      if (entry === undefined || event === undefined) {
        said = 'There is nothing to undo';
        return;
      }
      if (!(await write(entry, event))) return;
      const last = given.at(-1);
      if (last?.id === entry.id) given = given.slice(0, -1);
      wanted = entry.id;
      said = `Taken back: ${visibleText(entry.item.name)}. ${count()}`;
    },
    tell: (words) => (said = words),
  };
}
