import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from '#core/result.ts';
import type { ItemState } from '../ports.ts';
import { isTransient } from '../transient.ts';
import { errorCode, errorText, isTransientError, stateOfError } from './error-text.ts';
import { comparePipelines, isPipeline, pipelineHash, type PipelineParts } from './pipeline.ts';
import { planResume } from './plan-resume.ts';
import { partsOf, projectLedger, type LedgerOutcome } from './project-ledger.ts';
import { readLedger } from './read-ledger.ts';
import { readResults, unknownResults } from './result-cells.ts';
import { awkwardText } from '../../../tests/support/draw-ledger.ts';

const parts: PipelineParts = {
  appVersion: '1.2.0',
  analysisId: 'cpet',
  analysisVersion: 7,
  modelSha256s: ['b', 'a'],
  options: { peakAveraging: { kind: 'moving-time', length: 30 }, equation: 'x' },
  salt: 'of the batch',
};
const now = pipelineHash(parts);

const ledgerOf = (
  outcomes: Readonly<Record<string, Partial<LedgerOutcome>>>,
  names: readonly string[] = [],
) => {
  const whole = Object.entries(outcomes).map(([file, part]): [string, LedgerOutcome] => [
    file,
    {
      status: 'COMPLETED',
      error: '',
      attempts: 1,
      sha256: 'a'.repeat(64),
      pipeline: now,
      results: {},
      ...part,
    },
  ]);
  const manifest = { own: '', ownCount: 0, rows: whole.map(([file]) => ({ file, own: '' })) };
  const read = readLedger(projectLedger(manifest, new Map(whole), names));
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.value;
};

describe('a pipeline', () => {
  it('is the same whatever the order of keys and models, and no number for a spreadsheet', () => {
    const { options, ...rest } = parts;
    const turned = Object.fromEntries(Object.entries(options as object).reverse());
    expect(pipelineHash({ ...rest, options: turned, modelSha256s: ['a', 'b'] })).toBe(now);
    expect(isPipeline(now)).toBe(true);
    expect(now).toMatch(/^p/);
  });

  it.each([
    ['the app', { appVersion: '1.2.1' }],
    ['the analysis', { analysisVersion: 8 }],
    ['a model', { modelSha256s: ['a'] }],
    ['an option', { options: {} }],
  ])('is another with %s', (_what, part) => {
    expect(comparePipelines(now, pipelineHash({ ...parts, ...part }))).toBe('other');
  });

  it('tells another salt from other numbers', () => {
    const { salt: _salt, ...unsalted } = parts;
    expect(comparePipelines(now, now)).toBe('same');
    expect(comparePipelines(now, pipelineHash({ ...parts, salt: 'mine' }))).toBe('other-salt');
    expect(comparePipelines(now, pipelineHash(unsalted))).toBe('other-salt');
  });
});

describe('an ERROR', () => {
  const faults: readonly Fault[] = [
    ...(['model', 'storage', 'worker', 'timeout'] as const).map((kind) => ({ kind, detail: 'x: y' })),
    ...(['unreadable', 'unsupported', 'implausible'] as const).map((kind) => ({
      kind,
      code: 'no-time-column',
      detail: 'd',
    })),
    { kind: 'cancelled' },
    { kind: 'bug', name: 'TypeError', detail: 'x', stack: 'y' },
  ];

  it('tells as much of its fault as decides what becomes of the file', () => {
    for (const fault of faults) {
      const error = errorText({ status: 'failed', fault });
      expect(isTransient(stateOfError(error).fault)).toBe(isTransient(fault));
      expect(isTransientError(error)).toBe(isTransient(fault));
    }
  });

  it('comes back word for word from the state that it tells of, whoever wrote it', () => {
    const states: readonly ItemState[] = [
      ...faults.map((fault) => ({ status: 'failed' as const, fault })),
      { status: 'failed', fault: { kind: 'unreadable', code: 'unknown', detail: 'a: b' } },
      { status: 'failed', fault: { kind: 'bug', name: 'Error', detail: '', stack: '' } },
      {
        status: 'failed',
        fault: { kind: 'implausible', code: 'too-short', detail: '3 s; "x"\r\n', at: { sheet: 'A', row: 3 } },
      },
      { status: 'quarantined', fault: { kind: 'worker', detail: '2 attempts' } },
    ];
    for (const state of states) {
      const error = errorText(state);
      expect(errorText(stateOfError(error))).toBe(error);
      expect(stateOfError(error).status).toBe(state.status);
    }
    expect(stateOfError('bug: TypeError: x: y').fault).toMatchObject({ name: 'TypeError', detail: 'x: y' });
    const text = fc.oneof(
      awkwardText,
      fc
        .tuple(
          fc.constantFrom('bug', 'timeout', 'quarantined', 'unknown', 'no-time', 'cancelled'),
          fc.constantFrom('', ':', ': ', ':  '),
          awkwardText,
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(fc.property(text, (error) => errorText(stateOfError(error)) === error));
  });

  it('of a quarantined file never passes by itself, though its fault is the worker’s', () => {
    const state: ItemState = { status: 'quarantined', fault: { kind: 'worker', detail: 'gone' } };
    expect(isTransientError(errorText(state))).toBe(false);
  });

  it.each([
    ['timeout: 60 s', 'timeout'],
    ['no-time-column', 'no-time-column'],
    ['', ''],
    ['Something else', ''],
    ['constructor: x', 'constructor'],
  ])('%j begins with the code %j', (error, code) => {
    expect(errorCode(error)).toBe(code);
    if (code === 'constructor') expect(isTransientError(error)).toBe(false);
  });
});

describe('going on from a ledger', () => {
  const ledger = ledgerOf({
    new: { status: 'PENDING', sha256: '', pipeline: '' },
    cut: { status: 'PROCESSING', pipeline: '' },
    stopped: { status: 'CANCELLED', pipeline: '' },
    slow: { status: 'FAILED', error: 'timeout: 60 s' },
    bad: { status: 'FAILED', error: 'no-time-column: t missing (row 1)' },
    poison: { status: 'FAILED', error: 'quarantined: 2 attempts' },
    done: {},
    partial: { status: 'PARTIAL' },
    confirmed: { status: 'PARTIAL' },
    older: { pipeline: pipelineHash({ ...parts, analysisVersion: 6 }) },
    elsewhere: { pipeline: pipelineHash({ ...parts, salt: 'mine' }) },
    forged: { sha256: '' },
  });
  const plan = planResume(ledger, now, { confirmed: new Set(['confirmed']) });
  const words = (list: readonly { row: { file: string }; reason: string }[]) =>
    list.map(({ row, reason }) => `${row.file}: ${reason}`);

  it('runs what is not done, and what may pass now', () => {
    expect(words(plan.run)).toEqual([
      'new: not-done',
      'cut: not-done',
      'stopped: cancelled',
      'slow: may-pass-now',
      'forged: no-hash',
    ]);
  });

  it('keeps what is done, and says what another salt made', () => {
    expect(plan.keep.map(({ file }) => file)).toEqual(['done', 'confirmed', 'elsewhere']);
    expect(plan.otherSalt.map(({ file }) => file)).toEqual(['elsewhere']);
  });

  it('offers what another pipeline made and what nobody confirmed', () => {
    expect(words(plan.offer)).toEqual(['partial: not-confirmed', 'older: other-pipeline']);
  });

  it('waits for a click where the file is at fault or was quarantined', () => {
    expect(words(plan.wait)).toEqual(['bad: file-fault', 'poison: quarantined']);
    const later = planResume(ledger, pipelineHash({ ...parts, analysisVersion: 8 }));
    expect([...plan.wait, ...later.wait].map(({ otherPipeline }) => otherPipeline)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('runs a file that has other bytes now, whatever became of the former', () => {
    const hashes = new Map(['done', 'bad', 'stopped'].map((file) => [file, 'b'.repeat(64)]));
    const changed = planResume(ledger, now, { hashes }).run.filter(
      ({ reason }) => reason === 'bytes-changed',
    );
    expect(words(changed)).toEqual(['bad: bytes-changed', 'done: bytes-changed']);
    const same = new Map([['done', 'a'.repeat(64)]]);
    expect(planResume(ledger, now, { hashes: same }).keep).toHaveLength(2);
  });

  it('puts every row in one list', () => {
    const { run, keep, offer, wait } = plan;
    expect(run.length + keep.length + offer.length + wait.length).toBe(ledger.rows.length);
  });
});

describe('results that come back from a ledger', () => {
  const columns = [
    { name: 'quality', kind: 'text' },
    { name: 'vo2peak_ml_min', kind: 'decimal' },
    { name: 'breaths', kind: 'integer' },
    { name: 'is_ramp', kind: 'boolean' },
  ] as const;
  const results = { quality: '-A', vo2peak_ml_min: -0.1 - 0.2, breaths: 412, is_ramp: false };
  const names = columns.map(({ name }) => name);

  it('are the values that were written', () => {
    const ledger = ledgerOf({ a: { results } }, names);
    const [row] = ledger.rows;
    if (row === undefined) throw new Error('no row');
    expect(readResults(ledger, row, columns)).toEqual({ row: results, spoilt: [] });
  });

  it('that a spreadsheet made dates of are found, and their rows run again', () => {
    const ledger = ledgerOf(
      { a: { results: { vo2peak_ml_min: '13. Aug', quality: 'A' } }, b: { results } },
      names,
    );
    const plan = planResume(ledger, now, { columns });
    expect(plan.run).toMatchObject([{ row: { file: 'a' }, reason: 'spoilt-results' }]);
    expect(plan.keep).toMatchObject([{ file: 'b' }]);
  });

  it('keep columns that this version does not know, and name them', () => {
    const ledger = ledgerOf({ a: { results: { old: 1, quality: 'A' } } }, ['old', 'quality']);
    expect(unknownResults(ledger, columns)).toEqual(['old']);
    const { manifest, outcomes } = partsOf(ledger);
    expect(new TextDecoder().decode(projectLedger(manifest, outcomes, ledger.resultNames))).toContain(
      ';1;A\r\n',
    );
  });
});
