/**
 * What `ask` gives for one key after another, in their order. The next is asked for before the last is handed out, so
 * that a store reads while its reader works; never more than one ahead. What is asked for and not wanted any more is
 * let go.
 *
 * @throws what `ask` rejects with, at the turn of its key.
 */
export async function* oneAhead<Key, Value>(
  keys: Iterable<Key>,
  ask: (key: Key) => Promise<Value>,
): AsyncGenerator<Value> {
  let last: Promise<Value> | undefined;
  for (const key of keys) {
    const next = ask(key);
    next.catch(() => undefined); // told at its turn, or to nobody
    if (last !== undefined) yield await last;
    last = next;
  }
  if (last !== undefined) yield await last;
}
