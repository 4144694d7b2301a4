/** A package whose code or data is in the build. */
export type ShippedPackage = {
  readonly name: string;
  readonly version: string;
  /** As the package names it. */
  readonly licence: string;
  /** Where the package carries no text of its licence: whose it is. */
  readonly holder?: string;
  /** What else lies in it. */
  readonly inside?: string;
  /** Places in `texts`. */
  readonly texts: readonly number[];
};

/** `licences.json`: made by `tests/support/licences-document.ts`, each text once. */
export type LicencesFile = {
  readonly packages: readonly ShippedPackage[];
  readonly texts: readonly string[];
};
