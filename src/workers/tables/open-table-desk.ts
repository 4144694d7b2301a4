import { transfer, wrap } from 'comlink';
import type { Result } from '#core/result.ts';
import type { OpenedTable, TableDeskApi, TableReview, TableStart } from './protocol.ts';

/** The desk as a page has it: beside it, and gone with it. Every call rejects once the worker is dead. */
export type TableDesk = {
  readonly [Call in keyof TableDeskApi]: (
    ...asked: Parameters<TableDeskApi[Call]>
  ) => Promise<ReturnType<TableDeskApi[Call]>>;
} & { readonly stop: () => void };

/** Starts the worker of tables. */
export function openTableDesk(start: () => Worker): TableDesk {
  const worker = start();
  const api = wrap<TableDeskApi>(worker);
  let die = (_why: Error): void => undefined;
  const died = new Promise<never>((_, reject) => {
    die = reject;
  });
  died.catch(() => undefined);
  worker.addEventListener('error', (event) => {
    die(new Error(`the worker of tables stopped: ${event.message || 'no reason given'}`));
  });
  worker.addEventListener('messageerror', () => {
    die(new Error('a message from the worker of tables could not be read'));
  });
  const orDead = <Value>(answer: Promise<Value>): Promise<Value> => Promise.race([answer, died]);
  return {
    open: (bytes, as) => {
      const copy = bytes.slice(); // the page keeps the bytes: a fault may want them read in another way
      return orDead<OpenedTable>(api.open(transfer(copy, [copy.buffer]), as));
    },
    putFiles: (names) => orDead(api.putFiles(names)),
    review: (answers) => orDead<TableReview>(api.review(answers)),
    start: (answers) => orDead<Result<TableStart>>(api.start(answers)),
    items: (from, to) => orDead(api.items(from, to)),
    stop: () => {
      worker.terminate();
      die(new Error('the worker of tables was ended'));
    },
  };
}
