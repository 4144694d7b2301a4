import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSync } from 'vite';

/** A node of a syntax tree, as far as it is looked at. */
type Node = { readonly type?: string; readonly await?: boolean };

/** Whether a piece of code awaits something outside of every function. */
export function waitsAtItsTop(code: string): boolean {
  return /\bawait\b/.test(code) && awaits(parseSync('piece.js', code).program);
}

function awaits(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(awaits);
  if (typeof node !== 'object' || node === null) return false;
  const { type = '', await: each = false } = node as Node;
  if (type === 'AwaitExpression' || (type === 'ForOfStatement' && each)) return true;
  // A function waits when it is called; a class body's own code is in functions or fields, which wait for nothing.
  if (/Function|^MethodDefinition$|^PropertyDefinition$|^StaticBlock$/.test(type)) return false;
  return Object.values(node).some(awaits);
}

/**
 * Fails where a piece of code in the build, of a page or a worker, waits at its top: see [Note: Nothing waits at the top].
 *
 * @throws with the names of such pieces.
 */
export async function checkWaiting(folder: string): Promise<void> {
  const paths = (await readdir(folder, { recursive: true })).filter(
    (path) => /[\\/]immutable[\\/]/.test(path) && path.endsWith('.js'),
  );
  const waiting: string[] = [];
  for (const path of paths) if (waitsAtItsTop(await readFile(join(folder, path), 'utf8'))) waiting.push(path);
  if (waiting.length > 0)
    throw new Error(
      `code that waits at its top, which WebKit runs in the wrong order: ${waiting.sort().join(', ')}`,
    );
}
