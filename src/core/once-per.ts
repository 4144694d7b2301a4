/** Where an object keeps what was computed of it. */
const remembered = Symbol('remembered');
type Remembering = { readonly [remembered]?: Map<unknown, unknown> };

/**
 * Remembers what was computed for an object as long as the object lives: several metrics read one detector's result,
 * one fitted curve or one channel's sums. `compute` must be pure, so that remembering changes nothing but the time.
 * The object itself keeps it, where nothing else sees it: what a WeakMap holds outlives its key until the next full
 * collection of the heap, which a batch then needs twice as often.
 *
 * @throws a TypeError for an object that takes no more members (frozen, sealed).
 */
export function oncePer<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  return (key) => {
    const known = (key as Remembering)[remembered] ?? rememberIn(key);
    if (known.has(compute)) return known.get(compute) as Value;
    const value = compute(key);
    known.set(compute, value);
    return value;
  };
}

function rememberIn(key: object): Map<unknown, unknown> {
  const known = new Map<unknown, unknown>();
  Object.defineProperty(key, remembered, { value: known });
  return known;
}
