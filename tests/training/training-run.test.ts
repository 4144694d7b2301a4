import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findPython } from '../../models/training/find-python.ts';

const python = findPython();
const title = 'makes a model and a card from simulation alone';

describe('the command that trains the domain model', () => {
  test.skipIf(python === undefined)(
    python === undefined ? `${title} (skipped: no Python with torch)` : title,
    () => {
      const work = mkdtempSync(join(tmpdir(), 'benchside-training-'));
      const run = ['--import', 'tsx', 'models/training/run.ts', '--recipe', 'test', '--work', work];
      const first = spawnSync(process.execPath, run, { encoding: 'utf8' });
      expect(first.status, first.stderr).toBe(0);
      const out = join(work, 'domains-1');
      const card = JSON.parse(readFileSync(join(out, 'card.json'), 'utf8')) as Record<string, unknown>;
      expect(card).toMatchObject({ id: 'domains-1', licence: 'MIT', training: { recipe: 'test' } });
      expect(card['exportDiffersFromPyTorchBy']).toBeLessThan(1e-5);
      expect(existsSync(join(out, 'model.onnx'))).toBe(true);
      rmSync(work, { recursive: true });
    },
    400_000,
  );
});
