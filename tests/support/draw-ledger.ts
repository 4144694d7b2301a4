import fc from 'fast-check';
import type { CellValue } from '#core/result-column.ts';
import type { Status } from '#engine/status.ts';
import { encodeCell, ledgerDelimiter } from '#engine/ledger/cells.ts';
import type { LedgerManifest, LedgerOutcome } from '#engine/ledger/project-ledger.ts';

/**
 * Ledgers drawn at random, for tests: texts full of what CSV stumbles over, users' cells quoted or not as users' programs
 * would, names of files that look like formulas.
 */
export const awkwardText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({
    unit: fc.constantFrom(
      '=',
      '"',
      "'",
      ';',
      ',',
      '\t',
      '\r',
      '\n',
      '\r\n',
      ' ',
      '-',
      '@',
      'a',
      'ü',
      '\ufeff',
      '\0',
      '\x1a',
    ),
    maxLength: 8,
  }),
);

/** A cell as it might stand in a user's file: quoted where it must be, and now and then where it need not. */
export const ownCell = fc
  .tuple(awkwardText, fc.boolean())
  .map(([text, quoted]) => (quoted ? `"${text.replaceAll('"', '""')}"` : encodeCell(text)));

const value: fc.Arbitrary<CellValue> = fc.oneof(
  awkwardText,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(undefined),
);

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });

export const pipelines = ['p0123456789abcdef-12ab', 'pfedcba9876543210'] as const;

const statuses: readonly Status[] = ['PENDING', 'PROCESSING', 'COMPLETED', 'PARTIAL', 'FAILED', 'CANCELLED'];

function outcome(names: readonly string[]): fc.Arbitrary<LedgerOutcome> {
  return fc.record({
    status: fc.constantFrom(...statuses),
    error: awkwardText,
    attempts: fc.nat(20),
    updatedAtMs: fc.option(fc.integer({ min: 0, max: 4e12 }), { nil: undefined }),
    sha256: fc.oneof(fc.constant(''), hex(64)),
    pipeline: fc.constantFrom('', ...pipelines),
    results: fc
      .tuple(...names.map(() => value))
      .map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i]]))),
  });
}

export type DrawnLedger = {
  readonly manifest: LedgerManifest;
  readonly outcomes: ReadonlyMap<string, LedgerOutcome>;
  readonly resultNames: readonly string[];
  /** The users' cells one by one, beside the manifest's stretches. */
  readonly ownCells: readonly (readonly string[])[];
};

export const drawnLedger: fc.Arbitrary<DrawnLedger> = fc
  .record({
    ownCount: fc.integer({ min: 0, max: 3 }),
    resultNames: fc.uniqueArray(
      fc.oneof(fc.constantFrom('quality', 'vo2peak_ml_min', '__proto__x'), awkwardText),
      { maxLength: 3 },
    ),
    files: fc.uniqueArray(
      awkwardText.filter((text) => text !== ''),
      { maxLength: 5 },
    ),
  })
  .chain(({ ownCount, resultNames, files }) => {
    const names = resultNames.filter((name) => name !== '__proto__');
    const cells = fc.array(ownCell, { minLength: ownCount, maxLength: ownCount });
    return fc
      .record({
        heading: cells,
        rows: fc.tuple(...files.map(() => cells)),
        outcomes: fc.tuple(...files.map(() => fc.option(outcome(names), { nil: undefined }))),
      })
      .map(({ heading, rows, outcomes }) => ({
        manifest: {
          own: heading.join(ledgerDelimiter),
          ownCount,
          rows: files.map((file, i) => ({ file, own: (rows[i] ?? []).join(ledgerDelimiter) })),
        },
        outcomes: new Map(
          files.flatMap((file, i): [string, LedgerOutcome][] => {
            const drawn = outcomes[i];
            return drawn === undefined ? [] : [[file, drawn]];
          }),
        ),
        resultNames: names,
        ownCells: rows,
      }));
  });
