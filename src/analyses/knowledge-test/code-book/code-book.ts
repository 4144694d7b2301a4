/** The texts of one edition of one Airman Certification Standard, read on the device from the FAA's own publication. */
export type CodeBook = {
  readonly kind: 'acs-code-book';
  readonly format: 1;
  /** "FAA-S-ACS-7B". */
  readonly document: string;
  readonly title: string;
  /** As the cover says it, ISO 8601 where it can be read: "2024-05-31" or "2023-11". */
  readonly date?: string;
  /** Prefixes of its codes: ["CA"]. */
  readonly prefixes: readonly string[];
  readonly areas: readonly CodeBookArea[];
  /** SHA-256 of the PDF it was read from. */
  readonly sourceSha256: string;
};

export type CodeBookArea = {
  readonly prefix: string;
  /** Roman. */
  readonly area: string;
  readonly title: string;
  readonly tasks: readonly CodeBookTask[];
};

export type CodeBookTask = {
  readonly task: string;
  readonly title: string;
  /** As printed behind "References:", one entry each. */
  readonly references: readonly string[];
  readonly objective?: string;
  readonly elements: readonly CodeBookElement[];
};

export type CodeBookElement = {
  /** "CA.I.A.K1a". */
  readonly code: string;
  /** Its own words; a lettered element's stand behind those of its number. */
  readonly text: string;
  /** No longer asked: printed as archived. */
  readonly archived?: true;
};
