/** `npm run verify`: types and lint side by side, as each keeps one core busy; then the unit tests. */
import { spawn } from 'node:child_process';

/** Resolves with the exit code of an npm script. */
function run(script) {
  return new Promise((resolve) => {
    const child = spawn(`npm run ${script}`, { shell: true, stdio: 'inherit' });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const codes = await Promise.all([run('check'), run('lint')]);
process.exitCode = codes.find((code) => code !== 0) ?? (await run('unit'));
