import { describe, expect, it } from 'vitest';
import { projectLedger, type LedgerOutcome } from '#engine/ledger/project-ledger.ts';
import type {
  LedgerAnswers,
  TableDeskApi,
  WorklistAnswers,
  WorklistReview,
  LedgerReview,
} from './protocol.ts';
import { tableDesk } from './table-desk.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const noAnswers: WorklistAnswers = {
  kind: 'worklist',
  picks: [],
  leaveRest: false,
  renamings: [],
  keepUnmatchedRows: true,
  addUnmatchedFiles: true,
  shown: 50,
};

function worklist(text: string, files: readonly string[]) {
  const desk = tableDesk();
  desk.putFiles(files);
  const opened = desk.open(utf8(text));
  const review = (part: Partial<WorklistAnswers> = {}) =>
    desk.review({ ...noAnswers, ...part }) as WorklistReview;
  return { desk, opened, review };
}

function itemsOf(desk: TableDeskApi, answers: WorklistAnswers | LedgerAnswers) {
  const started = desk.start(answers);
  if (!started.ok) throw new Error(JSON.stringify(started.fault));
  return { ...started.value, items: desk.items(0, 100) };
}

describe('a worklist on the desk', () => {
  const text = [
    'subject;FILE;weight;height (in)',
    'S1;a.csv;72,5;70',
    'S2;x.csv;725;',
    'S3;B;80;71',
    'S4;gone.csv;60;',
    'S5;;61;',
    '',
  ].join('\n');
  const files = ['a.csv', 'b.csv', 'one/x.csv', 'two/x.csv', 'new.csv'];
  const { desk, opened, review } = worklist(text, files);

  it('is told by its heading', () => {
    expect(opened).toMatchObject({ kind: 'worklist', rows: 5 });
  });

  it('says what was understood and what needs a person', () => {
    expect(review()).toMatchObject({
      fileColumn: { index: 1, by: 'name' },
      matched: { exact: 1, case: 0, 'no-extension': 1, picked: 0 },
      ambiguous: { total: 1, first: [{ row: 1, line: 3, name: 'x.csv', files: ['one/x.csv', 'two/x.csv'] }] },
      undecided: 1,
      unmatchedRows: { total: 1, first: [{ line: 5, name: 'gone.csv' }] },
      unmatchedFiles: { total: 1, first: ['new.csv'] },
      leftOut: { total: 1, first: [{ line: 6, why: 'no-name' }] },
      renamings: [{ index: 1, from: 'FILE', to: 'MY_FILE' }],
      subjects: [
        { heading: 'weight', quantity: 'bodyMassKg', unit: 'kg', isAssumed: true, read: 4 },
        { heading: 'height (in)', quantity: 'heightCm', unit: 'in', isAssumed: false, read: 2 },
      ],
      doubts: { total: 1, first: [{ row: 3, heading: 'weight', text: '725' }] },
      batchRows: 4,
      withFile: 3,
    });
  });

  it('does not begin while a row waits for a word', () => {
    expect(desk.start(noAnswers)).toMatchObject({ ok: false, fault: { code: 'undecided' } });
  });

  it('becomes a batch of its rows, behind them the files without one', () => {
    const answers = { ...noAnswers, picks: [{ row: 1, file: 'two/x.csv' }] };
    expect(review(answers)).toMatchObject({ undecided: 0, ambiguous: { first: [{ pick: 'two/x.csv' }] } });
    const { ledger, count, names, items } = itemsOf(desk, answers);
    expect(ledger).toEqual({ own: 'subject;MY_FILE;weight;height (in)', ownCount: 4, extraNames: [] });
    expect(count).toBe(6);
    expect(items.map(({ name }) => name)).toEqual([
      'a.csv',
      'two/x.csv',
      'b.csv',
      'gone.csv',
      'one/x.csv',
      'new.csv',
    ]);
    expect(items[0]).toMatchObject({
      state: { status: 'awaited' },
      facts: { bodyMassKg: 72.5, heightCm: 177.8 },
      ledger: { own: 'S1;a.csv;72,5;70' },
    });
    expect(items[5]).not.toHaveProperty('facts');
    expect(names).toEqual(files);
  });

  it('takes along only what the user wants', () => {
    const answers = {
      ...noAnswers,
      picks: [{ row: 1, file: '' }],
      keepUnmatchedRows: false,
      addUnmatchedFiles: false,
    };
    expect(review(answers).leftOut).toMatchObject({
      total: 2,
      first: [{ why: 'by-choice' }, { why: 'no-name' }],
    });
    const { names, count } = itemsOf(desk, answers);
    expect(count).toBe(2);
    expect(names).toEqual(['a.csv', 'b.csv', undefined, undefined, undefined]);
  });

  it('takes another column for the names, and names that the user gives', () => {
    expect(review({ fileColumn: 0 })).toMatchObject({
      fileColumn: { index: 0, by: 'choice' },
      unmatchedRows: { total: 5 },
    });
    const wrong = ['', 'STATUS', 'weight'].map(
      (to) => review({ renamings: [{ index: 1, to }] }).renamings[0],
    );
    expect(wrong.map((one) => one?.problem)).toEqual(['empty', 'control-name', 'taken']);
  });

  it('may be read before there are files', () => {
    expect(worklist(text, []).review()).toMatchObject({
      fileColumn: { index: 1 },
      withFile: 0,
      batchRows: 4,
    });
  });

  it('asks which of several rows gets a file', () => {
    const both = worklist('file;id\na.csv;1\na.csv;2\n', ['a.csv']);
    expect(both.review().contested).toMatchObject({
      total: 1,
      first: [{ file: 'a.csv', rows: [{ line: 2 }, { line: 3 }] }],
    });
    expect(both.review({ picks: [{ row: 1, file: 'a.csv' }] })).toMatchObject({
      undecided: 0,
      contested: { first: [{ pick: 1 }] },
      leftOut: { total: 1, first: [{ line: 2, why: 'by-choice' }] },
    });
  });

  it('leaves out what nobody decided, where the user says so', () => {
    const both = worklist('file\na.csv\na.csv\nx.csv\n', ['a.csv', '1/x.csv', '2/x.csv', 'b.csv']);
    expect(both.review()).toMatchObject({ undecided: 2 });
    const left = both.review({ leaveRest: true });
    expect(left).toMatchObject({ undecided: 0, leftOut: { total: 3 }, unmatchedFiles: { total: 4 } });
    const one = both.review({ leaveRest: true, picks: [{ row: 2, file: '1/x.csv' }] });
    expect(one).toMatchObject({ undecided: 0, leftOut: { total: 2 }, matched: { picked: 1 } });
  });

  it('without a column of files says so', () => {
    const other = worklist('id;note\n1;x\n2;y\n', ['a.csv']);
    expect(other.review()).not.toHaveProperty('fileColumn');
    expect(other.desk.start(noAnswers)).toMatchObject({ ok: false, fault: { code: 'no-file-column' } });
  });
});

const pipeline = 'p0123456789abcdef-12ab';
const answers: LedgerAnswers = {
  kind: 'ledger',
  context: { pipeline, version: 7, columns: [{ name: 'quality', kind: 'text' }] },
  choices: {},
  picks: [],
  addUnmatchedFiles: true,
  shown: 50,
};

function ledgerBytes(): Uint8Array {
  const outcome: LedgerOutcome = {
    status: 'COMPLETED',
    error: '',
    attempts: 1,
    updatedAtMs: 5,
    sha256: 'a'.repeat(64),
    pipeline,
    results: { quality: 'A', old: 1 },
  };
  const rows: Readonly<Record<string, Partial<LedgerOutcome>>> = {
    'done.csv': {},
    'new.csv': { status: 'PENDING', pipeline: '', sha256: '' },
    'gone.csv': { status: 'PROCESSING', pipeline: '' },
    'stopped.csv': { status: 'CANCELLED', pipeline: '' },
    'slow.csv': { status: 'FAILED', error: 'timeout: 60 s' },
    'bad.csv': { status: 'FAILED', error: 'no-time: t missing (row 1)' },
    'poison.csv': { status: 'FAILED', error: 'quarantined: 2 attempts' },
    'partial.csv': { status: 'PARTIAL' },
    'older.csv': { pipeline: 'pfedcba9876543210' },
    'salted.csv': { pipeline: 'p0123456789abcdef-ffff' },
  };
  const outcomes = Object.entries(rows).map(([file, part]): [string, LedgerOutcome] => [
    file,
    { ...outcome, ...part },
  ]);
  const manifest = { own: 'mass', ownCount: 1, rows: outcomes.map(([file]) => ({ file, own: '70' })) };
  return projectLedger(manifest, new Map(outcomes), ['quality', 'old']);
}

describe('a ledger on the desk', () => {
  const desk = tableDesk();
  const files = ['done.csv', 'NEW.csv', 'stopped.csv', 'slow.csv', 'bad.csv', 'older.csv', 'fresh.csv'];
  const opened = desk.open(ledgerBytes());
  desk.putFiles(files);
  const review = (part: Partial<LedgerAnswers> = {}) => desk.review({ ...answers, ...part }) as LedgerReview;

  it('is known as one', () => {
    expect(opened).toEqual({ kind: 'ledger', headings: ['mass'], rows: 10 });
  });

  it('says what will run, what stays and what is asked', () => {
    expect(review()).toMatchObject({
      run: { 'not-done': 2, cancelled: 1, 'may-pass-now': 1 },
      kept: 2,
      otherSalt: 1,
      offers: [
        { id: 'other:pfedcba9876543210', pipeline: 'pfedcba9876543210', rows: { total: 1 } },
        { id: 'not-confirmed', rows: { total: 1, first: [{ name: 'partial.csv', line: 9 }] } },
      ],
      waits: [
        { id: 'file-fault', choice: 'keep', rows: { first: [{ error: 'no-time: t missing (row 1)' }] } },
        { id: 'quarantined', choice: 'keep', rows: { total: 1 } },
      ],
      unchosen: 2,
      willRun: 4,
      willKeep: 4,
      extraNames: ['old'],
      matched: { exact: 5, case: 1 },
      unmatchedFiles: { total: 1, first: ['fresh.csv'] },
    });
  });

  it('does not begin before the user has said what becomes of results of another version', () => {
    expect(desk.start(answers)).toMatchObject({ ok: false, fault: { code: 'undecided' } });
  });

  it('becomes items by the user’s choices, each file under the name of its row', () => {
    const chosen = {
      ...answers,
      choices: { 'other:pfedcba9876543210': 'again', 'not-confirmed': 'keep', 'file-fault': 'again' },
    } as const;
    expect(review(chosen)).toMatchObject({ unchosen: 0, willRun: 6, willKeep: 4, missing: { total: 1 } });
    const { items, names, ledger } = itemsOf(desk, chosen);
    expect(ledger.extraNames).toEqual(['old']);
    const words = items.map(
      ({ name, state, confirmed = false }) => `${name} ${state.status}${confirmed ? ' stands' : ''}`,
    );
    expect(words).toEqual([
      'done.csv done',
      'new.csv awaited',
      'gone.csv awaited',
      'stopped.csv awaited',
      'slow.csv awaited',
      'bad.csv awaited',
      'poison.csv quarantined',
      'partial.csv done stands',
      'older.csv awaited',
      'salted.csv done',
      'fresh.csv awaited',
    ]);
    expect(names).toEqual([
      'done.csv',
      'new.csv',
      'stopped.csv',
      'slow.csv',
      'bad.csv',
      'older.csv',
      'fresh.csv',
    ]);
    expect(items[1]).toMatchObject({ sha256: '', facts: { bodyMassKg: 70 }, ledger: { own: '70' } });
  });

  it('that is damaged is refused with its place, and may be read as a worklist', () => {
    const damaged = ledgerBytes().slice(0, -5);
    expect(desk.open(damaged)).toMatchObject({
      kind: 'unusable',
      meant: 'ledger',
      fault: { code: 'truncated-last-line', at: { row: 11 } },
    });
    expect(() => desk.review(answers)).toThrow('no table');
    expect(desk.open(ledgerBytes(), 'worklist')).toMatchObject({ kind: 'worklist', rows: 10 });
  });
});
