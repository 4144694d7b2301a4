/**
 * Runs `npm ci` when the installed packages are not those of package-lock.json; silent when there is nothing to do.
 * Plain JavaScript without a dependency: it is the first thing that runs on a machine with only Node and git.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const lockFile = new URL('package-lock.json', root);
const stampFile = new URL('node_modules/.installed-lock-sha256', root);
/** npm's own record of what it installed. */
const installedFile = new URL('node_modules/.package-lock.json', root);

const lockText = readFileSync(lockFile, 'utf8');
const lockHash = createHash('sha256').update(lockText).digest('hex');

/** Whether an installation made by hand is the lockfile's: same version of every package, only optional ones absent. */
function isInstalledByHand() {
  if (!existsSync(installedFile)) return false;
  const wanted = Object.entries(JSON.parse(lockText).packages ?? {}).filter(([path]) => path !== '');
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages ?? {};
  return wanted.every(([path, { version, optional, devOptional }]) => {
    const found = installed[path];
    return found === undefined ? optional === true || devOptional === true : found.version === version;
  });
}

const isStamped = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lockHash;
if (!isStamped) {
  if (!isInstalledByHand()) {
    console.log('Installing the packages of package-lock.json …');
    // The build's tools are development packages, and wanted whatever NODE_ENV says.
    const args = ['ci', '--include=dev'];
    const npmScript = process.env['npm_execpath'];
    const cwd = fileURLToPath(root);
    const { status, error } =
      npmScript !== undefined && npmScript.endsWith('.js')
        ? spawnSync(process.execPath, [npmScript, ...args], { cwd, stdio: 'inherit' })
        : spawnSync('npm', args, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
    if (status !== 0) {
      console.error(`npm ci did not succeed${error === undefined ? '' : `: ${error.message}`}`);
      process.exit(status ?? 1);
    }
  }
  writeFileSync(stampFile, lockHash);
}
