import { plainWords, type AdjustmentWords } from '#core/audit-lines.ts';
import {
  redoing,
  stateOfReview,
  undoing,
  type ReviewEvent,
  type ReviewState,
  type Signature,
  type Verdict,
} from '#core/review.ts';
import type { Item } from '#engine/ports.ts';
import { faultWords, thrownWords } from '#language/faults.ts';
import { term } from '#language/terms.ts';
import { changedSinceAccepted } from './accepted-values.ts';
import { withBatches } from './live-batch.svelte.ts';
import { sign, type SigningRequest } from './signing.svelte.ts';

/** Where a person reviews one result: how it stands, and what may be done. */
export type ReviewDesk = {
  /** The item with what was done here, which other pages hear of a little later. */
  readonly item: Item;
  readonly state: ReviewState;
  /** The result is another one than was accepted: by a change, or by a newer version. */
  readonly changedSince: boolean;
  /** A change is being made; the next waits for it. */
  readonly busy: boolean;
  /** Why the last change was not made. */
  readonly problem: string | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Why the next change is made, as typed; spent by it. */
  why: string;
  /** These tell whether the change was made. */
  readonly adjust: (what: string, to: unknown, automatic?: unknown) => Promise<boolean>;
  readonly judge: (verdict: Verdict) => Promise<boolean>;
  readonly undo: () => Promise<boolean>;
  readonly redo: () => Promise<boolean>;
  /** A value will perhaps be set soon: the worker that makes the result anew takes seconds to start. */
  readonly prepare: () => void;
};

const verdictTitles: Readonly<Record<Verdict, string>> = {
  accepted: 'Accept this result',
  'needs-work': 'This result needs work',
  open: 'Take the verdict back',
};

/** Opens the desk of the item that `itemOf` gives; call while a component is being made. */
export function openReviewDesk(itemOf: () => Item, wordsOf: () => AdjustmentWords | undefined): ReviewDesk {
  let own = $state.raw<Item | undefined>();
  let waiting = $state(0);
  let problem = $state<string | undefined>();
  let why = $state('');

  const item = $derived.by(() => {
    const given = itemOf();
    return own?.id === given.id && (own.rev ?? 0) > (given.rev ?? 0) ? own : given;
  });
  const state = $derived(stateOfReview(item.review));
  const changedSince = $derived(changedSinceAccepted(item) !== undefined);
  const nobody: Signature = { atMs: 0, by: '' };
  const canUndo = $derived(undoing(item.review, nobody) !== undefined);
  const canRedo = $derived(redoing(item.review, nobody) !== undefined);

  async function change(
    request: SigningRequest,
    eventOf: (signature: Signature) => ReviewEvent | undefined,
  ): Promise<boolean> {
    const { id, name } = item;
    const used = why;
    const signature = await sign(request, used);
    const event = signature && eventOf(signature);
    if (event === undefined) return false;
    problem = undefined;
    waiting += 1;
    try {
      const result = await withBatches((batches) => batches.review(id, [event]));
      if (result.ok) {
        own = result.value;
        // What was typed meanwhile is for the next one.
        if (why === used) why = '';
      } else problem = `${name}: ${faultWords(result.fault)}. Nothing was changed; try again.`;
      return result.ok;
    } catch (thrown) {
      problem = `${thrownWords(thrown)} Nothing was changed.`;
      return false;
    } finally {
      waiting -= 1;
    }
  }

  return {
    get item() {
      return item;
    },
    get state() {
      return state;
    },
    get changedSince() {
      return changedSince;
    },
    get busy() {
      return waiting > 0;
    },
    get problem() {
      return problem;
    },
    get canUndo() {
      return canUndo;
    },
    get canRedo() {
      return canRedo;
    },
    get why() {
      return why;
    },
    set why(typed) {
      why = typed;
    },
    adjust: (what, to, automatic) => {
      const said = (wordsOf() ?? plainWords)(what, to);
      return change({ title: `${term(said.what)}: ${term(said.to)}` }, (signature) => ({
        ...signature,
        kind: 'adjusted',
        what,
        ...(to !== undefined && { to }),
        ...(automatic !== undefined && { automatic }),
      }));
    },
    judge: (verdict) =>
      change({ title: verdictTitles[verdict] }, (signature) => ({ ...signature, kind: 'verdict', verdict })),
    undo: () =>
      change({ title: 'Take the last change back' }, (signature) => undoing(item.review, signature)),
    prepare: () => {
      withBatches((batches) => batches.review(item.id, [])).catch(() => undefined); // the change itself says why not
    },
    redo: () => change({ title: 'Make the change again' }, (signature) => redoing(item.review, signature)),
  };
}
