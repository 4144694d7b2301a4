import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { projectRoot } from './project-root.ts';

/** What the build is made of; a change in any of it makes the build stale. */
const sources = [
  'src',
  'static',
  'models',
  'package-lock.json',
  'svelte.config.js',
  'tsconfig.json',
  'vite.config.ts',
  'wuchale.config.js',
];
/** What pages are served with is written into them; the rest makes the build. */
const madeBy =
  /^src\/cli\/(bundle-words|content-policy|headers|finish-build|guard-scripts|inline-guards|join-first-code|name-first-code|pack-texts)\./;
/** What a build makes of the catalogues beside them. */
const made = /^src\/language\/(\.wuchale\/|data\.js$)/;
/** Parts of those that never reach the build. */
const isLeftOut = (path: string) =>
  path.endsWith('.test.ts') ||
  path.endsWith('README.md') ||
  made.test(path) ||
  (path.startsWith('src/cli/') && !madeBy.test(path)) ||
  path.startsWith('models/training/');

/** Hex SHA-256 over names and contents of everything the build is made of, below `root`. */
export async function hashSources(root: string): Promise<string> {
  const paths: string[] = [];
  for (const source of sources) {
    const full = join(root, source);
    if (!existsSync(full)) continue;
    const entries = source.includes('.')
      ? [full]
      : (await readdir(full, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name));
    paths.push(...entries.map((path) => relative(root, path).replaceAll('\\', '/')));
  }
  const hash = createHash('sha256');
  for (const path of paths.filter((path) => !isLeftOut(path)).sort()) {
    const content = await readFile(join(root, path));
    hash.update(`${path}\n${String(content.byteLength)}\n`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Builds the app unless `build/` was made from the sources as they are; gives the folder to serve.
 * The stamp lies inside `build/`, which every build empties: a build made by hand is never taken for another.
 *
 * @throws when the build fails; its messages are on the terminal.
 */
export async function buildIfStale(say: (line: string) => void): Promise<string> {
  const folder = join(projectRoot, 'build');
  const stamp = join(folder, '.sources-sha256');
  const hash = await hashSources(projectRoot);
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === hash) return folder;
  say('Building the app …');
  await runBuild();
  await writeFile(stamp, hash);
  return folder;
}

/** In a process of its own, so that the bundler's memory is gone when the app is served; quiet unless it fails. */
async function runBuild(): Promise<void> {
  const vite = join(projectRoot, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  process.stderr.write(Buffer.concat(output));
  throw new Error(`the build ended with exit code ${String(code)}`);
}
