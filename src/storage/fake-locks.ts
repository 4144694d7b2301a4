/** Web Locks of one browser for tests: exclusive locks with a queue each; `clients` gives each tab its view of them. */
export function fakeLocks(): { readonly client: (clientId: string) => LockManager } {
  const queues = new Map<string, { readonly clientId: string; readonly grant: () => void }[]>();

  function release(name: string): void {
    const queue = queues.get(name) ?? [];
    queue.shift();
    queue[0]?.grant();
  }

  return {
    client: (clientId) => {
      const request = async (name: string, ...rest: unknown[]): Promise<unknown> => {
        const callback = rest[rest.length - 1] as (lock: unknown) => unknown;
        const { ifAvailable = false } = rest.length > 1 ? (rest[0] as { ifAvailable?: boolean }) : {};
        const queue = queues.get(name) ?? [];
        queues.set(name, queue);
        if (ifAvailable && queue.length > 0) return callback(null);
        await new Promise<void>((grant) => {
          queue.push({ clientId, grant });
          if (queue.length === 1) grant();
        });
        try {
          return await callback({ name });
        } finally {
          release(name);
        }
      };
      const query = () =>
        Promise.resolve({
          held: [...queues].flatMap(([name, [holder]]) =>
            holder === undefined ? [] : [{ name, clientId: holder.clientId }],
          ),
        });
      return { request, query } as unknown as LockManager;
    },
  };
}
