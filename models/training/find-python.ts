import { spawnSync } from 'node:child_process';

/** A Python that has torch and onnx, by its command; undefined where none is found. PYTHON names one to try first. */
export function findPython(): string | undefined {
  const tried = [process.env['PYTHON'], 'python3', '/usr/bin/python3', 'python'];
  return tried.find(
    (command) =>
      command !== undefined &&
      command !== '' &&
      spawnSync(command, ['-c', 'import torch, onnx, numpy'], { stdio: 'ignore' }).status === 0,
  );
}
