import { parseArgs } from 'node:util';
import type { Scenario } from './scenario.ts';

export type FaultArguments = {
  readonly files: number;
  readonly seed: number;
  /** A build to serve as it is, instead of the sources'. */
  readonly build: string | undefined;
  /** How often each scenario is run; 0: not at all. */
  readonly times: ReadonlyMap<string, number>;
};

type Parsed =
  { readonly ok: true; readonly value: FaultArguments } | { readonly ok: false; readonly problem: string };

type Names = readonly Pick<Scenario, 'name' | 'times'>[];

/**
 * What is asked for: every scenario in its full or short form, or those that `--only` names; `--kills 30` says how
 * often one of them.
 */
export function parseFaultArguments(args: readonly string[], scenarios: Names): Parsed {
  const refuse = (problem: string): Parsed => ({ ok: false, problem });
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' },
        help: { type: 'boolean' },
        short: { type: 'boolean' },
        files: { type: 'string' },
        seed: { type: 'string' },
        build: { type: 'string' },
        ...Object.fromEntries(scenarios.map(({ name }) => [name, { type: 'string' } as const])),
      },
    }));
  } catch (thrown) {
    return refuse(thrown instanceof Error ? thrown.message : String(thrown));
  }
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  if (values['help'] === true) return refuse('What can be asked for:');
  const only = text('only')?.split(',');
  const unknown = only?.find((name) => !scenarios.some((scenario) => scenario.name === name));
  if (unknown !== undefined) return refuse(`there is no scenario "${unknown}"`);
  const numbers = ['files', 'seed', ...scenarios.map(({ name }) => name)];
  const odd = numbers.find((name) => !/^\d+$/.test(text(name) ?? '0'));
  if (odd !== undefined) return refuse(`--${odd} takes a number`);

  const form = values['short'] === true ? 'short' : 'full';
  const timesOf = ({ name, times }: Names[number]) => {
    const said = text(name);
    if (said !== undefined) return Number(said);
    if (only === undefined) return times[form];
    return only.includes(name) ? times[form] : 0;
  };
  return {
    ok: true,
    value: {
      files: Number(text('files') ?? 200),
      seed: Number(text('seed') ?? 1),
      build: text('build'),
      times: new Map(scenarios.map((scenario) => [scenario.name, timesOf(scenario)])),
    },
  };
}

export function usage(scenarios: readonly Scenario[]): string {
  return [
    'npm run faults -- [--short] [--only NAME,NAME] [--NAME TIMES] [--files 200] [--seed 1] [--build FOLDER]',
    '',
    ...scenarios.map(
      ({ name, about, times }) =>
        `  ${name.padEnd(12)} ${String(times.full).padStart(4)} (short: ${String(times.short)})  ${about}`,
    ),
  ].join('\n');
}
