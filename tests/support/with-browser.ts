/**
 * `with-browser COMMAND …`: runs a command beside the production build. Finds a browser (or installs one), and the
 * headless shell that journeys start instead where there is one, builds where needed, serves on a free port, and tells
 * the command through the environment.
 */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { buildIfStale } from '#cli/build-if-stale.ts';
import { findBrowser, shellOr } from '#cli/find-browser.ts';
import { projectRoot } from '#cli/project-root.ts';
import { serveFolder } from '#cli/static-server.ts';

const [command, ...args] = process.argv.slice(2);
if (command === undefined) throw new Error('name the command to run');

const folder = await buildIfStale(console.log);
const browser = await findBrowser(console.log);
const shell = shellOr(browser);
console.log(`Browser: ${browser.found}${shell === browser ? '' : `; for journeys ${shell.found}`}`);
const server = await serveFolder(folder);

const child = spawn(command, args, {
  cwd: projectRoot,
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: {
    ...process.env,
    PATH: [join(projectRoot, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
    BENCHSIDE_BROWSER: JSON.stringify(browser),
    BENCHSIDE_SHELL: JSON.stringify(shell),
    // What the command runs itself starts the same one.
    ...('executablePath' in shell.launch ? { BENCHSIDE_CHROMIUM: shell.launch.executablePath } : {}),
    BENCHSIDE_URL: server.url,
  },
});
const code = await new Promise<number | null>((resolve, reject) => {
  child.once('error', reject);
  child.once('exit', resolve);
});
await server.close();
process.exitCode = code ?? 1;
