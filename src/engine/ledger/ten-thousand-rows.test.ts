import { expect, it } from 'vitest';
import { sha256Hex } from '#core/sha256.ts';
import { compareLedgers } from './compare-ledgers.ts';
import { continueLedger } from './continue-ledger.ts';
import { matchRows } from './match-rows.ts';
import { planResume } from './plan-resume.ts';
import { projectLedger, type LedgerOutcome } from './project-ledger.ts';
import { readLedger } from './read-ledger.ts';
import { readWorklist } from './read-worklist.ts';
import { findFileColumn } from './file-column.ts';
import { readSubjectFacts } from './subject-facts.ts';

const count = 10_000;
const columns = Array.from({ length: 140 }, (_, i) => ({
  name: `metric_${i}`,
  kind: i % 5 === 0 ? ('text' as const) : ('decimal' as const),
}));
const names = columns.map(({ name }) => name);
const results = Object.fromEntries(
  columns.map(({ name, kind }, i) => [name, kind === 'text' ? `text ${i}` : Math.sqrt(i)]),
);
const files = Array.from({ length: count }, (_, i) => `day ${i % 9}/Test_${i}.csv`);
const pipeline = 'p0123456789abcdef';

it('a ledger of 10,000 rows is opened, matched, planned, continued and compared', () => {
  const outcome: LedgerOutcome = {
    status: 'COMPLETED',
    error: '',
    attempts: 1,
    updatedAtMs: 1e12,
    sha256: sha256Hex('x'),
    pipeline,
    results,
  };
  const manifest = {
    own: 'subject;mass',
    ownCount: 2,
    rows: files.map((file, i) => ({ file, own: `S${i};72,5` })),
  };
  const settled = new Map(files.slice(0, count / 2).map((file) => [file, outcome]));
  const bytes = projectLedger(manifest, settled, names);
  const read = readLedger(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  const ledger = read.value;
  const onDisk = files.map((file) => file.toLowerCase());
  expect(
    matchRows(
      ledger.rows.map(({ file }) => file),
      onDisk,
    ).matched,
  ).toHaveLength(count);
  const plan = planResume(ledger, pipeline, { columns });
  expect([plan.run.length, plan.keep.length]).toEqual([count / 2, count / 2]);
  const next = continueLedger(ledger, new Map([[files[count - 1] ?? '', outcome]]), names);
  expect(next.outcomes.size).toBe(count);
  expect(compareLedgers(ledger, ledger).unchanged).toBe(count);
});

it('a worklist of 10,000 rows is read and matched', () => {
  const lines = files.map(
    (file, i) => `${i},${file.replace('.csv', '')},"72,5",181,f,"note, ""quoted"" ${i}"`,
  );
  const bytes = new TextEncoder().encode(`id,recording,mass (kg),height,sex,note\n${lines.join('\n')}\n`);
  const read = readWorklist(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  const column = findFileColumn(read.value, files);
  expect(column).toEqual({ index: 1, by: 'values' });
  expect(
    matchRows(
      read.value.rows.map(({ cells }) => cells[1] ?? ''),
      files,
    ).matched,
  ).toHaveLength(count);
  expect(readSubjectFacts(read.value).facts[7]).toEqual({ bodyMassKg: 72.5, heightCm: 181, sex: 'female' });
});
