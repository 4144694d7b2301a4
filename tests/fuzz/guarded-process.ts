import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bug, type Answer, type Question } from './outcome.ts';

/** A process that is asked one question at a time, ended when it takes too long, and started anew for the next. */
export type GuardedProcess = {
  readonly ask: (question: Question) => Promise<Answer>;
  readonly end: () => void;
};

export type Guard = {
  readonly moduleUrl: URL;
  readonly env: Readonly<Record<string, string>>;
  /** Processor time for one question, s; where it cannot be seen, six times as much by the clock. */
  readonly limitS: number;
  readonly tickMs?: number;
};

const clockFactor = 6;
/** What a tab's process may hold of scripts' values, roughly. */
const heapMegabytes = 1024;

export function guardProcess({ moduleUrl, env, limitS, tickMs = 500 }: Guard): GuardedProcess {
  let running: Promise<ChildProcess> | undefined;

  const start = (): Promise<ChildProcess> => {
    const child = fork(fileURLToPath(moduleUrl), {
      env: { ...process.env, TZ: 'UTC', LC_ALL: 'C', ...env },
      execArgv: ['--import', 'tsx', `--max-old-space-size=${String(heapMegabytes)}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    return new Promise((resolve, reject) => {
      child.once('message', () => {
        resolve(child);
      });
      child.once('exit', (code) => {
        reject(new Error(`the process did not start: ${String(code)}`));
      });
    });
  };

  const ask = async (question: Question): Promise<Answer> => {
    running ??= start();
    const child = await running;
    const { pid = 0 } = child;
    const cpuBeforeS = processorTimeS(pid);
    const startMs = performance.now();
    let said = '';
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-2000);
    };
    child.stderr?.on('data', hear);
    return new Promise((resolve) => {
      const settle = (answer: Answer): void => {
        clearInterval(ticker);
        child.off('message', hearAnswer);
        child.off('exit', hearExit);
        child.stderr?.off('data', hear);
        resolve(answer);
      };
      const usedMs = () => 1000 * ((processorTimeS(pid) ?? 0) - (cpuBeforeS ?? 0));
      const hearAnswer = (message: unknown): void => {
        settle(message as Answer);
      };
      const hearExit = (code: number | null, signal: string | null): void => {
        running = undefined;
        const detail = `ended with ${String(code ?? signal)}: ${said}`;
        settle({ outcome: bug('died', detail), cpuMs: usedMs(), peakMegabytes: 0 });
      };
      const ticker = setInterval(() => {
        const clockS = (performance.now() - startMs) / 1000;
        const cpuS = cpuBeforeS === undefined ? clockS / clockFactor : usedMs() / 1000;
        if (cpuS < limitS && clockS < 10 * clockFactor * limitS) return;
        running = undefined;
        const outcome = bug('hang', `no answer within ${String(limitS)} s of processor time`);
        settle({ outcome, cpuMs: 1000 * cpuS, peakMegabytes: 0 });
        child.kill('SIGKILL');
      }, tickMs);
      child.on('message', hearAnswer);
      child.on('exit', hearExit);
      child.send(question);
    });
  };

  return {
    ask,
    end: () => {
      void running?.then((child) => child.kill());
      running = undefined;
    },
  };
}

/** Of a process and its threads, in seconds; undefined where the system does not tell (proc(5): fields 14 and 15, in hundredths). */
function processorTimeS(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return undefined;
  }
}
