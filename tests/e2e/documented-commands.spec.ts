import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { projectRoot } from '#cli/project-root.ts';
import { violations, type JsonSchema } from '#core/json-schema.ts';
import { examplesOf } from '../support/documented-examples.ts';
import { expect, test } from './journey.ts';
import { brokenFile, plainFile, writeFolder } from './plain-files.ts';

const execute = promisify(execFile);

/** What "npm run batch --" starts, from any folder. */
const program = [
  process.execPath,
  '--import',
  pathToFileURL(join(projectRoot, 'node_modules/tsx/dist/loader.mjs')).href,
  join(projectRoot, 'src/cli/batch.ts'),
]
  .map((word) => `'${word}'`)
  .join(' ');

test('the commands in docs/api.md do what it says, and the JSON is what its schema says', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'benchside-documented-'));
  const files = await writeFolder({ 'good.csv': plainFile(1), 'deep/er/bad.csv': brokenFile });
  await rename(files, join(folder, 'FOLDER'));
  const commands = examplesOf('docs/api.md').filter(({ language }) => language === 'sh');
  expect(commands).toHaveLength(2);
  for (const { code } of commands)
    await execute('sh', ['-ec', code.replaceAll('npm run batch --', program)], { cwd: folder });

  const text = (name: string) => readFile(join(folder, name), 'utf8');
  expect((await text('results.csv')).trim().split('\n')).toHaveLength(3);
  expect(await text('all.csv')).toMatch(/good\.csv;COMPLETED/);
  const schemaPath = join(projectRoot, 'static/schemas/benchside-results-1.schema.json');
  const schema = JSON.parse(await readFile(schemaPath, 'utf8')) as JsonSchema;
  expect(violations(schema, JSON.parse(await text('results.json')))).toEqual([]);
});
