import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import type { AnalysisManifest, AnyAnalysis, SourceFile } from '#analyses/analysis.ts';
import { decodeFinding } from './finding-bytes.ts';
import { failFile, ok } from '#core/result.ts';
import { analyseFiles } from './analyse-file.ts';
import type { AnalysisJob, RecomputeJob } from './protocol.ts';

/** An analysis that counts letters: enough to see the way of a file. */
const letters: AnyAnalysis = {
  id: 'letters',
  version: 7,
  defaultOptions: {},
  checkOptions: (raw) => (raw === 'bad' ? failFile('implausible', 'options-invalid', 'bad') : ok({})),
  read: ({ bytes, facts }: SourceFile) => {
    const text = new TextDecoder().decode(bytes) + (facts?.sex ?? '');
    if (text === 'throw') throw new TypeError('x is not a function');
    return Promise.resolve(text === 'refuse' ? failFile('unreadable', 'no-letters', 'none') : ok(text));
  },
  analyse: (text: string) => Promise.resolve(ok({ letters: text.length })),
  completeness: (finding: { letters: number }) => (finding.letters > 3 ? 'success' : 'partial'),
  remarks: () => [],
  columns: [
    { name: 'quality', title: 'Quality', kind: 'text', description: '', value: () => undefined },
    {
      name: 'letters',
      title: 'Letters',
      kind: 'integer',
      description: '',
      value: (finding: { letters: number }) => finding.letters,
    },
  ],
  report: () => ({ title: '', blocks: [] }),
  recompute: (finding: { letters: number }, _options, _tools, facts, adjustments) => {
    if (finding.letters < 0) throw new RangeError('fewer than none');
    const more = facts?.sex?.length ?? 0;
    return Promise.resolve(
      finding.letters === 0
        ? failFile('unsupported', 'cannot-recompute', 'none')
        : ok({ letters: finding.letters + more, ...(adjustments && { byHand: adjustments }) }),
    );
  },
};

function workerOf(
  load: () => Promise<AnyAnalysis> = () => Promise.resolve(letters),
  openModel?: (id: string) => Promise<unknown>,
) {
  const manifest: AnalysisManifest = {
    id: 'letters',
    version: 7,
    title: 'Letters',
    itemNoun: { one: 'text', many: 'texts' },
    disclaimer: 'Only for tests.',
    accepts: ['.txt'],
    shippedModels: [{ id: 'spelling', version: '1', sha256: '' }],
    load,
  };
  return analyseFiles({
    findAnalysis: (id) => (id === 'letters' ? manifest : undefined),
    tools: { infer: () => Promise.resolve(ok({})) },
    ...(openModel && { openModel }),
    nowMs: () => 0,
  });
}

const jobOf = (text: string, more: Partial<AnalysisJob> = {}): AnalysisJob => ({
  analysisId: 'letters',
  options: {},
  name: 'file.txt',
  sha256: createHash('sha256').update(text).digest('hex'),
  file: new Blob([text]),
  ...more,
});

describe('a worker that is prepared', () => {
  it('has its analysis loaded, and waits for no model that it opens meanwhile', async () => {
    const [loaded, opened]: [string[], string[]] = [[], []];
    const { prepare } = workerOf(
      () => {
        loaded.push('letters');
        return Promise.resolve(letters);
      },
      (id) => {
        opened.push(id);
        return new Promise(() => undefined);
      },
    );
    await prepare('letters');
    expect([loaded, opened]).toEqual([['letters'], []]);
    await prepare('letters', { runtime: 'wasm', models: [] });
    expect([loaded, opened]).toEqual([['letters'], ['spelling']]);
  });
});

describe('a file in a worker', () => {
  it('becomes a row, and a finding as UTF-8 JSON under the version that made it', async () => {
    const result = await workerOf().analyse(jobOf('four'));
    expect(result).toMatchObject({
      ok: true,
      value: { quality: 'success', row: { letters: 4 }, version: 7 },
    });
    if (!result.ok) return;
    expect(decodeFinding(result.value.finding)).toEqual({ letters: 4 });
    expect('quality' in result.value.row).toBe(false);
  });

  it('gives up its bytes once it is done, where the browser can', async () => {
    const transfer = vi.fn();
    const bytes = Object.assign(new TextEncoder().encode('abcd').buffer, { transfer });
    const analysed = await workerOf().analyse({
      ...jobOf('abcd'),
      file: { arrayBuffer: () => Promise.resolve(bytes) } as unknown as Blob,
    });
    expect(analysed).toMatchObject({ ok: true, value: { row: { letters: 4 } } });
    expect(transfer.mock.calls).toEqual([[0]]);
  });

  it('keeps the fault of reading as it is', async () => {
    expect(await workerOf().analyse(jobOf('refuse'))).toMatchObject({ fault: { code: 'no-letters' } });
  });

  it('turns a bug into a fault with its name and place', async () => {
    expect(await workerOf().analyse(jobOf('throw'))).toMatchObject({
      fault: { kind: 'bug', name: 'TypeError', detail: 'x is not a function' },
    });
  });

  it('notices stored bytes that are no longer those of the intake', async () => {
    const damaged = jobOf('four', { file: new Blob(['fuor']) });
    expect(await workerOf().analyse(damaged)).toMatchObject({ fault: { code: 'input-missing' } });
  });

  it('refuses options and analyses it does not know', async () => {
    expect(await workerOf().analyse(jobOf('a', { options: 'bad' }))).toMatchObject({
      fault: { code: 'options-invalid' },
    });
    expect(await workerOf().analyse(jobOf('a', { analysisId: 'x' }))).toMatchObject({
      fault: { code: 'unknown-analysis' },
    });
  });

  it('tries to load the code again after a failure', async () => {
    let calls = 0;
    const worker = workerOf(() =>
      ++calls === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(letters),
    );
    expect(await worker.analyse(jobOf('a'))).toMatchObject({ fault: { kind: 'worker' } });
    expect(await worker.analyse(jobOf('a'))).toMatchObject({ ok: true });
    expect(calls).toBe(2);
  });
});

describe('a stored finding in a worker', () => {
  const storedAs = (text: string, more: Partial<RecomputeJob> = {}): RecomputeJob => ({
    analysisId: 'letters',
    options: {},
    finding: new TextEncoder().encode(text),
    ...more,
  });

  it('is made anew under the version of today, with the row that goes with it', async () => {
    const result = await workerOf().recompute(storedAs('{"letters":4,"of":"an older version"}'));
    expect(result).toMatchObject({
      ok: true,
      value: { quality: 'success', row: { letters: 4 }, version: 7 },
    });
    if (result.ok) expect(decodeFinding(result.value.finding)).toEqual({ letters: 4 });
  });

  it('is made anew with what the worklist says of the subject', async () => {
    const recomputed = await workerOf().recompute(storedAs('{"letters":1}', { facts: { sex: 'male' } }));
    expect(recomputed).toMatchObject({ value: { row: { letters: 5 } } });
    const analysed = await workerOf().analyse(jobOf('x', { facts: { sex: 'male' } }));
    expect(analysed).toMatchObject({ value: { row: { letters: 5 } } });
  });

  it('holds what a person set by hand, and so does the file when it is analysed again', async () => {
    const adjustments = { vt1: { timeS: 300 } };
    const byHand = '{"letters":4,"byHand":{"vt1":{"timeS":300}}}';
    const made = [
      await workerOf().recompute(storedAs('{"letters":4}', { adjustments })),
      await workerOf().analyse(jobOf('four', { adjustments })),
    ];
    for (const result of made)
      expect(result.ok && JSON.stringify(decodeFinding(result.value.finding))).toBe(byHand);
  });

  it('stays as it is where the analysis recomputes nothing, keeps too little, or the bytes are damaged', async () => {
    const { recompute: _without, ...unable } = letters;
    const cannot = { ok: false, fault: { kind: 'unsupported', code: 'cannot-recompute' } };
    expect(await workerOf(() => Promise.resolve(unable)).recompute(storedAs('{}'))).toMatchObject(cannot);
    expect(await workerOf().recompute(storedAs('{"letters":0}'))).toMatchObject(cannot);
    expect(await workerOf().recompute(storedAs('{"letters":'))).toMatchObject(cannot);
  });

  it('turns a bug into a fault, and refuses options and analyses it does not know', async () => {
    expect(await workerOf().recompute(storedAs('{"letters":-1}'))).toMatchObject({
      fault: { kind: 'bug', name: 'RangeError' },
    });
    expect(await workerOf().recompute(storedAs('{}', { options: 'bad' }))).toMatchObject({
      fault: { code: 'options-invalid' },
    });
    expect(await workerOf().recompute(storedAs('{}', { analysisId: 'x' }))).toMatchObject({
      fault: { code: 'unknown-analysis' },
    });
  });
});
