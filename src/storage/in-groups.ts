/**
 * Does work on what comes, in groups: what comes while a group is under way is taken together by the next. Groups
 * follow each other; `work` must not reject.
 */
export function inGroups<T>(most: number, work: (group: readonly T[]) => Promise<void>): (entry: T) => void {
  const queue: T[] = [];
  let working = false;

  async function run(): Promise<void> {
    working = true;
    await Promise.resolve(); // what comes in the same turn is taken together too
    while (queue.length > 0) await work(queue.splice(0, most));
    working = false;
  }

  return (entry) => {
    queue.push(entry);
    if (!working) void run();
  };
}
