import { describe, expect, it } from 'vitest';
import { checkCpetOptions, defaultCpetOptions } from '#analyses/cpet/options.ts';
import { newBatchOptions } from './new-batch-options.ts';

const cpet = { checkOptions: checkCpetOptions, defaultOptions: defaultCpetOptions };

describe('the options of a new batch', () => {
  it('are the chosen ones, with the defaults for what was not chosen', () => {
    expect(newBatchOptions(cpet, { hrMaxEquation: 'fox-1971' })).toEqual({
      ...cpet.defaultOptions,
      hrMaxEquation: 'fox-1971',
    });
  });

  it('are the defaults where nothing useful is stored', () => {
    const nonsense = [
      undefined,
      null,
      7,
      'x',
      { vo2MaxEquation: 'mine' },
      { peakAveraging: { kind: 'moving-time', length: 4 } },
    ];
    for (const stored of nonsense) expect(newBatchOptions(cpet, stored)).toEqual(cpet.defaultOptions);
  });

  it('never carry a stored salt: two batches must not share one', () => {
    expect(newBatchOptions(cpet, { subjectSalt: 'known' })).toMatchObject({ subjectSalt: '' });
  });

  it('carry the salt that is given for all batches, and only to an analysis that takes one', () => {
    expect(newBatchOptions(cpet, undefined, 'ours')).toEqual({ ...cpet.defaultOptions, subjectSalt: 'ours' });
    expect(newBatchOptions(cpet, { hrMaxEquation: 'fox-1971' }, 'ours')).toMatchObject({
      hrMaxEquation: 'fox-1971',
      subjectSalt: 'ours',
    });
    const plain = { checkOptions: (raw: unknown) => ({ ok: true, value: raw }) as const, defaultOptions: {} };
    expect(newBatchOptions(plain, undefined, 'ours')).toEqual({});
  });

  it('carry what the device keeps for the analysis, as far as that takes it', () => {
    const withKept = (options: object, kept: unknown) => ({ ...options, kept });
    expect(newBatchOptions({ ...cpet, withKept }, undefined, '', ['mine'])).toEqual({
      ...cpet.defaultOptions,
      kept: ['mine'],
    });
    expect(newBatchOptions(cpet, undefined, '', ['mine'])).toEqual(cpet.defaultOptions);
  });
});
