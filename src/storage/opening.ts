import type { HealingProgress } from './journal/heal.ts';

/** How far a tab is with opening the stores, and whether it still has them. */
export type Opening =
  | { readonly phase: 'opening' }
  /** Another tab works on a batch with an older version of the app, or still has the database open with it. */
  | { readonly phase: 'waiting' }
  | ({ readonly phase: 'healing' } & HealingProgress)
  | { readonly phase: 'open' }
  /** A newer version of the app in another tab waits for this one to come to rest. */
  | { readonly phase: 'asked' }
  /** This tab has let go of the stores for it. */
  | { readonly phase: 'let-go' }
  /** The disk was too full to bring everything back from the journal; it is tried again, and no batch runs meanwhile. */
  | { readonly phase: 'unhealed' }
  /** The browser took the database away: only loading the page anew brings it back. */
  | { readonly phase: 'lost' };
