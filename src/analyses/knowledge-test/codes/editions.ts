/** A publication that codes are of, in one edition. */
export type Edition = {
  readonly prefix: string;
  /** "FAA-S-ACS-6C". */
  readonly document: string;
  /** Without the document's number: "Private Pilot for Airplane Category". */
  readonly title: string;
  /** ISO 8601; absent: since before any report that is still valid. */
  readonly inForceFrom?: string;
  /** Not this day any more; absent: in force. */
  readonly inForceUntil?: string;
};

export type CurrentEdition = Edition & { readonly inForceFrom: string };

/** Incorporated by reference on this day: 89 FR 22482 (2024), p. 22482. */
const byReference = '2024-05-31';

/**
 * Prefix, document, title, and from when. Instructors' fundamentals (FI) are area I of every instructor's standard and
 * are the same in all; military competence (MC) has a numbering but no publication of its own that is known here.
 * AM: FAA-S-ACS-1, in force since 21 September 2022. UA: FAA-S-ACS-10B, since 6 April 2021.
 */
const current: readonly CurrentEdition[] = [
  edition('PA', 'FAA-S-ACS-6C', 'Private Pilot for Airplane Category'),
  edition('PH', 'FAA-S-ACS-15', 'Private Pilot for Rotorcraft Category Helicopter Rating'),
  edition('PL', 'FAA-S-ACS-13', 'Private Pilot for Powered-Lift Category'),
  edition('CA', 'FAA-S-ACS-7B', 'Commercial Pilot for Airplane Category'),
  edition('CH', 'FAA-S-ACS-16', 'Commercial Pilot for Rotorcraft Category Helicopter Rating'),
  edition('CP', 'FAA-S-ACS-2', 'Commercial Pilot for Powered-Lift Category'),
  edition('IR', 'FAA-S-ACS-8C', 'Instrument Rating – Airplane'),
  edition('IH', 'FAA-S-ACS-14', 'Instrument Rating – Helicopter'),
  edition('IP', 'FAA-S-ACS-3', 'Instrument Rating – Powered-Lift'),
  edition('AA', 'FAA-S-ACS-11A', 'Airline Transport Pilot and Type Rating for Airplane Category'),
  edition('AP', 'FAA-S-ACS-17', 'Airline Transport Pilot and Type Rating for Powered-Lift Category'),
  edition('AI', 'FAA-S-ACS-25', 'Flight Instructor for Airplane Category'),
  edition('HI', 'FAA-S-ACS-29', 'Flight Instructor for Rotorcraft Category Helicopter Rating'),
  edition('IL', 'FAA-S-ACS-27', 'Flight Instructor for Powered-Lift Category'),
  edition('PI', 'FAA-S-ACS-28', 'Flight Instructor Instrument – Powered-Lift'),
  edition('FI', 'FAA-S-ACS-25', 'Flight Instructor: Fundamentals of Instructing'),
  edition('UA', 'FAA-S-ACS-10B', 'Remote Pilot – Small Unmanned Aircraft Systems', '2021-04-06'),
  edition('AM', 'FAA-S-ACS-1', 'Aviation Mechanic General, Airframe, and Powerplant', '2022-09-21'),
];

/**
 * Editions before those; a report may be shown that was taken under one. Codes kept their form and changed their
 * meaning, so that a text of a later edition does not explain them.
 */
const earlier: readonly Edition[] = [
  before('PA', 'FAA-S-ACS-6B', 'Private Pilot – Airplane'),
  // In force since 11 June 2018: FAA-S-ACS-7B (2023), revision history, p. ii.
  { ...before('CA', 'FAA-S-ACS-7A', 'Commercial Pilot – Airplane'), inForceFrom: '2018-06-11' },
  before('IR', 'FAA-S-ACS-8B', 'Instrument Rating – Airplane'),
  before('AA', 'FAA-S-ACS-11', 'Airline Transport Pilot and Type Rating – Airplane'),
];

function edition(
  prefix: string,
  document: string,
  title: string,
  inForceFrom: string = byReference,
): CurrentEdition {
  return { prefix, document, title, inForceFrom };
}

function before(prefix: string, document: string, title: string): Edition {
  return { prefix, document, title, inForceUntil: byReference };
}

/** The edition that the numbering shipped here is of; undefined where there is no publication (MC) or no prefix. */
export function editionOf(prefix: string): CurrentEdition | undefined {
  return current.find((each) => each.prefix === prefix);
}

/**
 * The edition in force on a day (ISO 8601). Undefined where none is known: before the first standard of a kind its
 * tests were of an older system, with learning statement codes.
 */
export function editionInForce(prefix: string, day: string): Edition | undefined {
  return [...current, ...earlier].find(
    (each) =>
      each.prefix === prefix &&
      (each.inForceFrom === undefined || each.inForceFrom <= day) &&
      (each.inForceUntil === undefined || day < each.inForceUntil),
  );
}

/** The publications in force, one a prefix but for the fundamentals of instructing, which have none of their own. */
export function currentEditions(): readonly CurrentEdition[] {
  return current.filter(({ prefix }) => prefix !== 'FI');
}

/** Whether the numbering shipped here is of this document's edition. */
export function isCurrentEdition(document: string): boolean {
  return current.some((each) => sameDocument(each.document, document));
}

/** Every prefix that a document's codes may have: an instructor's standard holds the fundamentals too. */
export function prefixesOfDocument(document: string): readonly string[] {
  const own = [...current, ...earlier].filter((each) => sameDocument(each.document, document));
  const prefixes = [...new Set(own.map(({ prefix }) => prefix))];
  return prefixes.some((prefix) => instructors.includes(prefix))
    ? [...new Set([...prefixes, 'FI'])]
    : prefixes;
}

const instructors = ['AI', 'HI', 'IL', 'PI'];

/** "FAA-S-ACS-7B, Change 1" is the same edition as "FAA-S-ACS-7B". */
export function sameDocument(a: string, b: string): boolean {
  return documentNumber(a) === documentNumber(b);
}

function documentNumber(text: string): string {
  return (/ACS-\d+[A-Z]?/i.exec(text)?.[0] ?? text).toUpperCase();
}
