/** What the guard of this page has noted: something it asked its host for, or something that was refused. */
export type GuardNote =
  | {
      readonly kind: 'request';
      readonly url: string;
      /** What asked: "script", "css", "fetch", … as the browser names it. */
      readonly asked: string;
      /** What came over the network; 0 where the browser had it. */
      readonly bytes: number;
      readonly atMs: number;
      /** "page", or a worker's name. */
      readonly by: string;
    }
  | {
      readonly kind: 'refusal';
      /** The directive of the policy, or the guard's own door: "navigation", "link", "window", "frame". */
      readonly door: string;
      /** The host it was meant for, or the browser's word for what is no host. Never a whole address. */
      readonly to: string;
      readonly atMs: number;
      readonly by: string;
    };

/** `static/guard.js`, the first script of every page, which holds its text. */
export type Guard = {
  readonly scriptUrl: (address: string) => string;
  readonly workerUrl: (moduleAddress: string) => string;
  readonly noted: () => readonly GuardNote[];
  readonly listen: (listener: () => void) => () => void;
  readonly hear: (message: unknown) => boolean;
};

/** This page's guard; undefined outside a page of the app (in Node, in a worker). */
export function guardOfPage(): Guard | undefined {
  return (globalThis as { readonly benchsideGuard?: Guard }).benchsideGuard;
}

/**
 * One of the app's own script addresses in the form that a browser with Trusted Types wants. The type says string: the
 * DOM's types know no other yet.
 *
 * @throws where it is not of this app's own origin.
 */
export function ownScriptUrl(address: string): string {
  return guardOfPage()?.scriptUrl(address) ?? address;
}
