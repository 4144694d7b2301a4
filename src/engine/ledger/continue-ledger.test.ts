import { expect, it } from 'vitest';
import { continueLedger } from './continue-ledger.ts';
import { projectLedger, type LedgerOutcome } from './project-ledger.ts';
import { readLedger } from './read-ledger.ts';

const outcome = (part: Partial<LedgerOutcome> = {}): LedgerOutcome => ({
  status: 'COMPLETED',
  error: '',
  attempts: 1,
  sha256: '',
  pipeline: '',
  results: { quality: 'A' },
  ...part,
});
const bytes = (parts: ReturnType<typeof continueLedger>) =>
  projectLedger(parts.manifest, parts.outcomes, parts.resultNames);
const text = (content: Uint8Array) => new TextDecoder().decode(content).replaceAll('\r\n', '\n');
const ledgerOf = (content: Uint8Array) => {
  const read = readLedger(content);
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.value;
};
const own = {
  own: '"sub;ject";mass',
  ownCount: 2,
  rows: [
    { file: 'a', own: '"S;1";70' },
    { file: 'c', own: '"S;2";"80"' },
  ],
};
const before = projectLedger(own, new Map([['a', outcome({ results: { quality: 'C', note: '=mine' } })]]), [
  'quality',
  'note',
]);

it('a first run makes a ledger in the order of files', () => {
  const first = continueLedger(
    undefined,
    new Map([
      ['b10', outcome()],
      ['b9', outcome()],
    ]),
    ['quality'],
  );
  expect(first.manifest.rows.map(({ file }) => file)).toEqual(['b9', 'b10']);
});

it('a next run fills its rows, adds new files, and leaves every other cell alone', () => {
  const next = continueLedger(
    ledgerOf(before),
    new Map([
      ['c', outcome()],
      ['b', outcome()],
    ]),
    ['vo2', 'quality'],
  );
  expect(text(bytes(next))).toBe(
    '"sub;ject";mass;FILE;STATUS;ERROR;ATTEMPTS;UPDATED_AT;SHA256;PIPELINE;vo2;quality;note\n' +
      `"S;1";70;a;COMPLETED;;1;;;;;C;'=mine\n` +
      ';;b;COMPLETED;;1;;;;;A;\n' +
      '"S;2";"80";c;COMPLETED;;1;;;;;A;\n',
  );
});

it('a row that runs keeps what stands behind PIPELINE under names that the run does not make', () => {
  const next = continueLedger(
    ledgerOf(before),
    new Map([['a', outcome({ results: { vo2: 3, quality: '=B;' } })]]),
    ['vo2', 'quality'],
  );
  expect(text(bytes(next)).split('\n')[1]).toBe(`"S;1";70;a;COMPLETED;;1;;;;3;"'=B;";'=mine`);
});

it('a row that runs has the run’s cells under its names, also where it has none', () => {
  const next = continueLedger(
    ledgerOf(before),
    new Map([['a', outcome({ status: 'FAILED', error: 'timeout: x', results: {} })]]),
    ['quality'],
  );
  expect(text(bytes(next)).split('\n')[1]).toBe(`"S;1";70;a;FAILED;timeout: x;1;;;;;'=mine`);
});

it('two columns of one name that the run does not make both keep their cells', () => {
  const mine = `FILE;STATUS;ERROR;ATTEMPTS;UPDATED_AT;SHA256;PIPELINE;note;quality;note\n`;
  const ledger = ledgerOf(new TextEncoder().encode(`${mine}a;PENDING;;0;;;;x;;y\nb;PENDING;;0;;;;v;;w\n`));
  const next = continueLedger(ledger, new Map([['a', outcome()]]), ['quality']);
  expect(text(bytes(next)).split('\n').slice(1, 3)).toEqual([
    'a;COMPLETED;;1;;;;A;x;y',
    'b;PENDING;;0;;;;;v;w',
  ]);
});

it('in a ledger of the user’s own order new files come last', () => {
  const turned = { ...own, rows: [...own.rows].reverse() };
  const ledger = ledgerOf(projectLedger(turned, new Map(), ['quality']));
  const next = continueLedger(ledger, new Map([['b', outcome()]]), ['quality']);
  expect(next.manifest.rows.map(({ file }) => file)).toEqual(['c', 'a', 'b']);
});

it('a run without outcomes changes no byte', () => {
  expect(text(bytes(continueLedger(ledgerOf(before), new Map(), ['quality', 'note'])))).toBe(text(before));
});
