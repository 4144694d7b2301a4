/**
 * Puts a value into the first `count` places of a window, which rise, and gives how many there are then. By insertion,
 * which is faster than sorting for so few values.
 */
export function insertSorted(window: Float64Array, count: number, value: number): number {
  let place = count;
  while (place > 0 && (window[place - 1] ?? 0) > value) {
    window[place] = window[place - 1] ?? 0;
    place -= 1;
  }
  window[place] = value;
  return count + 1;
}

/** Takes a value out of the first `count` places of such a window, and gives how many are left. */
export function removeSorted(window: Float64Array, count: number, value: number): number {
  let place = 0;
  while (place < count - 1 && (window[place] ?? 0) < value) place += 1;
  for (; place < count - 1; place += 1) window[place] = window[place + 1] ?? 0;
  return count - 1;
}
