/** The locks of a tab, which knows which of them are its own. */
export type OwnLocks = {
  readonly locks: LockManager;
  /** Names of the locks that are held, but not by this tab. */
  readonly heldElsewhere: () => Promise<ReadonlySet<string>>;
};

/**
 * Watches over what this tab asks of the browser's locks. The browser's word on who holds what is of a moment before it
 * arrives: a lock that this tab gave back meanwhile would look like another tab's.
 */
export function openOwnLocks(given: LockManager): OwnLocks {
  const own = new Map<string, number>();

  function count(name: string, by: 1 | -1): void {
    own.set(name, (own.get(name) ?? 0) + by);
  }

  async function request<T>(name: string, ...rest: readonly unknown[]): Promise<T> {
    const callback = rest.at(-1) as (lock: Lock | null) => Promise<T>;
    const [options] = rest.length > 1 ? (rest as readonly [LockOptions]) : [{}];
    let holds = false;
    try {
      return await (given.request(name, options, (lock) => {
        holds = lock !== null;
        if (holds) count(name, 1);
        return callback(lock);
      }) as Promise<T>);
    } finally {
      if (holds) count(name, -1);
    }
  }

  return {
    locks: { request, query: () => given.query() } as LockManager,
    heldElsewhere: async () => {
      const held = new Set([...own].flatMap(([name, times]) => (times > 0 ? [name] : [])));
      const found = (await given.query()).held ?? [];
      return new Set(found.flatMap(({ name }) => (name === undefined || held.has(name) ? [] : [name])));
    },
  };
}
