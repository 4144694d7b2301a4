/**
 * Remembers what was computed for an object as long as the object lives: several metrics read one detector's result,
 * one fitted curve or one channel's sums. `compute` must be pure, so that remembering changes nothing but the time.
 */
export function oncePer<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found.value;
    const value = compute(key);
    known.set(key, { value });
    return value;
  };
}
