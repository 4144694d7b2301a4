/**
 * `npm run verify`: types, lint and the build, two at a time, as each keeps one core busy and the longest comes first;
 * then the unit tests, which keep all of them busy and some of which tell time.
 */
import { spawn } from 'node:child_process';

const inTurn = ['lint:code', 'check', 'build:if-stale', 'lint:format', 'lint:boundaries', 'lint:words'];
const atOnce = 2;

/** Resolves with the exit code of an npm script. */
function run(script) {
  return new Promise((resolve) => {
    const child = spawn(`npm run ${script}`, { shell: true, stdio: 'inherit' });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Takes scripts off the list until it is empty, and goes on after one that fails; resolves with the first code that is not 0. */
async function runFrom(waiting) {
  let worst = 0;
  for (let script = waiting.shift(); script !== undefined; script = waiting.shift()) {
    const code = await run(script);
    if (worst === 0) worst = code;
  }
  return worst;
}

const waiting = [...inTurn];
const codes = await Promise.all(Array.from({ length: atOnce }, () => runFrom(waiting)));
process.exitCode = codes.find((code) => code !== 0) ?? (await run('unit'));
