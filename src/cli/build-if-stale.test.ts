import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashSources } from './build-if-stale.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'benchside-sources-'));
  await mkdir(join(root, 'src/core'), { recursive: true });
  await mkdir(join(root, 'src/cli'));
  await writeFile(join(root, 'src/core/a.ts'), 'one');
  await writeFile(join(root, 'vite.config.ts'), 'config');
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

test('a build is stale when a source, a config or a name changes', async () => {
  const before = await hashSources(root);
  expect(await hashSources(root)).toBe(before);
  await writeFile(join(root, 'src/core/a.ts'), 'two');
  const edited = await hashSources(root);
  await writeFile(join(root, 'vite.config.ts'), 'other');
  const configured = await hashSources(root);
  await writeFile(join(root, 'src/core/b.ts'), '');
  const added = await hashSources(root);
  expect(new Set([before, edited, configured, added]).size).toBe(4);
});

test('tests, read-mes and command-line code do not make a build stale', async () => {
  const before = await hashSources(root);
  await writeFile(join(root, 'src/core/a.test.ts'), 'test');
  await writeFile(join(root, 'src/core/README.md'), 'about');
  await writeFile(join(root, 'src/cli/serve.ts'), 'serve');
  expect(await hashSources(root)).toBe(before);
});
