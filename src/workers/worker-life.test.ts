import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdLife, watchLife } from './worker-life.ts';

/** A page and its worker with locks between them, in which a holder that is gone gives way to who waits. */
function pageAndWorker() {
  const waiting: (() => unknown)[] = [];
  let heldBy: string | undefined;
  const locksOf = (who: string) =>
    ({
      request: (_name: string, take: () => unknown) => {
        if (heldBy === undefined) {
          heldBy = who;
          return Promise.resolve(take());
        }
        waiting.push(take);
        return new Promise(() => undefined);
      },
    }) as unknown as LockManager;
  const worker = new EventTarget();
  const errors = vi.fn();
  worker.addEventListener('error', errors);
  watchLife(worker as Worker, 'analysis-1', locksOf('page'));
  return {
    errors,
    begin: () => {
      holdLife({
        name: 'analysis-1',
        navigator: { locks: locksOf('worker') },
        postMessage: (data) => worker.dispatchEvent(new MessageEvent('message', { data })),
      });
    },
    end: () => {
      heldBy = undefined;
      for (const take of waiting.splice(0)) take();
    },
  };
}

describe('a worker that ends without a word', () => {
  beforeEach(() => {
    // Node has none.
    const ErrorEvent = class extends Event {
      readonly message: string;
      constructor(type: string, { message }: { readonly message: string }) {
        super(type);
        this.message = message;
      }
    };
    vi.stubGlobal('ErrorEvent', ErrorEvent);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('fires an error in the page, once, and not before', () => {
    const { errors, begin, end } = pageAndWorker();
    begin();
    expect(errors).not.toHaveBeenCalled();
    end();
    expect(errors).toHaveBeenCalledTimes(1);
    expect(errors.mock.calls[0]?.[0]).toMatchObject({ message: 'it ended without a word' });
  });

  it('is not taken for dead before it has begun to live', () => {
    const { errors, end } = pageAndWorker();
    end();
    expect(errors).not.toHaveBeenCalled();
  });
});
