import { expect, test } from 'vitest';
import { parseBatchArguments } from './batch-arguments.ts';

test('a folder and a file to write are enough', () => {
  expect(parseBatchArguments(['tests', '--out', 'r.csv'])).toEqual({
    ok: true,
    value: {
      folder: 'tests',
      csvPath: 'r.csv',
      jsonPath: undefined,
      names: false,
      recompute: false,
      retry: false,
      renameColumns: false,
      ignoreSubjectColumns: false,
      delimiter: ';',
      decimalMark: '.',
      quiet: false,
    },
  });
});

test('a ledger is enough too, of a share of the folder and under a given salt', () => {
  expect(
    parseBatchArguments(['a', '--ledger', 'part-03.csv', '--shard', '3/16', '--salt', 'x']),
  ).toMatchObject({
    value: { ledgerPath: 'part-03.csv', shard: { index: 3, count: 16 }, salt: 'x' },
  });
});

test('a worklist needs a ledger beside it, for it is only read', () => {
  expect(
    parseBatchArguments(['a', '--ledger', 'b', '--worklist', 'w.csv', '--rename-columns']),
  ).toMatchObject({
    value: { ledgerPath: 'b', worklistPath: 'w.csv', renameColumns: true },
  });
  expect(parseBatchArguments(['a', '--out', 'b', '--worklist', 'w.csv'])).toMatchObject({ ok: false });
  expect(parseBatchArguments(['a', '--ledger', 'w.csv', '--worklist', 'w.csv'])).toMatchObject({ ok: false });
});

test('what a ledger says of subjects is left aside only where that is asked for', () => {
  expect(parseBatchArguments(['a', '--ledger', 'b', '--ignore-subject-columns'])).toMatchObject({
    value: { ignoreSubjectColumns: true },
  });
});

test('reports are asked for by the analysis, and names only with a table that may say them', () => {
  expect(parseBatchArguments(['a', '--out', 'b', '--analysis', 'knowledge-test', '--names'])).toMatchObject({
    value: { analysisId: 'knowledge-test', names: true },
  });
});

test('delimiter and decimal mark are given in words or as they are', () => {
  expect(parseBatchArguments(['a', '--out', 'b', '--delimiter', 'tab', '--decimal', 'comma'])).toMatchObject({
    value: { delimiter: '\t', decimalMark: ',' },
  });
  expect(parseBatchArguments(['a', '--out', 'b', '--delimiter', ',', '--decimal', '.'])).toMatchObject({
    value: { delimiter: ',', decimalMark: '.' },
  });
});

test.each([
  { line: '--out r.csv', problem: 'FOLDER' },
  { line: 'a b --out r.csv', problem: 'FOLDER' },
  { line: 'a', problem: '--out' },
  { line: 'a --out b --delimiter |', problem: 'delimiter' },
  { line: 'a --out b --delimiter constructor', problem: 'delimiter' },
  { line: 'a --out b --decimal dot', problem: 'decimal' },
  { line: 'a --ledger b --shard 17/16', problem: '17/16' },
  { line: 'a --ledger b --salt=', problem: 'salt' },
  { line: 'a --out b --fast', problem: '--fast' },
  { line: 'a --out b --analysis horoscope', problem: 'cpet or knowledge-test' },
  { line: 'a --ledger b --names', problem: '--names' },
])('"$line" is refused, and the reason names $problem', ({ line, problem }) => {
  expect(parseBatchArguments(line.split(' '))).toEqual({
    ok: false,
    problem: expect.stringContaining(problem) as string,
  });
});

test('help needs nothing else', () => {
  expect(parseBatchArguments(['--help'])).toEqual({ ok: true, value: 'help' });
});
