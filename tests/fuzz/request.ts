import { parseArgs } from 'node:util';
import type { SeedChoice } from './seeds.ts';

/** A run of the fuzzer. */
export type Request = {
  readonly count: number;
  /** The number of the first input. */
  readonly from: number;
  readonly seed: number;
  readonly threads: number;
  readonly choice: SeedChoice;
  /** Only sound files whose name contains this. */
  readonly only?: string;
  /** Processor time that one input may take, s. */
  readonly limitS: number;
  /** Where failing inputs go. */
  readonly folder: string;
};

export const defaults = {
  count: 2000,
  from: 0,
  seed: 1,
  threads: 2,
  limitS: 10,
  folder: 'test-results/fuzz',
};

/** `--count 100000 --seed 1 --only cosmed --threads 2 --from 0 --limit 10 --out FOLDER --small`. */
export function parseRequest(args: readonly string[]): Request {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      count: text,
      from: text,
      seed: text,
      threads: text,
      limit: text,
      only: text,
      out: text,
      small: { type: 'boolean' },
    },
  });
  const number = (name: 'count' | 'from' | 'seed' | 'threads' | 'limit', otherwise: number): number => {
    const given = values[name];
    if (given === undefined) return otherwise;
    if (!/^\d{1,9}$/.test(given)) throw new Error(`--${name} takes a whole number: ${given}`);
    return Number(given);
  };
  return {
    count: number('count', defaults.count),
    from: number('from', defaults.from),
    seed: number('seed', defaults.seed),
    threads: Math.max(1, number('threads', defaults.threads)),
    limitS: number('limit', defaults.limitS),
    choice: values.small === true ? 'small' : 'all',
    folder: values.out ?? defaults.folder,
    ...(values.only !== undefined && { only: values.only }),
  };
}
