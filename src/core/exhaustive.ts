/** Marks the branch that the compiler proves unreachable; throws (a bug) if it is reached all the same. */
export function unreachable(value: never): never {
  throw new Error(`unreachable case: ${JSON.stringify(value)}`);
}
