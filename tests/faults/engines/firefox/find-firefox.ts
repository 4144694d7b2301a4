import { spawnSync } from 'node:child_process';

export type Firefox = { readonly program: string; readonly version: string };

const programs = ['firefox-esr', 'firefox'];

/** The Firefox of this machine; undefined where none is on PATH. */
export function findFirefox(): Firefox | undefined {
  for (const program of programs) {
    const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 20_000 });
    if (status === 0) return { program, version: stdout.trim() };
  }
  return undefined;
}
