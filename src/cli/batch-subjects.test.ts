import { expect, it } from 'vitest';
import type { Ledger } from '#engine/ledger/ledger.ts';
import { projectLedger } from '#engine/ledger/project-ledger.ts';
import { readLedger } from '#engine/ledger/read-ledger.ts';
import { factsOfLedger } from '#engine/ledger/start-from-ledger.ts';
import { subjectTable } from './batch-subjects.ts';

function ledgerOf(own: string, rows: readonly (readonly [file: string, own: string])[]): Ledger {
  const manifest = {
    own,
    ownCount: own.split(';').length,
    rows: rows.map(([file, cells]) => ({ file, own: cells })),
  };
  return read(projectLedger(manifest, new Map(), ['quality']));
}

function read(bytes: Uint8Array): Ledger {
  const ledger = readLedger(bytes);
  if (!ledger.ok) throw new Error(JSON.stringify(ledger.fault));
  return ledger.value;
}

/** What the page reads of the subjects of these files from the table that it is given. */
function factsGiven(ledger: Ledger, files: readonly string[]) {
  const table = read(subjectTable(ledger, files)?.bytes ?? new Uint8Array());
  const facts = factsOfLedger(table);
  return new Map(table.rows.map(({ file }, i) => [file, facts[i]]));
}

it('the page reads of a few rows what it reads of them in the whole ledger', () => {
  const ledger = ledgerOf('id;Gewicht [kg];taille;Alter;sexo', [
    ['a.csv', 'S1;72,125;1,725;30;H'],
    ['b.csv', 'S2;1.234,5;1,8;7;M'],
    ['c "2";x.csv', 'S3;81,5;1,58;7,25;M'],
    ['=d.csv', 'S4;;;;'],
    ['e.csv', 'S5;172,125;1,9;100;'],
  ]);
  const files = ledger.rows.map(({ file }) => file);
  const whole = factsOfLedger(ledger);
  expect(whole[2]).toEqual({ bodyMassKg: 81.5, heightCm: 158, ageY: 7.25, sex: 'female' });
  const told = files.flatMap((file, i) => (file === '=d.csv' ? [] : [[file, whole[i]] as const]));
  expect([...factsGiven(ledger, files)]).toEqual(told);
  for (const [file, facts] of told) expect([...factsGiven(ledger, [file])]).toEqual([[file, facts]]);
});

it('numbers come to the page as they are, whatever stands beside them', () => {
  const values = ['172.125', '100', '180', '33.333333333333336', '2.0005', '987', '449.999', '70.1'];
  const ledger = ledgerOf(
    'weight kg',
    values.map((value, i) => [`${i}.csv`, `${value} kg`]),
  );
  const facts = [
    ...factsGiven(
      ledger,
      values.map((_, i) => `${i}.csv`),
    ).values(),
  ];
  expect(facts.map((one) => one?.bodyMassKg)).toEqual(
    values.map(Number).filter((value) => value >= 2 && value <= 450),
  );
});

it('where nothing is said of the files there is no table', () => {
  const ledger = ledgerOf('mass;note', [
    ['a.csv', '72;'],
    ['b.csv', 'n/a;x'],
  ]);
  expect(subjectTable(ledger, ['b.csv', 'new.csv'])).toBeUndefined();
  expect(subjectTable(ledger, ['a.csv', 'new.csv'])?.files).toEqual(['a.csv']);
});
