import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

/** A program with all that it starts, in a process group of its own. */
export type ProcessGroup = {
  readonly child: ChildProcess;
  /** The number of the group; undefined where the program did not start. */
  readonly id: number | undefined;
  /** Resolves when the program is gone. */
  readonly gone: Promise<void>;
  /** SIGKILL to the whole group; resolves when the program is gone. */
  readonly kill: () => Promise<void>;
};

/** Starts a program. It does not end with its terminal, as others do, but with this process. */
export function startGroup(
  program: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ProcessGroup {
  const child = spawn(program, args, { stdio: 'ignore', ...options, detached: true });
  const { pid: id } = child;
  const strike = (): void => {
    if (id !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-id, 'SIGKILL');
  };
  process.once('exit', strike);
  const gone = new Promise<void>((resolve) => {
    const end = (): void => {
      process.off('exit', strike);
      resolve();
    };
    child.once('exit', end);
    child.once('error', end); // it is not on this machine
  });
  return {
    child,
    id,
    gone,
    kill: async () => {
      strike();
      await gone;
    },
  };
}
