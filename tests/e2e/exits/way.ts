/** A way out of a page or a worker. */
export type Way = {
  readonly name: string;
  /** Tries it; runs in the page or the worker, and so may use nothing from around it. `host` is "NAME:PORT". */
  readonly run: (host: string, given: string) => unknown;
  /** What `run` is given besides the host. */
  readonly given?: string;
  /** It takes the page with it where it is open: tried last, and without the policy in a page of its own. */
  readonly leaves?: true;
  /** Open under the policy as well; the Privacy page says so. */
  readonly open?: true;
};
