/**
 * What the build tells the service worker, and what the service worker tells a page. Types and names alone: the build
 * (Node), the worker and the page share them.
 */

/**
 * What of the app is stored together. `app` at once and as a whole; the others when a person asks for them, and each
 * file of them when it is first used.
 */
export const partIds = ['app', 'pictures', 'samples', 'gpu'] as const;
export type PartId = (typeof partIds)[number];

/** A file of the build: its address below the app's own ("help/" for a page), its length and its SHA-256 in base64. */
export type ShippedFile = {
  readonly path: string;
  readonly part: PartId;
  readonly bytes: number;
  readonly sha256: string;
};

export type Headers = Readonly<Record<string, string>>;

/** The build as its service worker knows it. */
export type Shipped = {
  readonly files: readonly ShippedFile[];
  /** What a good host says with each; set by the service worker, so that it holds where a host can say nothing. */
  readonly headers: { readonly scripts: Headers; readonly others: Headers };
};

/** How much of a part is on this device. */
export type StoredPart = { readonly id: PartId; readonly bytes: number; readonly storedBytes: number };

/** What a page asks of the service worker; each is answered. */
export type Question =
  | { readonly type: 'STORED_PARTS' } // → readonly StoredPart[]
  | { readonly type: 'STORE_PART'; readonly part: PartId } // → boolean: all of it is there now
  | { readonly type: 'STORE_NO_MORE' }; // → true, once nothing is on its way into the caches
